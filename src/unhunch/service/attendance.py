"""Sessions by week, as they were planned and as they were done, over all plans that were ever in force."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from unhunch.records.model import PlanRecord, Record, SessionRecord
from unhunch.service.context import Context
from unhunch.service.history import monday_of
from unhunch.service.kept import unreadable
from unhunch.service.ports import Sought
from unhunch.service.settings import load_settings

COUNTED = ("main", "micro", "aerobic")
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfSessions:
    """A week from its Monday on: how many sessions were done, and how many had been planned up to today."""

    monday: date
    done: int
    planned: int


def weeks_of(
    ctx: Context,
    person: str,
    done: Iterable[SessionRecord],
    from_day: date,
    today: date,
    *,
    planned: Mapping[date, int] | None = None,
) -> tuple[WeekOfSessions, ...]:
    """Every week from the first with anything in it, of those from `from_day` on, to this one; empty weeks too.

    `done` are the sessions of those weeks, `planned` the `planned_days` where they are known already. Offers are in
    nobody's count of what was planned.
    """
    first = monday_of(from_day)
    held = Counter(monday_of(one.day) for one in done if one.kind in COUNTED)
    owed: Counter[date] = Counter()
    for day, count in (planned_days(ctx, person, first) if planned is None else planned).items():
        if first <= day <= today:
            owed[monday_of(day)] += count
    begin = min((monday for monday in {*held, *owed} if held[monday] or owed[monday]), default=None)
    if begin is None:
        return ()
    mondays = [begin + _WEEK * index for index in range((monday_of(today) - begin).days // 7 + 1)]
    return tuple(WeekOfSessions(monday=monday, done=held[monday], planned=owed[monday]) for monday in mondays)


def planned_days(ctx: Context, person: str, from_day: date) -> dict[date, int]:
    """Sessions that were planned for each day from `from_day` on, by the plan that was in force for it.

    A plan counts from its start until the next one begins. Only the last form of each is read: what is planned
    anew or changed within a plan holds its earlier weeks as they were.
    """
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    found: dict[date, int] = {}
    until, before = date.max, None
    while until > from_day:
        kept = ctx.store.latest(person, PlanRecord, Sought(before=before))
        if kept is None or not isinstance(kept.value, PlanRecord):
            break
        start, days = _read(kept, kept.value.programme)
        found.update({day: count for day, count in days.items() if from_day <= day < until})
        until = min(until, start)
        before = min(kept.at, datetime.combine(start, time(), tzinfo=zone).astimezone(UTC))
    return found


def _read(kept: Record, programme: Mapping[str, object]) -> tuple[date, dict[date, int]]:
    """The plan's start and its sessions by day; nothing else of it is looked at, for a plan is large."""
    try:
        start = date.fromisoformat(str(programme["start"]))
        weeks: list[dict[str, list[dict[str, object]]]] = programme["weeks"]  # type: ignore[assignment]  # checked by use
        days = {date.fromisoformat(str(day["date"])): _counted(day["sessions"]) for one in weeks for day in one["days"]}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise unreadable(kept.key, "this is not a plan") from error
    return start, days


def _counted(sessions: object) -> int:
    if not isinstance(sessions, list):
        raise TypeError(sessions)
    return sum(one["kind"] in COUNTED and not one.get("optional") for one in sessions)
