"""What goes along with less pain: the days that the comparison takes, read from the records."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from unhunch.progress.helping import DayPain, Factor, Helping, Practised, what_helps
from unhunch.progress.pain import scores_of
from unhunch.progress.rules import whole
from unhunch.records.beside import TechniqueRecord
from unhunch.records.model import ExerciseRecord, NoteRecord, PainRecord
from unhunch.service.breaks import BREAK
from unhunch.service.context import Context
from unhunch.service.exercised import days_with_walk, strength_names
from unhunch.service.history import sessions_done
from unhunch.service.ports import Sought

_MAIN: Final = "main"
_WALK: Final = "walk"
_HEAT: Final = "heat"
_CHECK: Final = "check"
_NEXT_DAY: Final = "next_day"


def helping(ctx: Context, person: str, today: date) -> tuple[Helping, ...]:
    """What can be said of each thing, up to today; worked out once for a day and its records."""
    return ctx.store.worked_out(person, ("helping", today), lambda: _worked_out(ctx, person, today))


def _worked_out(ctx: Context, person: str, today: date) -> tuple[Helping, ...]:
    rules = ctx.catalogue.rules
    since = today - timedelta(days=whole(rules, "helping-days"))
    pain = _pain(ctx, person, since)
    return what_helps(pain, _practised(ctx, person, since, {one.day for one in pain}), today, rules)


def _pain(ctx: Context, person: str, since: date) -> tuple[DayPain, ...]:
    """The mean of each day's scores that were not asked about an exercise."""
    days: dict[date, list[tuple[int, bool]]] = {}
    for one in scores_of(ctx.store.records(person, PainRecord, sought=Sought(from_day=since))):
        days.setdefault(one.day, []).append((one.score, one.moment == _NEXT_DAY))
    return tuple(
        DayPain(
            day=day,
            score=sum(score for score, _ in said) / len(said),
            morning=sum(morning for _, morning in said) / len(said),
        )
        for day, said in sorted(days.items())
    )


def _practised(ctx: Context, person: str, since: date, known: set[date]) -> Mapping[Factor, Practised]:
    """On which days what was done; on a day with a score all that was not kept was not done.

    Sleep alone has to be asked for. That pain made somebody sleep worse is a consequence of it, and counts for nothing.
    """
    ended = sessions_done(ctx, person, since)
    breaks = Counter(one.day for one in ended if one.kind == BREAK and one.state == "finished")
    least = whole(ctx.catalogue.rules, "helping-least-breaks")
    mains = {one.session for one in ended if one.kind == _MAIN}
    on: dict[Factor, set[date]] = {
        "walk": {one.day for one in ended if one.kind == _WALK} | days_with_walk(ctx, person, since),
        "strength": _strength(ctx, person, since, mains),
        "break": {day for day, count in breaks.items() if count >= least},
        "heat": _heat(ctx, person, since),
    }
    slept = _slept(ctx, person, since)
    short = {day for day, was_short in slept.items() if was_short}
    return {
        **{factor: Practised(on=days, off=known - days) for factor, days in on.items()},
        "short-sleep": Practised(on=short, off=slept.keys() - short),
    }


def _strength(ctx: Context, person: str, since: date, sessions: set[str]) -> set[date]:
    """The days on which one of those sessions held a strength exercise; only these exercises are read."""
    return {
        row.value.day
        for name in strength_names(ctx.catalogue)
        for row in ctx.store.records(person, ExerciseRecord, sought=Sought(from_day=since, exercise=name))
        if isinstance(row.value, ExerciseRecord) and row.value.session in sessions
    }


def _heat(ctx: Context, person: str, since: date) -> set[date]:
    rows = ctx.store.records(person, TechniqueRecord, sought=Sought(from_day=since, topic=_HEAT))
    return {row.value.day for row in rows if isinstance(row.value, TechniqueRecord)}


def _slept(ctx: Context, person: str, since: date) -> Mapping[date, bool]:
    """Of each day with the questions before a session, whether any of them was told of a night under five hours."""
    found: dict[date, bool] = {}
    for row in ctx.store.records(person, NoteRecord, sought=Sought(from_day=since, topic=_CHECK)):
        if isinstance(row.value, NoteRecord):
            found[row.value.day] = found.get(row.value.day, False) or row.value.facts.get("short_sleep") is True
    return found
