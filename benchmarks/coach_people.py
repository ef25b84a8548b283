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
too many); the counter only where the phases agree (94, 2 too many, but named sets of UI-PRMD fall from an OBO of 0.979
to 0.938); the phases from their first whole repetition on until the two contradict each other (95, 2 too many, UI-PRMD
as it was), and only beyond five times what their measure strayed by at rest (95, 1 too many; a little more where few
looks tell that, since at five a second somebody who kept still was counted: 94, shipped). What is missed is a bridge
whose shoulders both are hidden: nobody is seen there.

Holds (98 %): a person's own range as the middle of the last three, up to 1.5 of what is drawn (70 of 90, the position
is not reached again after going too far); never more than is drawn (74: shipped); the smallest of the last three (76,
but no better on the woman and the man). What is missed are that bridge, and slow ways into the position, begun 0.5 s
early.

Faults (F1 0.85): what is usual grows with the depth, up to 1.3 of what is drawn (0.67; the depth of a fault hid it);
up to what is drawn (0.71); a small movement's rest may be as far off as its measure (0.76); one eye will do (0.80);
and no form is judged against hips that are guesses, which drift and named faults in 16 of 55 exercises that had none
(0.76: shipped). What is missed are faults that are not looked for because the figure's mark is under 1.5 error bars (a
shrug with the arms overhead), hips behind the thighs of somebody who sits, and the bridge.

A step (50 us): one sum instead of a look at each value of a frame, the covariance at every other tick, and an outline
of the landmarks that are read with the nearer side found once (67 to 64 us at best on a busy machine: shipped). Half
of it is the counter's.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from benchmarks.coach_films import ASPECT, FRAMES_PER_S, WAYS, Way, film, watched
from benchmarks.coach_scores import counted, faults_row, held, tallied
from benchmarks.row import Row, print_rows
from benchmarks.spoiling import FPS, at_rate
from unhunch.coach import Coach, Frame
from unhunch.coach.frame import fault_of

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


def rows() -> Iterator[Row]:
    """Repetitions, holds, faults, and what a step costs."""
    films = [watched(name, fault, way) for name, fault in EXERCISES.items() for way in WAYS]
    yield counted("live coach, made-up people: repetitions counted", films)
    yield from held("live coach, made-up people: holds", films)
    for (exercise, fault), tally in tallied(films).items():
        yield Row(name=f"live coach, fault planted: {exercise} {fault}", value=str(tally))
    yield faults_row("live coach, faults planted: all", films)
    yield from _cost()


def _cost() -> Iterator[Row]:
    """What one step costs on average at 30 frames a second, with and without the counter and the check of the frame;
    the best of five rounds, since a busy machine only adds. Of a row no column tells which way it goes, so that it is
    counted as an unknown movement.
    """
    took = [_step_row(exercise) for exercise in ("lateral-raise-band", "bent-over-row")]
    yield from (row for row, _ in took)
    whole = max(us for _, us in took)
    yield Row(
        name="live coach: a step beside finding the person in the picture (MediaPipe lite, a film: 9.3 ms)",
        value=f"{whole / POSE_US:.2%}",
        limit=f"{SHARE:.0%}",
        holds=whole <= SHARE * POSE_US,
    )


def _step_row(exercise: str) -> tuple[Row, float]:
    slow = film(exercise, None, Way("woman", 1.0, 1.0, 0.0))
    # The looks between two of the film lie on the straight line.
    quick = at_rate(slow, FPS * FPS / FRAMES_PER_S)
    frames = [Frame(at / FPS, one.points, ASPECT) for at, one in enumerate(quick)]
    whole = _step_us(frames, lambda: Coach(exercise).step)
    counting = _step_us(frames, lambda: Coach(exercise).counter.step)
    checking = _step_us(frames, lambda: lambda frame: fault_of(frame, None))
    row = Row(
        name=f"live coach: a step, {exercise}",
        value=(
            f"{whole:.0f} us: {counting:.0f} counting, {checking:.0f} checking the frame, "
            f"{whole - counting - checking:.0f} all else"
        ),
        limit=f"{STEP_US:g} us",
        holds=whole < STEP_US,
    )
    return row, whole


def _step_us(frames: Sequence[Frame], anew: Callable[[], Callable[[Frame], object]]) -> float:
    took = []
    for _ in range(ROUNDS):
        step, begin = anew(), time.process_time()
        for frame in frames:
            step(frame)
        took.append((time.process_time() - begin) / len(frames) * 1e6)
    return min(took)


if __name__ == "__main__":
    sys.exit(print_rows(rows()))
