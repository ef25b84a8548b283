"""Each fault that the coach looks for and that can be planted, in every exercise that is judged, on made-up people.

The people are those of `coach_people`: the older and the heavier body, 30 % slower and quicker, a fifth narrower and
wider, the camera 25 degrees off on either side, noise of 1 % of the trunk. What the drawn motions can't show is not
planted: shoulders that roll unevenly. Momentum is ways in a third of the time that is drawn.

Nothing was looked at but the ten exercises of `coach_people` before these rows were first taken: F1 0.54, 90 seen of
214, 31 false. Why faults were missed or falsely named was looked at on the bodies that the coach was made with, and
every change tried there first:

Faults that are usual in another position of the same movement are looked for no more (`tools/coach_positions.py`): of
31 false ones 27 were letters of Y, T and W named as faults of the others (with it F1 0.58, 85 of 202, 4 false: kept).
Every second sample looked at instead of every third: one more seen. Faults looked for from where the position begins
for somebody whose range is not known, since many a fault keeps from coming as far as without it: seven more seen, two
more false (not kept).

`python -m benchmarks.coach_planted [tuned]`; with `tuned` on the bodies that the coach was made with.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.coach_films import TUNED, WAYS, Seen, Task, Way, seen_of
from benchmarks.coach_scores import WORST, Tally, counted, faults_row, held, tallied, total, worst
from benchmarks.row import Row, print_rows
from unhunch.body.library import shipped_motions
from unhunch.coach import NeutralSet
from unhunch.coach.counts import is_counted
from unhunch.coach.faulting import hurried, judged
from unhunch.coach.targets import TARGETS

NAME: Final = "live coach, every exercise"


def rows() -> Iterator[Row]:
    """Repetitions and holds of all exercises, faults by what shows them, and all faults."""
    yield from _rows(NAME, seen_of(tasks(WAYS)))


def exercises() -> tuple[str, ...]:
    """Those whose movement the coach follows, and that are drawn."""
    return tuple(
        name for name, one in TARGETS.items() if one.camera != "none" and one.watches and name in shipped_motions()
    )


def plantable(exercise: str) -> tuple[str, ...]:
    """The faults of the exercise that the coach looks for and that can be planted."""
    target = TARGETS[exercise]
    drawn = tuple(one.fault.id for one in judged(target) if one.fault.id in shipped_motions()[exercise].faults)
    return drawn + tuple(one.id for one in hurried(target))


def tasks(ways: Sequence[Way]) -> list[Task]:
    """What is to be filmed of those people, those that take longest first."""
    found = [Task(name, way, (None, *plantable(name))) for name in exercises() for way in ways]
    return sorted(found, key=lambda one: -len(one.faults) / one.way.pace)


def _rows(name: str, films: Sequence[Seen]) -> Iterator[Row]:
    right = [one for one in films if one.planted is None]
    wrong = [one for one in films if one.planted is not None]
    for how, some in (("all is right", right), ("a fault planted", wrong)):
        yield counted(f"{name}, {how}: repetitions counted", some, WORST)
        surely = [one for one in some if is_counted(one.exercise)]
        yield counted(f"{name}, {how}: repetitions where the count may lead", surely, WORST)
        yield from held(f"{name}, {how}: holds", some, WORST)
    yield _unset(name, films)
    yield from _by_measure(name, films)
    yield _false(name, right)
    yield faults_row(f"{name}, every fault planted: all", films)


def _unset(name: str, films: Sequence[Seen]) -> Row:
    """In how many films the rest was never found, so that nothing was judged."""
    lost = Counter(one.exercise for one in films if not any(isinstance(event, NeutralSet) for event in one.events))
    told = f"; {worst(lost, WORST)}" if lost else ""
    return Row(name=f"{name}: films without a rest", value=f"{lost.total()} of {len(films)}{told}")


def _by_measure(name: str, films: Sequence[Seen]) -> Iterator[Row]:
    shown: dict[str, list[Tally]] = defaultdict(list)
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    false: dict[str, Counter[str]] = defaultdict(Counter)
    for (exercise, fault), tally in tallied(films).items():
        by = _shown_by(exercise, fault)
        shown[by].append(tally)
        missed[by][f"{exercise} {fault}"] = tally.misses
        false[by][f"{exercise} {fault}"] = tally.false
    for by, some in sorted(shown.items()):
        parts = [str(total(some))]
        parts += [f"{what}: {worst(of[by], WORST)}" for what, of in (("missed", missed), ("false", false)) if +of[by]]
        yield Row(name=f"{name}, faults shown by {by}", value="; ".join(parts))


def _shown_by(exercise: str, fault: str) -> str:
    """The measure, without its side, and the view."""
    target = TARGETS[exercise]
    measure = next(one.measure for one in target.faults if one.id == fault)
    return f"{measure.removesuffix('_l').removesuffix('_r')}, {target.camera}"


def _false(name: str, right: Sequence[Seen]) -> Row:
    """What is named where nothing is wrong at all: worse than all that is missed."""
    tallies = {key: tally for key, tally in tallied(right).items() if tally.false}
    said = {f"{exercise} {fault}": tally.false for (exercise, fault), tally in tallies.items()}
    told = f": {worst(said, WORST)}" if said else ""
    return Row(
        name=f"{name}, all is right: faults named",
        value=f"{sum(said.values())} in {len(right)} films{told}",
        limit="none",
        holds=not said,
    )


def main(arguments: Sequence[str]) -> int:
    """Print the rows, of the bodies that the coach was made with if asked for; 1 where one misses what is wanted."""
    name, ways = ("live coach, tuned on", TUNED) if "tuned" in arguments else (NAME, WAYS)
    return print_rows(_rows(name, seen_of(tasks(ways))))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
