"""What has to hold for every simulated person on every day; each law tells what broke it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random

from tests.planned import the_catalogue
from tests.simulation import Body, Life, Taken, live, progress_of
from unhunch.adaptation import flare_phase
from unhunch.catalogue.model import Dose, Span
from unhunch.programme.model import PlannedDose, Programme

CATALOGUE = the_catalogue()
WEEK = timedelta(days=7)
CALM_DAYS = 21


def changes(life: Life) -> Iterator[Taken]:
    """Every decision that changed a dose or a place; resting until a change is allowed again is none."""
    for taken in life.decisions:
        one = taken.decision
        rests = one.because[-1].endswith("rest-of-week")
        if one.change is not None and one.change.changed_on == taken.day and one.action != "hold" and not rests:
            yield taken


def harder_after_a_red(life: Life) -> Iterator[str]:
    """Steps up whose last two days were not both green."""
    for taken in changes(life):
        name, day = taken.decision.exercise, taken.day
        if taken.decision.action == "progress":
            days = sorted({done.day for done in life.sessions if done.exercise == name and done.day < day})[-2:]
            lights = {done.light for done in life.sessions if done.exercise == name and done.day in days}
            if lights != {"green"}:
                yield f"{day} {name}: {lights}"


def two_changes_in_a_week(life: Life) -> Iterator[str]:
    """Changes of one exercise less than seven days apart."""
    last: dict[str, date] = {}
    for taken in changes(life):
        name, day = taken.decision.exercise, taken.day
        if name in last and day - last[name] < WEEK:
            yield f"{day} {name}: {taken.decision.action} after {last[name]}"
        last[name] = day


def dose_outside_its_range(life: Life) -> Iterator[str]:
    """Doses as done above their level's range, or below it where nothing was made smaller."""
    for done in life.done:
        smaller = done.standing.rung > 0 or done.phase.strength_share < 1
        for found in _outside(done.dose, done.exercise.levels[done.standing.level], smaller=smaller):
            yield f"{done.day} {done.exercise.id}: {found}"


def planned_dose_outside_its_range(life: Life) -> Iterator[str]:
    """Doses as the plan says them above their level's range, or below it where nothing was made smaller."""
    for done in life.done:
        exercise = CATALOGUE.get(done.item.exercise)
        smaller = done.lighter or bool(done.item.changes)
        for found in _outside(done.item.dose, exercise.levels[done.item.level], smaller=smaller):
            yield f"{done.day} {exercise.id} as planned: {found}"


def _outside(dose: PlannedDose, level: Dose, *, smaller: bool) -> Iterator[str]:
    pairs: tuple[tuple[int | None, Span | None], ...] = (
        (dose.sets, level.sets),
        (dose.repetitions, level.repetitions),
        (dose.hold_s, level.hold_s),
        (dose.duration_s, level.duration_s),
    )
    for given, span in pairs:
        if given is not None and span is not None and not (1 if smaller else span[0]) <= given <= span[1]:
            yield f"{given} outside {span}"


def leads_back(life: Life, programme: Programme, end: date) -> bool:
    """Whether a flare-up that lasts at the end is over after three calm weeks of sessions."""
    if flare_phase(progress_of(life, end, CATALOGUE), CATALOGUE.rules).phase == "none":
        return True
    calm = Body(base=0, noise=0, rise=0, red=0, slow=0, skill=1, ease=0, answers=1, comes=1, away=(0, 0), flares=())
    live(life, programme, Random(0), calm, CATALOGUE, end, CALM_DAYS)
    after = progress_of(life, end + timedelta(days=CALM_DAYS), CATALOGUE)
    return flare_phase(after, CATALOGUE.rules).phase == "none"


def against_a_tag(life: Life) -> Iterator[str]:
    """Exercises done although a tag closes them."""
    for done in life.done:
        if not life.tags.isdisjoint(done.exercise.avoid_if):
            yield f"{done.day} {done.exercise.id}"


def more_than_two_levels_up(life: Life) -> Iterator[str]:
    """Pairs of sessions between which more than two exercises went up a level."""
    ups: dict[date | None, set[str]] = {}
    for taken in changes(life):
        change = taken.decision.change
        if change is not None and change.last_level_up == taken.day:
            ups.setdefault(taken.after, set()).add(change.exercise)
    return (f"after {since}: {names}" for since, names in ups.items() if len(names) > 2)


def locked_exercise_above_its_level(life: Life) -> Iterator[str]:
    """Locked exercises done above their level before they were opened."""
    for done in life.done:
        lock = done.exercise.lock
        if lock is not None and done.standing.level > lock.level and not done.standing.unlocked:
            yield f"{done.day} {done.exercise.id}"


LAWS: Mapping[str, Callable[[Life], Iterator[str]]] = {
    "nothing is made harder after a red": harder_after_a_red,
    "no exercise changes twice within a week": two_changes_in_a_week,
    "no dose leaves its range": dose_outside_its_range,
    "no planned dose leaves its range": planned_dose_outside_its_range,
    "no exercise goes against a tag": against_a_tag,
    "at most two exercises go up a level between two sessions": more_than_two_levels_up,
    "a lock holds until it is opened": locked_exercise_above_its_level,
}
