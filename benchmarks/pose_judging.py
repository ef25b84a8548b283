"""How far a pose model's landmarks, and what the coach reads of them, are from the rendered figure's truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.pose_pictures import ASPECT, VIEWS, Array, Shot
from unhunch.coach import geometry
from unhunch.coach.bars import Bar, bar
from unhunch.coach.frame import Frame
from unhunch.coach.measures import COUNT_GATE, FORM_GATE, MEASURES, read

# What a landmark model is asked for; hands' and feet's small points and the inner eyes are left out.
COUNTED = (0, 2, 5, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28)
# From this share of it on the truth says that a landmark is in sight.
CLEAR = 0.6
SHOULDERS, HIPS = (11, 12), (23, 24)
JUDGED = "where the coach judges"
LEAST_TRUNK = 0.05
HALF_TURN = 180.0
FEWEST = 8
GATES = ((0.0, COUNT_GATE), (COUNT_GATE, FORM_GATE), (FORM_GATE, 1.01))

Looked = tuple[Shot, Array | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """One view's pictures: the share in which somebody was found, and how far landmarks in sight are off.

    `off` and `trivial` are the median and the ninth decile in per cent of the trunk; the trivial answer is each
    landmark's mean place. `swapped` is the share of those found whose left and right are changed.
    """

    view: str
    pictures: int
    found: float
    off: tuple[float, float]
    trivial: tuple[float, float]
    swapped: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gated:
    """Landmarks between two visibilities as the model says them: how many, how far off, which share is truly hidden."""

    low: float
    high: float
    landmarks: int
    off: tuple[float, float]
    hidden: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One measure from one view: errors against the body's own, as root mean squares in its unit.

    `pictures` are those that the coach judges from there and of which it reads the measure, of so many `asked`.
    `trivial` is that of the truth's own mean, `ideal` that of perfect landmarks, `off` that of the model's with its
    `median` and `bias`; `model` is against what perfect landmarks would read, and `change` the same of a change within
    an exercise. `unchanged` is what saying that nothing changes is off by: the trivial answer there. `claimed` is the
    coach's error bar.
    """

    measure: str
    view: str
    unit: str
    pictures: int
    asked: int
    trivial: float
    ideal: float
    median: float
    off: float
    bias: float
    model: float
    change: float
    unchanged: float
    claimed: Bar

    @property
    def holds(self) -> bool:
        """Whether the claims are as large as the errors, and a change is claimed to be told only where it is."""
        told = not self.claimed.tells or self.change < self.unchanged
        return self.off <= self.claimed.value and self.change <= self.claimed.change and told


def flat(landmarks: Array) -> Array:
    """Both places of each landmark (33, 2) in picture heights."""
    return np.asarray(landmarks[:, :2] * np.array([ASPECT, 1]))


def trunk(points: Array) -> float:
    """The trunk's length in the picture."""
    return float(np.linalg.norm(points[list(SHOULDERS)].mean(axis=0) - points[list(HIPS)].mean(axis=0)))


def off_share(shot: Shot, guess: Array) -> Array:
    """How far each counted landmark (17,) is from the truth, in per cent of the true trunk."""
    truth, got = flat(shot.truth), flat(guess)
    apart = np.linalg.norm(truth[list(COUNTED)] - got[list(COUNTED)], axis=1)
    return np.asarray(apart / max(trunk(truth), LEAST_TRUNK) * 100)


def in_sight(shot: Shot) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which counted landmarks (17,) can be seen in truth."""
    return np.asarray(shot.truth[list(COUNTED), 3] > CLEAR)


def placed(rows: Sequence[Looked]) -> Iterator[Placed]:
    """Each view's landmarks, and those of the pictures that the coach judges."""
    for view in (*VIEWS, JUDGED):
        here = [(shot, seen) for shot, seen in rows if (shot.coached if view == JUDGED else shot.view == view)]
        found = [(shot, seen) for shot, seen in here if seen is not None]
        means = mean_places([shot for shot, _ in here])
        yield Placed(
            view=view,
            pictures=len(here),
            found=len(found) / len(here),
            off=_spread([off_share(shot, seen)[in_sight(shot)] for shot, seen in found]),
            trivial=_spread([off_share(shot, means[shot.view])[in_sight(shot)] for shot, _ in here]),
            swapped=sum(is_swapped(shot, seen) for shot, seen in found) / max(1, len(found)),
        )


def mean_places(taken: Sequence[Shot]) -> dict[str, Array]:
    """For each view the mean place of each landmark (33, 4): an answer that needs no picture."""
    return {view: np.mean([one.truth for one in taken if one.view == view], axis=0) for view in {o.view for o in taken}}


def is_swapped(shot: Shot, guess: Array) -> bool:
    """Whether left and right fit the truth better when they are changed, where they lie apart at all."""
    truth, got = flat(shot.truth), flat(guess)
    pairs = np.array([(11, 12), (23, 24)])
    as_told = np.linalg.norm(truth[pairs] - got[pairs], axis=-1).sum()
    changed = np.linalg.norm(truth[pairs] - got[pairs[:, ::-1]], axis=-1).sum()
    return bool(changed < as_told - 0.1 * trunk(truth))


def _spread(parts: Sequence[Array]) -> tuple[float, float]:
    values = np.concatenate(parts) if parts else np.zeros(0)
    return (float(np.median(values)), float(np.percentile(values, 90))) if len(values) else (np.nan, np.nan)


def gated(rows: Sequence[Looked]) -> Iterator[Gated]:
    """The landmarks by how sure the model is of them."""
    found = [(shot, seen) for shot, seen in rows if seen is not None]
    sure = np.concatenate([seen[list(COUNTED), 3] for _, seen in found])
    off = np.concatenate([off_share(shot, seen) for shot, seen in found])
    sight = np.concatenate([in_sight(shot) for shot, _ in found])
    for low, high in GATES:
        here = (sure >= low) & (sure < high)
        hidden = float(np.mean(~sight[here])) if here.any() else np.nan
        yield Gated(low=low, high=high, landmarks=int(here.sum()), off=_spread([off[here]]), hidden=hidden)


def told_view(rows: Sequence[Looked]) -> float:
    """The share of the pictures that the coach judges in which it takes the view for the right one."""
    here = [(shot, seen) for shot, seen in rows if shot.coached and seen is not None]
    right = [geometry.view_of(geometry.outline(frame_of(seen))) == shot.view for shot, seen in here]
    return sum(right) / max(1, len(right))


def frame_of(landmarks: Array) -> Frame:
    """The coach's frame of landmarks (33, 4)."""
    return Frame(0.0, landmarks.tolist(), ASPECT)


def reads(rows: Sequence[Looked]) -> Iterator[Read]:
    """Each measure from each of its views, on the exercises that the coach judges from there."""
    for name, measure in MEASURES.items():
        for view in ("front", "side"):
            here = [(shot, seen) for shot, seen in rows if shot.coached and shot.view == view and seen is not None]
            if measure.view in (None, view):
                found = _read(name, view, here)
                if found is not None:
                    yield found


def _read(name: str, view: str, here: Sequence[tuple[Shot, Array]]) -> Read | None:
    kept = []
    for shot, seen in here:
        exact = shot.exact[name]
        value, ideal = read(frame_of(seen), name, view=view), read(frame_of(shot.truth), name, 0.0, view=view)
        if value is not None and ideal is not None:
            kept.append((shot.exercise, exact, _turn(value - exact), _turn(ideal - exact)))
    if len(kept) < FEWEST:
        return None
    names = np.array([row[0] for row in kept])
    true, off, ideal_off = (np.array([row[column] for row in kept]) for column in (1, 2, 3))
    by_model = np.array([_turn(value) for value in off - ideal_off])
    return Read(
        measure=name,
        view=view,
        unit=MEASURES[name].unit,
        pictures=len(kept),
        asked=len(here),
        trivial=float(true.std()),
        ideal=_rms(ideal_off),
        median=float(np.median(np.abs(off))),
        off=_rms(off),
        bias=float(off.mean()),
        model=_rms(by_model),
        change=within(names, by_model),
        unchanged=within(names, true),
        claimed=bar(name, view),
    )


def within(names: np.ndarray[tuple[int], np.dtype[np.str_]], off: Array) -> float:
    """The error of a change between two moments of one exercise: what is off alike in both falls out of it."""
    groups = [off[names == name] for name in np.unique(names)]
    several = [group for group in groups if len(group) > 1]
    if not several:
        return float("nan")
    squares = sum(float(((group - group.mean()) ** 2).sum()) for group in several)
    return float(np.sqrt(2 * squares / sum(len(group) - 1 for group in several)))


def _rms(values: Array) -> float:
    return float(np.sqrt(np.mean(values**2)))


def _turn(off: float) -> float:
    """A difference of two angles, at most half a turn; differences in per cent are never so large."""
    return (off + HALF_TURN) % (2 * HALF_TURN) - HALF_TURN
