"""The live coach on made-up people whose truth is known: other bodies, tempo, range and camera than it was made with.

Each makes one right repetition, two with a fault planted where there is one, and two right ones. A regression test,
never called accuracy: a made-up person has no clothes, and a made-up detector no bad day.

Why they were missed was looked for on these people too, so they are no longer new to the coach. What to change was
chosen on the woman and the man (20 degrees off, tempo and range by a quarter and 15 %) in all 55 exercises that are
judged: 427 to 485 repetitions of 550, 174 to 185 holds of 440, faults F1 0.57 to 0.59; and on UI-PRMD's people.
Ranking what is watched by the error of a change was tried there as well: 479 repetitions, the same share of holds, F1
0.61.

All four rows miss what is to be reached, after these methods.

Repetitions (98 of 100): the counter alone (81, none too many); the phases alone once the neutral is known (85, and 8
too many); the counter only where the phases agree (94, 2 too many, but named sets of UI-PRMD fall from an OBO of
0.979 to 0.938); the phases from their first whole repetition on until the two contradict each other (95, 2 too many,
UI-PRMD as it was: shipped). What is missed is a bridge whose shoulders both are hidden: nobody is seen there.

Holds (98 %): a person's own range as the middle of the last three, up to 1.5 of what is drawn (70 of 90, the position
is not reached again after going too far); never more than is drawn (74: shipped); the smallest of the last three (76,
but no better on the woman and the man). What is missed are that bridge, and slow ways into the position, begun 0.5 s
early.

Faults (F1 0.85): what is usual grows with the depth, up to 1.3 of what is drawn (0.67; the depth of a fault hid it);
up to what is drawn (0.71); a small movement's rest may be as far off as its measure (0.76); one eye will do (0.80:
shipped). What is missed are faults that are not looked for because the figure's mark is under 1.5 error bars (a shrug
with the arms overhead), hips behind the thighs of somebody who sits, and the bridge.

A step (50 us): one sum instead of a look at each value of a frame, the covariance at every other tick, and an outline
of the landmarks that are read with the nearer side found once (67 to 64 us at best on a busy machine: shipped). Half
of it is the counter's.
"""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from benchmarks.row import Row
from unhunch.body.landmarks import landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.motion import Motion
from unhunch.body.play import play
from unhunch.body.practice import Practice, clock, practised, repetitions
from unhunch.body.seeing import framing, jittered, seen
from unhunch.body.skeleton import load_skeleton
from unhunch.body.turning import Array
from unhunch.coach import Coach, Cue, Event, Frame, HoldDone, Repeated
from unhunch.coach.frame import fault_of
from unhunch.coach.hints import counting_hint
from unhunch.coach.live import LiveCounter
from unhunch.coach.targets import TARGETS
from unhunch.coach.ways import is_clocked, ways_of

# The coach's constants were set on the woman and the man.
WAYS: Final = (("older", 0.7, 0.8, 25.0), ("heavier", 1.3, 1.2, -25.0))
NOISE: Final = 0.01
FRAMES_PER_S: Final = 8.0
UP_DEG: Final = 4.0
ASPECT: Final = 4 / 3
EYES: Final = (2, 5)
STILL_S: Final = 3.0
HOLD_S: Final = 0.4
REPETITIONS: Final = 0.98
HOLDS: Final = 0.98
F1: Final = 0.85
STEP_US: Final = 50.0
# What finding one person in a picture costs a quiet core, by the model that a session looks with, where it is quickest
# (MediaPipe 0.10.31 `lite` on a film of 640 by 480; in a browser the same takes 21 ms and more).
POSE_US: Final = 9300.0
SHARE: Final = 0.01
ROUNDS: Final = 5
EXERCISES: Final[dict[str, str | None]] = {
    "lateral-raise-band": "shrug",
    "wall-angel": "shrug",
    "knee-bends": "going-too-deep",
    "neck-flexion": None,
    "gentle-neck-stretch": "trunk-lean",
    "seated-row": "leaning-back-to-pull",
    "overhead-arm-reach": "shrug",
    "bent-over-row": "round-back",
    "bridge": "arching-past-straight",
    "chin-tuck": "chin-up",
}
PARTS: Final = (1, 2, 2)


@dataclass(frozen=True, slots=True)
class Seen:
    """One film: what was done, and what the coach said of it."""

    exercise: str
    planted: str | None
    done: int
    hold_s: float
    events: tuple[Event, ...]


def rows() -> Iterator[Row]:
    """Repetitions, holds, faults, and what a step costs."""
    films = [_watched(name, fault, number) for name, fault in EXERCISES.items() for number in range(len(WAYS))]
    yield _counted(films)
    yield from _held(films)
    yield from _faults(films)
    yield from _cost()


def _watched(exercise: str, planted: str | None, number: int) -> Seen:
    body, pace, share, aside = WAYS[number]
    drawn = shipped_motions()[exercise]
    practice = Practice(repetitions=1, pace=pace, range=share)
    motion = practised(drawn, practice)
    frames = _frames(exercise, motion, planted, (body, pace, aside))
    coach = Coach(exercise)
    events = tuple(event for frame in frames for event in coach.step(frame))
    truth = next(repetitions(motion, practice))
    return Seen(exercise, planted, sum(PARTS), truth.hold_to_s - truth.hold_from_s, events)


def _frames(exercise: str, motion: Motion, planted: str | None, way: tuple[str, float, float]) -> list[Frame]:
    body, pace, aside = way
    skeleton = load_skeleton(body)
    parts: list[Array] = []
    rolls: list[Array] = []
    view = None
    for part, times in enumerate(PARTS):
        practice = Practice(repetitions=times, pace=pace, still_s=0.0 if part else STILL_S)
        _, moments = clock(motion, practice, FRAMES_PER_S)
        fault = motion.faults[planted] if planted is not None and part == 1 else None
        track = play(motion, skeleton, moments[1:], fault)
        view = view or framing(track, TARGETS[exercise].around_deg + aside, UP_DEG)
        parts.append(seen(track, view))
        eyes = view.project(landmarks(track)[:, EYES])[..., :2]
        line = (eyes[:, 0] - eyes[:, 1]) * np.array([ASPECT, 1.0])
        rolls.append(np.degrees(np.arctan2(line[:, 1], line[:, 0])))
    # A rest at the end, as people have: the last repetition is over before the camera is.
    points = np.concatenate([*parts, np.repeat(parts[-1][-1:], round(2 * FRAMES_PER_S), axis=0)])
    shaken = jittered(points, NOISE, len(exercise)).tolist()
    # From the front a face model gives the roll of the eyes' line; from the side there is none to give.
    turned = np.concatenate([*rolls, np.repeat(rolls[-1][-1:], round(2 * FRAMES_PER_S))]).tolist()
    front = TARGETS[exercise].camera == "front"
    return [
        Frame(at / FRAMES_PER_S, one, ASPECT, roll if front else None)
        for at, (one, roll) in enumerate(zip(shaken, turned, strict=True))
    ]


def _counted(films: Sequence[Seen]) -> Row:
    told = [(one, sum(isinstance(event, Repeated) for event in one.events)) for one in films]
    right = sum(min(count, one.done) for one, count in told)
    extra = sum(max(0, count - one.done) for one, count in told)
    done = sum(one.done for one in films)
    off = ", ".join(f"{one.exercise} {count}" for one, count in told if count != one.done)
    value = f"{right} of {done}, {extra} too many" + (f"; not 5: {off}" if off else "")
    return Row(
        name="live coach, made-up people: repetitions counted",
        value=value,
        limit=f"{REPETITIONS:.0%}",
        holds=right >= REPETITIONS * done and extra <= (1 - REPETITIONS) * done,
    )


def _held(films: Sequence[Seen]) -> Iterator[Row]:
    offs = list(_offs(films, clocked=True))
    inside = sum(abs(off) <= HOLD_S for _, off in offs)
    worst: dict[str, list[float]] = defaultdict(list)
    for exercise, off in offs:
        if not abs(off) <= HOLD_S:
            worst[exercise].append(off)
    bad = "; ".join(f"{name} {' '.join(f'{off:+.1f}' for off in some)}" for name, some in worst.items())
    yield Row(
        name="live coach, made-up people: holds",
        value=f"{inside} of {len(offs)} within {HOLD_S:g} s" + (f"; not: {bad}" if bad else ""),
        limit=f"{HOLDS:.0%}",
        holds=inside >= HOLDS * len(offs),
    )
    offs = list(_offs(films, clocked=False))
    timed = sum(not math.isnan(off) for _, off in offs)
    name = "live coach, made-up people: holds too small to be told from noise"
    yield Row(name=name, value=f"{timed} of {len(offs)} timed", limit="0", holds=not timed)


def _offs(films: Sequence[Seen], *, clocked: bool) -> Iterator[tuple[str, float]]:
    """The exercise and the seconds too many of each hold, not a number where none was told."""
    for one in films:
        if is_clocked(ways_of(TARGETS[one.exercise])[0][0]) == clocked:
            found = [event.seconds - one.hold_s for event in one.events if isinstance(event, HoldDone)][: one.done]
            yield from ((one.exercise, off) for off in [*found, *[math.nan] * (one.done - len(found))])


def _faults(films: Sequence[Seen]) -> Iterator[Row]:
    """Of each fault: planted and cued (hit), planted and not (miss), cued where it was not planted (false)."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in films:
        cued = {event.fault for event in one.events if isinstance(event, Cue)}
        if one.planted is not None:
            tally[f"{one.exercise} {one.planted}"][0 if one.planted in cued else 1] += 1
        for name in cued - {one.planted}:
            tally[f"{one.exercise} {name}"][2] += 1
    for name, (hits, misses, false) in sorted(tally.items()):
        yield Row(name=f"live coach, fault planted: {name}", value=_score(hits, misses, false))
    hits, misses, false = (sum(column) for column in zip(*tally.values(), strict=True))
    score = 2 * hits / max(1, 2 * hits + misses + false)
    yield Row(
        name="live coach, faults planted: all",
        value=_score(hits, misses, false),
        limit=f"F1 {F1:g}",
        holds=score >= F1,
    )


def _score(hits: int, misses: int, false: int) -> str:
    precision, recall = hits / max(1, hits + false), hits / max(1, hits + misses)
    score = 2 * hits / max(1, 2 * hits + misses + false)
    of = f"{hits} seen, {misses} missed, {false} false"
    return f"precision {precision:.2f}, recall {recall:.2f}, F1 {score:.2f} ({of})"


def _cost() -> Iterator[Row]:
    """What one step costs on average at 30 frames a second, with and without the counter and the check of the frame;
    the best of five rounds, since a busy machine only adds.
    """
    exercise = "lateral-raise-band"
    slow = _frames(exercise, shipped_motions()[exercise], None, ("woman", 1.0, 0.0))
    # The same points, told at 30 a second: what a step costs does not depend on how quickly the person moves.
    frames = [Frame(at / 30, one.points, ASPECT) for at, one in enumerate([*slow, *slow, *slow])]
    whole = _step_us(frames, lambda: Coach(exercise).step)
    counting = _step_us(frames, lambda: LiveCounter(counting_hint(exercise)).step)
    checking = _step_us(frames, lambda: lambda frame: fault_of(frame, None))
    yield Row(
        name="live coach: a step",
        value=(
            f"{whole:.0f} us: {counting:.0f} counting, {checking:.0f} checking the frame, "
            f"{whole - counting - checking:.0f} all else"
        ),
        limit=f"{STEP_US:g} us",
        holds=whole < STEP_US,
    )
    yield Row(
        name="live coach: a step beside finding the person in the picture (MediaPipe lite, a film: 9.3 ms)",
        value=f"{whole / POSE_US:.2%}",
        limit=f"{SHARE:.0%}",
        holds=whole <= SHARE * POSE_US,
    )


def _step_us(frames: Sequence[Frame], anew: Callable[[], Callable[[Frame], object]]) -> float:
    took = []
    for _ in range(ROUNDS):
        step, begin = anew(), time.process_time()
        for frame in frames:
            step(frame)
        took.append((time.process_time() - begin) / len(frames) * 1e6)
    return min(took)


if __name__ == "__main__":
    for row in rows():
        print(row.name, "|", row.value, "|", row.limit, "|", row.holds)
