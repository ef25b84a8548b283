"""How long an exercise takes: one list of timed beats, shared by the planner and the player.

The planner adds the beats up to fit a day's minutes; the player gives each beat its words. Both
read the same list, so a session lasts exactly as long as its plan says.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal, Protocol

from unhunch.catalogue.model import Exercise, Level, Sides
from unhunch.programme.model import Item, PlannedDose

BeatKind = Literal["ready", "work", "hold", "switch", "rest", "walk"]
Side = Literal["left", "right"]


class Numbers(Protocol):
    """Rule data by id, as the catalogue's rules give it."""

    def number(self, rule: str, /) -> float | int:
        """The number behind the id."""
        ...

    def value(self, rule: str, /) -> object:
        """The value behind the id, of whatever type."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One timed stretch of an exercise, `seconds` long.

    `set`, `repetition`, `move` (of those that make one repetition) and `way` (the whole count is done
    each way) count from 1, 0 where none applies. `phases` are seconds out, held and back; they
    start again from the front where they are shorter than the beat.
    """

    kind: BeatKind
    seconds: int
    set: int = 0
    repetition: int = 0
    move: int = 0
    way: int = 0
    side: Side | None = None
    phases: tuple[int, ...] = ()
    ends_set: bool = False


def item_seconds(exercise: Exercise, level: Level, dose: PlannedDose, rules: Numbers) -> int:
    """Seconds from the first word about the exercise to its end, rests between sets included."""
    return sum(beat.seconds for beat in item_beats(exercise, level, dose, rules))


def change_seconds(before: Exercise | None, after: Exercise, rules: Numbers) -> int:
    """Seconds to get from one exercise's position into the next one's; 0 if it is the same."""
    if before is None or before.position == after.position:
        return 0
    return int(rules.number("session.position-s"))


def session_seconds(items: Sequence[Item], get: Callable[[str], Exercise], rules: Numbers) -> int:
    """Seconds of a whole session: its items, the changes of position, the last words.

    `get` finds an exercise or variant by id, as `Catalogue.get` does.
    """
    total = int(rules.number("session.done-s"))
    before: Exercise | None = None
    for item in items:
        exercise = get(item.exercise)
        total += change_seconds(before, exercise, rules)
        total += item_seconds(exercise, item.level, item.dose, rules)
        before = exercise
    return total


def item_beats(exercise: Exercise, level: Level, dose: PlannedDose, rules: Numbers) -> tuple[Beat, ...]:
    """The beats of one exercise in order: ready, each set with its rests, and a last breather."""
    beats = [Beat(kind="ready", seconds=int(rules.number("session.ready-s")))]
    for number in range(1, dose.sets + 1):
        if number > 1 and dose.rest_s:
            beats.append(Beat(kind="rest", seconds=dose.rest_s, set=number))
        beats.extend(_set_beats(exercise, level, dose, rules, number))
    if exercise.kind == "strength":
        beats.append(Beat(kind="rest", seconds=int(rules.number("session.settle-s"))))
    return tuple(beats)


def _set_beats(exercise: Exercise, level: Level, dose: PlannedDose, rules: Numbers, number: int) -> list[Beat]:
    sides: Sides = dose.sides or exercise.sides
    one = _one_side(exercise, level, dose, rules, number)
    if sides == "each-side":
        first, second = _sides(rules)
        seconds = int(rules.number("session.switch-s"))
        switch = Beat(kind="switch", seconds=seconds, set=number, side=second)
        beats = [*_on(one, first), switch, *_on(one, second)]
    elif sides == "alternating" and one[0].repetition:
        beats = _in_turn(one, _sides(rules))
    else:
        beats = one
    return [*beats[:-1], replace(beats[-1], ends_set=True)]


def _one_side(exercise: Exercise, level: Level, dose: PlannedDose, rules: Numbers, number: int) -> list[Beat]:
    if dose.repetitions is None and dose.hold_s is None and dose.duration_s is not None:
        return [_continuous(exercise, dose.duration_s, rules, number)]
    ways = _moves(exercise, rules, "session.two-ways", 2)
    pause = _pause_s(exercise, level)
    kind, seconds, phases = _repetition(dose, rules)
    moves = max(_moves(exercise, rules, "session.two-moves", 2), _moves(exercise, rules, "session.three-moves", 3))
    beats: list[Beat] = []
    for way, repetition in product(range(1, ways + 1), range(1, (dose.repetitions or 1) + 1)):
        if beats and pause:
            beats.append(Beat(kind="rest", seconds=pause, set=number, repetition=repetition))
        beats.extend(
            Beat(
                kind=kind, seconds=seconds, set=number, repetition=repetition, move=move if moves > 1 else 0,
                way=way if ways > 1 else 0, phases=phases,
            )
            for move in range(1, moves + 1)
        )  # fmt: skip
    return beats


def _repetition(dose: PlannedDose, rules: Numbers) -> tuple[BeatKind, int, tuple[int, ...]]:
    """What each repetition is, its seconds and its phases."""
    phases = _phases(dose, rules)
    held = len(phases) == 3 and phases[1] >= rules.number("session.hold-from-s")  # noqa: PLR2004 - out, hold, back
    return "hold" if held else "work", sum(phases) or int(rules.number("session.repetition-s")), phases


def _phases(dose: PlannedDose, rules: Numbers) -> tuple[int, ...]:
    if dose.tempo:
        out, hold, back = (int(part) for part in dose.tempo.split("-"))
        return (out, hold if dose.hold_s is None else dose.hold_s, back)
    if dose.hold_s is not None:
        move = int(rules.number("session.move-s"))
        return (move, dose.hold_s, move)
    return ()


def _continuous(exercise: Exercise, seconds: int, rules: Numbers, number: int) -> Beat:
    phases: tuple[int, ...] = ()
    if exercise.kind == "breathing":
        in_s, out_s = rules.number("session.breath-in-s"), rules.number("session.breath-out-s")
        phases = (int(in_s), 0, int(out_s))
    kind: BeatKind = "walk" if exercise.kind == "aerobic" else "work"
    return Beat(kind=kind, seconds=seconds, set=number, phases=phases)


def _pause_s(exercise: Exercise, level: Level) -> int:
    dose = exercise.levels.get(level)
    return (dose.rep_rest_s or 0) if dose else 0


def _moves(exercise: Exercise, rules: Numbers, rule: str, moves: int) -> int:
    named = rules.value(rule)
    listed = isinstance(named, tuple) and not {exercise.id, exercise.parent}.isdisjoint(named)
    return moves if listed else 1


def _on(beats: Sequence[Beat], side: Side) -> list[Beat]:
    return [replace(beat, side=side) for beat in beats]


def _sides(rules: Numbers) -> tuple[Side, Side]:
    return ("left", "right") if rules.value("session.first-side") == "left" else ("right", "left")


def _in_turn(beats: Sequence[Beat], sides: tuple[Side, Side]) -> list[Beat]:
    both: list[Beat] = []
    for beat in beats:
        if beat.kind == "rest":
            both.append(beat)
        else:
            both.extend(replace(beat, side=side) for side in sides)
    return both
