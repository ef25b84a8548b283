"""Plans for the tests: one office worker, her variations, and small ways to change a plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from tests.cast import WELL, answers_with_tags, clearance
from unhunch.catalogue import Catalogue, load_catalogue
from unhunch.catalogue.contents import Rules
from unhunch.catalogue.model import Place
from unhunch.programme import plan
from unhunch.programme.model import Course, Item, PlannedDose, PlannedSession, Profile, Programme, Week
from unhunch.programme.seconds import item_seconds, session_seconds
from unhunch.screening.model import Answers, Clearance

MONDAY = date(2026, 11, 23)
NO_COURSE = Course()
OFFICE: tuple[Place, ...] = ("desk",)
HOME: tuple[Place, ...] = ("home",)
KIT: dict[Place, tuple[str, ...]] = {
    "home": ("mat", "chair", "wall", "doorway", "resistance-band", "pillow", "towel"),
    "desk": ("chair", "wall"),
    "gym": ("mat", "bench", "dumbbells", "cable-machine", "lat-pulldown-machine", "wall", "bike"),
}


@cache
def the_catalogue() -> Catalogue:
    """The shipped catalogue, read once; the search stops early, as rules hold at any gap."""
    shipped = load_catalogue()
    early = replace(shipped.rules.by_id["programme.gap"], value=0.3)
    return replace(shipped, rules=Rules(by_id={**shipped.rules.by_id, "programme.gap": early}))


def maya(**changes: Any) -> Profile:
    """Maya: exercises regularly, pain 2, an office on weekdays, a free Saturday, nothing on Sunday."""
    base = Profile(
        pain_now=2,
        pain_average=3,
        pain_worst=5,
        activity_level="regular",
        minutes=(20, 30, 20, 30, 20, 60, 0),
        places=(OFFICE, HOME, OFFICE, HOME, OFFICE, HOME, HOME),
        equipment=KIT,
    )
    return replace(base, **changes)


def cleared(*tags: str, answers: Answers = WELL) -> Clearance:
    """The clearance of somebody with these tags."""
    return clearance(answers_with_tags(*tags, base=answers))


def planned(
    profile: Profile | None = None, leave: Clearance | None = None, *, weeks: int = 1, course: Course = NO_COURSE
) -> Programme:
    """A plan from Monday on for Maya or somebody else."""
    return plan(the_catalogue(), profile or maya(), leave or cleared(), MONDAY, weeks=weeks, course=course)


def sessions(programme: Programme, kind: str = "") -> list[PlannedSession]:
    """All sessions of the programme, or those of one kind."""
    every = [session for week in programme.weeks for day in week.days for session in day.sessions]
    return [session for session in every if kind in {"", session.kind}]


def items(programme: Programme, kind: str = "") -> list[Item]:
    """All items of the programme, or those in one kind of session."""
    return [item for session in sessions(programme, kind) for item in session.items]


def change(programme: Programme, kind: str, how: Callable[[PlannedSession], PlannedSession]) -> Programme:
    """The programme with its first session of the kind changed."""
    first = sessions(programme, kind)[0]
    return replace_session(programme, first, how(first))


def replace_session(programme: Programme, old: PlannedSession, *new: PlannedSession) -> Programme:
    """The programme with other sessions in one session's place."""

    def of(week: Week) -> Week:
        days = tuple(
            replace(
                day,
                sessions=tuple(one for session in day.sessions for one in (new if session is old else (session,))),
            )
            for day in week.days
        )
        return replace(week, days=days)

    return replace(programme, weeks=tuple(of(week) for week in programme.weeks))


def change_items(programme: Programme, kind: str, how: Callable[[Item], Item]) -> Programme:
    """The programme with every item in sessions of the kind changed."""
    for session in sessions(programme, kind):
        changed = replace(session, items=tuple(how(item) for item in session.items))
        programme = replace_session(programme, session, changed)
    return programme


def as_long_as_it_is(session: PlannedSession) -> PlannedSession:
    """The session with the minutes that its items take."""
    catalogue = the_catalogue()
    if any(one.exercise == "moonwalk" for one in session.items):
        return session
    return replace(session, minutes=-(-session_seconds(session.items, catalogue.get, catalogue.rules) // 60))


def item(name: str, level: int = 1) -> Item:
    """An item of the exercise at the low end of the level."""
    catalogue = the_catalogue()
    exercise = catalogue.get(name)
    dose = exercise.levels[level]  # type: ignore[index]

    def low(pair: tuple[int, int] | None) -> int | None:
        return None if pair is None else pair[0]

    asked = PlannedDose(
        sets=low(dose.sets) or 1,
        repetitions=low(dose.repetitions),
        hold_s=low(dose.hold_s),
        duration_s=low(dose.duration_s),
        rest_s=dose.rest_s if (low(dose.sets) or 1) > 1 else None,
        tempo=dose.tempo,
        sides=exercise.sides,
    )
    part = "walking" if name == "walking" else exercise.kind
    seconds = item_seconds(exercise, level, asked, catalogue.rules)  # type: ignore[arg-type]
    return Item(exercise=name, part=part, level=level, dose=asked, seconds=seconds)  # type: ignore[arg-type]
