"""Less time today, or another day: a session made shorter, a day's sessions moved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError
from unhunch.programme.assignment import is_walked, item_of, warm_up_items
from unhunch.programme.dosing import LEVELS
from unhunch.programme.edits import find, resized
from unhunch.programme.judging import Basis, Edited, Ground, ground_of, judge_week, judged
from unhunch.programme.model import Day, Item, PlannedDose, PlannedSession, Programme, Week
from unhunch.programme.seconds import item_seconds

# What goes first when time is short: comfort before what helps most.
_FIRST_TO_GO = ("breathing", "posture", "stretch", "mobility", "strength")


def shorten(basis: Basis, programme: Programme, session_id: str, minutes: int) -> Edited:
    """The programme with the session made to fit the minutes, its order kept, if the checker accepts it.

    Whole parts go first; a session too short for its warm-up keeps neither loaded strength nor stretches.

    Raises:
        InvalidInputError: there is no such session, or the minutes are less than 1.
    """
    week, session = find(programme, session_id)
    if minutes < 1:
        raise InvalidInputError(f"{minutes} is not a number of minutes", where="minutes", fix="Use 1 or more")
    if session.minutes <= minutes:
        return Edited(programme=programme)
    ground = ground_of(basis, programme, week)
    refused: tuple[Finding, ...] = ()
    for shorter in _shorter(ground, session):
        if shorter.minutes > minutes:
            continue
        edited = judged(ground, [(session, shorter)])
        if not edited.refused:
            return edited
        refused = refused or edited.refused
    nothing = Finding(where=session.id, what=f"dose: nothing of it fits into {minutes} minutes")
    return Edited(programme=programme, refused=refused or (nothing,))


def move_day(basis: Basis, programme: Programme, from_day: date, to_day: date) -> Edited:
    """The programme with the two days' sessions exchanged, else with the long ones moved, if the checker accepts it.

    The walks stay where they are.

    Raises:
        InvalidInputError: the days are not two days of one week of the programme.
    """
    week = next((one for one in programme.weeks if any(day.date == from_day for day in one.days)), None)
    if week is None or from_day == to_day or not any(day.date == to_day for day in week.days):
        raise InvalidInputError("the days are not two days of one week of this plan", where="to_day")
    ground = ground_of(basis, programme, week)
    refused: tuple[Finding, ...] = ()
    for changed in _moved(week, from_day, to_day):
        edited = judge_week(ground, changed)
        if not edited.refused:
            return edited
        refused = refused or edited.refused
    return Edited(programme=programme, refused=refused)


def _shorter(ground: Ground, session: PlannedSession) -> Iterator[PlannedSession]:
    basis = ground.basis
    if session.kind in {"walk", "aerobic"}:
        yield from _shorter_bouts(basis, session)
        return
    warm = tuple(item for item in session.items if item.part == "warm-up")
    rest = tuple(item for item in session.items if item.part != "warm-up")
    for fewer in _fewer(rest):
        yield resized(basis, session, (*warm, *fewer))
    if is_walked(session):
        yield from _not_walked(ground, session)
    gentle = tuple(item for item in rest if _needs_no_warm_up(basis, item))
    for fewer in (gentle, *_fewer(gentle)):
        if warm and fewer:
            yield resized(basis, session, fewer)
    yield from _smallest(ground, session)


def _fewer(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """Ever fewer of the items: whole parts go, and of the last part its items from the end."""
    left = list(items)
    for part in _FIRST_TO_GO:
        if any(item.part == part for item in left) and any(item.part != part for item in left):
            left = [item for item in left if item.part != part]
            yield tuple(left)
    while len(left) > 1:
        left.pop()
        yield tuple(left)


def _needs_no_warm_up(basis: Basis, item: Item) -> bool:
    return not basis.catalogue.get(item.exercise).loaded and item.part != "stretch"


def _not_walked(ground: Ground, session: PlannedSession) -> Iterator[PlannedSession]:
    """The session with the shorter routine in the place of its walk, less what needs the walk."""
    basis, situation, pool = ground.basis, ground.situation, ground.pool
    routine = warm_up_items(situation, pool, session.place)
    open_to = {one.id for one in pool.main_at(situation, session.place)}
    rest = tuple(item for item in session.items[1:] if item.exercise in open_to)
    for fewer in (rest, *_fewer(rest)):
        if routine and fewer:
            yield resized(basis, session, (*routine, *fewer))


def _smallest(ground: Ground, session: PlannedSession) -> Iterator[PlannedSession]:
    """A single gentle move where nothing of the session itself is left."""
    basis, situation, pool = ground.basis, ground.situation, ground.pool
    for candidate in pool.micro_at(situation, session.place):
        kind = candidate.exercise.kind
        if candidate.micro is not None and not candidate.exercise.loaded and kind != "stretch":
            item = item_of(situation, candidate, candidate.micro, ("programme.micro",))
            yield resized(basis, session, (item,))


def _shorter_bouts(basis: Basis, session: PlannedSession) -> Iterator[PlannedSession]:
    """The walk or swim at ever lower doses of its own levels, longest first."""
    item = session.items[0]
    exercise = basis.catalogue.get(item.exercise)
    longest = item.dose.duration_s or 0
    times = [
        (seconds, level)
        for level in LEVELS
        if level in exercise.levels and level <= item.level
        for low, high in [exercise.levels[level].duration_s or (0, 0)]
        for seconds in range(low, high + 1, 60)
        if 0 < seconds < longest
    ]
    for seconds, level in sorted(times, reverse=True):
        dose = PlannedDose(duration_s=seconds, sides=item.dose.sides)
        taken = item_seconds(exercise, level, dose, basis.catalogue.rules)
        shorter = replace(item, level=level, dose=dose, seconds=taken)
        if session.kind == "walk":
            yield replace(session, items=(shorter,), minutes=seconds // 60)
        else:
            yield resized(basis, session, (shorter,))


def _moved(week: Week, from_day: date, to_day: date) -> Iterator[Week]:
    """The week with the days exchanged; then with the long sessions moved and what is too much left out."""
    one = next(day for day in week.days if day.date == from_day)
    other = next(day for day in week.days if day.date == to_day)
    walks = {day.date: [session for session in day.sessions if session.kind == "walk"] for day in (one, other)}
    inside = {day.date: [session for session in day.sessions if session.kind != "walk"] for day in (one, other)}
    long = [session for session in inside[from_day] if session.kind in {"main", "aerobic"}]
    short = [session for session in inside[from_day] if session.kind == "micro"]
    there = inside[to_day]
    ways = [(there, inside[from_day])]
    if long:
        micros = [session for session in there if session.kind == "micro"]
        ways += [(short, [*long, *there]), (short, [*long, *micros]), (short, [*long, *micros[:1]]), (short, long)]
        ways += [(micros or short, long)]
    for stays, comes in ways:
        instead = {
            from_day: _dated(from_day, [*stays, *walks[from_day]]),
            to_day: _dated(to_day, [*comes, *walks[to_day]]),
        }
        yield replace(week, days=tuple(instead.get(day.date, day) for day in week.days))


def _dated(on: date, sessions: Sequence[PlannedSession]) -> Day:
    """The day with its sessions named after it and numbered by kind."""
    counts: dict[str, int] = {}
    named: list[PlannedSession] = []
    for session in sessions:
        counts[session.kind] = counts.get(session.kind, 0) + 1
        named.append(replace(session, id=f"{on.isoformat()}-{session.kind}-{counts[session.kind]}"))
    return Day(date=on, sessions=tuple(named))
