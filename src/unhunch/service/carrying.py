"""Decisions carried into the days that are still to come, as far as the checker accepts them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from unhunch.adaptation import course
from unhunch.adaptation.dose import at_most, dose_of
from unhunch.adaptation.model import Decision
from unhunch.catalogue.model import Finding
from unhunch.programme import check_week
from unhunch.programme.dosing import SMALLER_RANGE, no_more_than
from unhunch.programme.model import Item, PlannedSession, Programme, Standing, Week
from unhunch.programme.prescribed import Prescribed, Prescription
from unhunch.progress.model import Progress
from unhunch.records.model import SessionRecord
from unhunch.service.adjusting import redosed, with_items
from unhunch.service.clearance import screening_state
from unhunch.service.context import Context
from unhunch.service.past import read_progress
from unhunch.service.plans import current_programme, keep_programme
from unhunch.service.ports import Sought
from unhunch.service.profile import load_profile
from unhunch.service.settings import local_date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ahead:
    """From which day on sessions may change, those that may not because they were begun, and what was prescribed."""

    today: date
    begun: frozenset[str]
    prescription: Prescription | None


def carry_into_plan(ctx: Context, person: str, decisions: Sequence[Decision]) -> bool:
    """Whether the solved sessions that were not begun yet, from today on, changed by the decisions.

    A change that the checker refuses waits for the next week's plan if it would make anything harder; one that
    makes it easier is carried in all the same: rest days and minutes can't be broken by doing less. Where nothing
    can stand in for an exercise that has to go, it goes without.
    """
    standings = {one.exercise: one.change for one in decisions if one.exercise and one.change is not None}
    goes = {one.exercise for one in decisions if one.action == "swap"}
    programme = current_programme(ctx, person)
    if programme is None or not standings:
        return False
    happened = read_progress(ctx, person)
    ahead = _Ahead(today=local_date(ctx, person), begun=_begun(ctx, person), prescription=happened.prescription)
    changed = programme
    for name, standing in standings.items():
        after = _with_standing(ctx, changed, standing, ahead)
        if after == changed:
            continue
        if _is_less(changed, after) or not _new_findings(ctx, person, changed, after, happened):
            changed = after
        elif name in goes:
            changed = _with_standing(ctx, changed, replace(standing, dropped=True), ahead)
    if changed == programme:
        return False
    keep_programme(ctx, person, changed, "adapted")
    return True


def _begun(ctx: Context, person: str) -> frozenset[str]:
    since = Sought(from_day=local_date(ctx, person))
    rows = ctx.store.records(person, SessionRecord, sought=since)
    return frozenset(row.value.session for row in rows if isinstance(row.value, SessionRecord))


def _with_standing(ctx: Context, programme: Programme, standing: Standing, ahead: _Ahead) -> Programme:
    weeks = tuple(week if week.provisional else _week_with(ctx, week, standing, ahead) for week in programme.weeks)
    return replace(programme, weeks=weeks)


def _week_with(ctx: Context, week: Week, standing: Standing, ahead: _Ahead) -> Week:
    days = tuple(
        day
        if day.date < ahead.today
        else replace(
            day,
            sessions=tuple(
                one if one.id in ahead.begun else _session_with(ctx, one, standing, day.date, ahead.prescription)
                for one in day.sessions
            ),
        )
        for day in week.days
    )
    return replace(
        week, days=tuple(replace(day, sessions=tuple(one for one in day.sessions if one.items)) for day in days)
    )


def _session_with(
    ctx: Context, session: PlannedSession, standing: Standing, day: date, prescription: Prescription | None
) -> PlannedSession:
    items = [
        after
        for item in session.items
        for after in (
            _item_with(ctx, item, standing, day, prescription) if item.exercise == standing.exercise else [item]
        )
    ]
    return session if tuple(items) == session.items else with_items(session, _in_order(ctx, items), ctx.catalogue)


def _in_order(ctx: Context, items: Sequence[Item]) -> list[Item]:
    """The items by part and position, for what stands in may be of another kind; the warm-up stays as it is."""
    value = ctx.catalogue.rules.value("programme.parts")
    parts = [str(part) for part in value] if isinstance(value, tuple | list) else []
    first: dict[tuple[str, str], int] = {}
    places: list[tuple[int, int]] = []
    for place, item in enumerate(items):
        part = parts.index(item.part) if item.part in parts else len(parts)
        group = item.part, ctx.catalogue.get(item.exercise).position
        places.append((part, place if item.part == "warm-up" else first.setdefault(group, place)))
    return [items[place] for place in sorted(range(len(items)), key=places.__getitem__)]


def _item_with(
    ctx: Context, item: Item, standing: Standing, day: date, prescription: Prescription | None
) -> list[Item]:
    """The item by the standing: left out, replaced at level 1, or with its new dose; never more than prescribed."""
    if standing.dropped or (standing.left_out_until is not None and day < standing.left_out_until):
        return []
    if standing.replaced_by:
        exercise = ctx.catalogue.get(standing.replaced_by)
        low = Standing(exercise=exercise.id, level=at_most(exercise, 1))
        own = (one for one in item.because if not one.startswith("prescribed:"))
        because = (*own, "rule:adaptation.swap")
        swapped = replace(item, exercise=exercise.id, part=exercise.kind, changes=(), because=because)
        dose = no_more_than(dose_of(exercise, low, ctx.catalogue.rules), _of(prescription, exercise.id))
        return [redosed(swapped, dose, ctx.catalogue, level=low.level)]
    exercise = ctx.catalogue.get(item.exercise)
    others = tuple(one for one in item.changes if one != SMALLER_RANGE)
    changed = replace(item, changes=(SMALLER_RANGE, *others) if standing.rung else others)
    dose = no_more_than(dose_of(exercise, standing, ctx.catalogue.rules), _of(prescription, exercise.id))
    return [redosed(changed, dose, ctx.catalogue, level=standing.level)]


def _of(prescription: Prescription | None, exercise: str) -> Prescribed | None:
    return None if prescription is None else prescription.of(exercise)


def _new_findings(
    ctx: Context, person: str, before: Programme, after: Programme, happened: Progress
) -> tuple[Finding, ...]:
    """What the checker holds against the solved weeks after the change and did not before it.

    Without a clearance or a profile nothing can be judged, and everything counts as refused.
    """
    clearance = screening_state(ctx, person).clearance
    profile = load_profile(ctx, person)
    if clearance is None or profile is None:
        return (Finding(where="screening", what="there is no clearance in force"),)
    found: list[Finding] = []
    for old, new in zip(before.weeks, after.weeks, strict=True):
        if old == new:
            continue
        known = course(happened, (), start=new.start, catalogue=ctx.catalogue)
        judged = [
            check_week(ctx.catalogue, profile, clearance, week, gave=before.gave, course=known) for week in (old, new)
        ]
        found += [one for one in judged[1] if one not in judged[0]]
    return tuple(found)


def _is_less(before: Programme, after: Programme) -> bool:
    """Whether no session of the solved weeks got longer, harder or anything new."""
    old = _sessions(before)
    return all(name in old and _is_session_less(old[name], new) for name, new in _sessions(after).items())


def _sessions(programme: Programme) -> dict[str, PlannedSession]:
    return {one.id: one for week in programme.weeks for day in week.days for one in day.sessions}


def _is_session_less(before: PlannedSession, after: PlannedSession) -> bool:
    levels = {item.exercise: item.level for item in before.items}
    seconds = sum(item.seconds for item in after.items) <= sum(item.seconds for item in before.items)
    return seconds and all(item.level <= levels.get(item.exercise, 0) for item in after.items)
