"""What the coach measures, against people whose truth is known: python -m benchmarks.coach_measuring

Right or wrong, and the arm's peak, on recordings of real people (`benchmarks.motion_data`); people are never in both
the part that is learned from and the part that is judged. Angles and holds on made-up people, which are a regression
test and never called accuracy. Each row has the trivial way beside it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks import coach_learning as learning
from benchmarks.against_vicon import against_vicon
from benchmarks.made_up import rows as made_up_rows
from benchmarks.motion_data import (
    MOVEMENTS,
    Recorded,
    flat_on,
    missing,
    other_handed,
    recorded,
)
from benchmarks.row import Row, print_rows
from unhunch.coach.movement import movement

Array = NDArray[np.float64]
Moved = Sequence[dict[str, float]]
Fit = Callable[[Array, Array], Callable[[Array], Array]]

RIDGE_HOLD: Final = 100.0
WIDEN: Final = 0.3
NEIGHBOURS: Final = 9
SAMPLES: Final = 20


def rows() -> Iterator[Row]:
    """All rows."""
    reason = missing()
    if reason:
        yield Row(name="the coach on real people", value=f"skipped: {reason}")
    else:
        known = list(recorded())
        yield from _right_or_wrong(known)
        yield from against_vicon(known)
    yield from made_up_rows()


def _right_or_wrong(known: Sequence[Recorded]) -> Iterator[Row]:
    moved = [learning.both_views(one) for one in known]
    raw = np.array([_resampled(one.joints) for one in known])
    one_person_out = "right or wrong, one person left out, balanced accuracy: "
    trivial = _left_out(known, [raw], raw, _ridge)
    yield Row(name=one_person_out + "trivial, ridge on all places", value=_told(trivial), limit="0.875 (read)")
    space, flat = (
        [learning.table([one[kind][view] for one in moved], kind) for view in (0, 1)] for kind in ("space", "flat")
    )
    shipped = _left_out(known, space, space[0], _logistic)
    yield Row(
        name=one_person_out + "logistic on ranges and spreads (shipped)",
        value=_told(shipped),
        limit="reach 0.90, aim 0.94",
        holds=float(np.mean(list(shipped.values()))) >= 0.90,
    )
    for name, fit in (("ridge", _ridge), ("Gaussian", _gaussian), ("nearest neighbours", _nearest)):
        found = _left_out(known, space, space[0], fit)
        yield Row(name=f"{one_person_out}{name} on the same", value=_told(found))
    lens = _left_out(known, space, space[1], _logistic)
    yield Row(name=one_person_out + "shipped, seen by a near lens", value=_told(lens))
    plane = _left_out(known, flat, flat[0], _logistic)
    yield Row(name=one_person_out + "shipped, without depth", value=_told(plane))
    turned = learning.table([movement(flat_on(other_handed(one.joints))) for one in known], "space")
    same = float(np.max(np.abs(turned - space[0])))
    yield Row(name="the same, done by the other hand", value=f"features differ by {same:.1e} at most", limit="0")


def _told(by_exercise: dict[str, float]) -> str:
    parts = ", ".join(f"{name.removeprefix('shoulder-')} {value:.2f}" for name, value in by_exercise.items())
    return f"{np.mean(list(by_exercise.values())):.3f} ({parts})"


def _left_out(known: Sequence[Recorded], learn: Sequence[Array], judge: Array, fit: Fit) -> dict[str, float]:
    """Balanced accuracy by exercise; each person is judged by what was learned from the others."""
    found = {}
    for exercise in MOVEMENTS.values():
        chosen = np.array([one.exercise == exercise for one in known])
        person = np.array([one.person for one in known])
        right = np.array([one.right for one in known])
        said = np.zeros(len(known))
        for who in np.unique(person):
            others, own = chosen & (person != who), chosen & (person == who)
            rule = fit(np.concatenate([table[others] for table in learn]), np.tile(right[others], len(learn)))
            said[own] = rule(judge[own])
        found[exercise] = float(
            np.mean([np.mean(said[chosen & right] > 0), np.mean(said[chosen & ~right] <= 0)]),
        )
    return found


def _logistic(features: Array, right: Array) -> Callable[[Array], Array]:
    rule = learning.learned(features, right.astype(float), 2 * learning.HOLD)
    return lambda rows_: learning.judged(rows_, rule)


def _scaled(features: Array) -> Callable[[Array], Array]:
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    return lambda rows_: np.asarray(np.clip((rows_ - mean) / spread, -3, 3))


def _ridge(features: Array, right: Array) -> Callable[[Array], Array]:
    scale = _scaled(features)
    x = np.c_[scale(features), np.ones(len(features))]
    weights = x.T @ np.linalg.solve(x @ x.T + RIDGE_HOLD * np.eye(len(x)), 2.0 * right - 1)
    return lambda rows_: np.asarray(np.c_[scale(rows_), np.ones(len(rows_))] @ weights)


def _gaussian(features: Array, right: Array) -> Callable[[Array], Array]:
    scale = _scaled(features)
    x = scale(features)
    parts = [(x[right == kind].mean(axis=0), x[right == kind].var(axis=0) + WIDEN) for kind in (False, True)]

    def judged(rows_: Array) -> Array:
        wrong, good = (-(((scale(rows_) - mean) ** 2 / wide) + np.log(wide)).sum(axis=1) for mean, wide in parts)
        return np.asarray(good - wrong)

    return judged


def _nearest(features: Array, right: Array) -> Callable[[Array], Array]:
    scale = _scaled(features)
    x = scale(features)

    def judged(rows_: Array) -> Array:
        far = ((scale(rows_)[:, None] - x[None]) ** 2).sum(axis=-1)
        return np.asarray(right[np.argsort(far, axis=1)[:, :NEIGHBOURS]].mean(axis=1) - 0.5)

    return judged


def _resampled(joints: Array) -> Array:
    """All places of all upper joints, against the hips, at 20 moments."""
    places = (joints - joints[:, (14, 18)].mean(axis=1)[:, None])[:, :14].reshape(len(joints), -1)
    moments = np.linspace(0, len(joints) - 1, SAMPLES)
    return np.array([np.interp(moments, np.arange(len(joints)), column) for column in places.T]).ravel()


def main() -> int:
    """Print the rows; 1 where one misses its reach."""
    return print_rows(rows())


if __name__ == "__main__":
    raise SystemExit(main())
