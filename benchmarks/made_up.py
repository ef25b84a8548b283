"""The coach on made-up people, whose truth is known: other bodies, tempo, range and camera than those it was made with.

A regression test, never called accuracy: a made-up person has no clothes, and a made-up detector no bad day.

Holds miss what is to be reached (98 % within 0.4 s), after these methods, chosen on the woman and the man, of whom 48
of 53 were within: the position from 0.9 of a person's own way on instead of 0.88 (49; here 52 of 54), from 0.92 on (46;
49 of 54), and a border that unrest lowers by one of its standard deviations instead of one and a half (50; 52 of 54:
shipped). What is missed are slow ways into the position, begun half a second early.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.row import Row
from tests.practising import practising
from unhunch.body.landmarks import landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.measures import MEASURES as EXACT
from unhunch.body.practice import Practice, holds_s, practised, repetitions
from unhunch.body.seeing import framing
from unhunch.body.truth import Asked, Filmed, filmed
from unhunch.coach import Frame, measure
from unhunch.coach.frame import Point
from unhunch.coach.measures import COUNT_GATE, bar_of, read
from unhunch.coach.measuring import HOLD_ERROR_S, UNCLEAR_HOLD_ERROR_S
from unhunch.coach.targets import TARGETS
from unhunch.coach.ways import is_clocked

Array = NDArray[np.float64]

# The coach's constants were set on the woman and the man.
BODIES: Final = ("older", "heavier")
WAYS: Final = ((0.7, 0.8, 25.0), (1.3, 1.2, -25.0), (1.0, 1.0, 0.0))
NOISE: Final = 0.01
FRAMES_PER_S: Final = 10.0
HOLD_S: Final = 0.4
SHARE: Final = 0.98
ASPECT: Final = 4 / 3
UP_DEG: Final = 4.0
# How quickly each of so many holds is come to and left, as a share of what is drawn.
PACES: Final = (0.75, 1.0, 1.25)
HELD: Final = 3
EXERCISES: Final = (
    "lateral-raise-band", "wall-angel", "knee-bends", "neck-flexion", "chin-tuck", "gentle-neck-stretch", "seated-row",
    "overhead-arm-reach", "bent-over-row", "bridge",
)  # fmt: skip


def rows() -> Iterator[Row]:
    """Holds, and each measure's error at its best view."""
    held: list[tuple[str, float, float]] = []
    errors: dict[tuple[str, str], list[Array]] = {}
    for exercise in EXERCISES:
        for number, (body, way) in enumerate((body, way) for body in BODIES for way in WAYS):
            film, practice = _film(exercise, body, way, number)
            frames = _frames(film, TARGETS[exercise].around_deg + way[2])
            held.append((exercise, *_hold_error(exercise, practice, frames)))
            for name, found in _errors(exercise, film, frames):
                errors.setdefault((name, TARGETS[exercise].camera), []).append(found)
    for sure, name in ((True, "seconds of a hold"), (False, "seconds of a hold too small to be told from noise")):
        yield _hold_row(name, [one for one in held if (one[2] < UNCLEAR_HOLD_ERROR_S) == sure], judged=sure)
    yield _each_hold()
    # Every frame has the roll of a face model.
    for (name, view), parts in sorted(errors.items()):
        off, claim = np.concatenate(parts), bar_of(name, frames[0], view).value
        rms = float(np.sqrt(np.mean(off**2)))
        value = f"{rms:.1f} RMSE, {np.std(off):.1f} without bias, of {len(off)} frames"
        yield Row(name=f"made-up people: {name}, {view}", value=value, limit=f"{claim:g} claimed", holds=rms <= claim)


def _hold_row(name: str, held: Sequence[tuple[str, float, float]], *, judged: bool) -> Row:
    inside = sum(abs(off) <= HOLD_S for _, off, _ in held)
    bad = ", ".join(f"{exercise} {off:+.1f} s" for exercise, off, _ in held if not abs(off) <= HOLD_S)
    value = f"{inside} of {len(held)} within {HOLD_S:g} s" + (f"; not: {bad}" if bad else "")
    holds = inside >= SHARE * len(held) if judged else None
    return Row(
        name=f"made-up people: {name}", value=value, limit=f"{HOLD_S:g} s for 98 %" if judged else "", holds=holds
    )


def _each_hold() -> Row:
    """How far off each of three holds is of every exercise whose holds can be clocked, nothing hidden."""
    offs = []
    for exercise, target in TARGETS.items():
        motion = shipped_motions().get(exercise)
        if motion is None or not target.hold_s or not target.watches or not is_clocked(target.watches[0]):
            continue
        for pace in PACES:
            found = measure(practising(exercise, pace, repetitions=HELD, seed=len(exercise)), exercise)["hold_s"]
            offs.append(found.value / HELD - sum(holds_s(motion, pace)))
    rms = float(np.sqrt(np.mean(np.square(offs))))
    inside = sum(abs(off) <= HOLD_S for off in offs)
    return Row(
        name="made-up people: seconds of each of three holds, every exercise whose holds can be clocked",
        value=f"{rms:.2f} RMSE, {inside} of {len(offs)} within {HOLD_S:g} s",
        limit=f"{HOLD_ERROR_S:g} claimed",
        holds=rms <= HOLD_ERROR_S,
    )


def _film(exercise: str, body: str, way: tuple[float, float, float], seed: int) -> tuple[Filmed, Practice]:
    pace, share, aside = way
    practice = Practice(repetitions=1, pace=pace, range=share, still_s=1.0)
    asked = Asked(
        body=body,
        frames_per_s=FRAMES_PER_S,
        around_deg=TARGETS[exercise].around_deg + aside,
        noise_share=NOISE,
        seed=seed,
        practice=practice,
    )
    return filmed(shipped_motions()[exercise], asked), practice


def _frames(film: Filmed, around_deg: float) -> list[Frame]:
    """The frames, with the roll of the line between the eyes as a face model gives it."""
    eyes = framing(film.track, around_deg, UP_DEG).project(landmarks(film.track)[:, (2, 5)])[..., :2]
    line = (eyes[:, 0] - eyes[:, 1]) * np.array([ASPECT, 1.0])
    roll = np.degrees(np.arctan2(line[:, 1], line[:, 0]))
    return [
        Frame(float(time), tuple(Point(x, y, z, sure) for x, y, z, sure in points), ASPECT, float(angle))
        for time, points, angle in zip(film.times_s, film.frames.tolist(), roll, strict=True)
    ]


def _hold_error(exercise: str, practice: Practice, frames: Sequence[Frame]) -> tuple[float, float]:
    """Seconds too many, and the error bar that the coach tells; not numbers where the hold was not seen."""
    motion = practised(shipped_motions()[exercise], practice)
    true = sum(one.hold_to_s - one.hold_from_s for one in repetitions(motion, practice))
    found = measure(frames, exercise).get("hold_s")
    return (found.value - true, found.error) if found else (float("nan"), 0.0)


def _errors(exercise: str, film: Filmed, frames: Sequence[Frame]) -> Iterator[tuple[str, Array]]:
    """The errors (N,) of each measure that the exercise watches, in the frames that show it; sides are put together."""
    for watch in TARGETS[exercise].watches:
        true = EXACT[watch.measure](film.track)
        values = [read(frame, watch.measure, COUNT_GATE) for frame in frames]
        off = [value - want for value, want in zip(values, true, strict=True) if value is not None]
        if off:
            yield watch.measure.removesuffix("_l").removesuffix("_r"), np.array(off)
