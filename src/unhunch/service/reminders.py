"""Reminders as they come to a person: what is due, what they said to it, and what holds everything back."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, get_args

from unhunch.errors import InvalidInputError
from unhunch.records.beside import ReminderAct, ReminderRecord
from unhunch.records.model import Record, SessionRecord
from unhunch.reminders import DAILY, Event, History, Hold, Key, Kind, Now, Reminder, due, history_of, lapsed
from unhunch.reminders.due import rarer_by
from unhunch.service.breaks import BREAK, break_id, break_session
from unhunch.service.closing import next_day_due
from unhunch.service.context import Context
from unhunch.service.exercised import days_with_walk
from unhunch.service.history import sessions_done
from unhunch.service.kept import unreadable
from unhunch.service.notes import fresh, keyed
from unhunch.service.ports import Sought
from unhunch.service.reminder_rules import limits_in, rule_minutes
from unhunch.service.schedule import load_schedule
from unhunch.service.settings import is_zone, load_settings
from unhunch.service.today import Today, today
from unhunch.service.wall import next_wall

Answer = Literal["started", "snoozed", "postponed", "skipped"]
ANSWERS: Final[tuple[Answer, ...]] = get_args(Answer)
# What can't wait comes first, and a question before what it may change.
_ORDER: Final[tuple[Kind, ...]] = ("break", "next-day", "rescreen", "session", "walk")
# Longer than the rarest reminder needs to be remembered; breaks are many, and a week of them is enough.
_PAST_DAYS: Final = 60
_BREAK_DAYS: Final = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A reminder to show; `announce` where this is the first time anywhere, `session` and `exercises` of a session."""

    key: str
    kind: Kind
    announce: bool
    habit: str = ""
    rarer: bool = False
    session: str = ""
    exercises: tuple[str, ...] = ()


def look(
    ctx: Context, person: str, awake: timedelta | None = None, zone: str = "", *, patience: timedelta = timedelta()
) -> Shown | None:
    """What to show now, one at a time; what was ignored is kept as ignored, and what is announced as shown.

    The others wait until it is answered or was ignored. What is due for less than `patience` is left to whoever looks
    more often.

    `awake` is how long the person has been at this computer, and `zone` the IANA zone in which it is, as far as the
    page knows: who travels is reminded by the clock where they are.
    """
    schedule = load_schedule(ctx, person)
    if not schedule.any_on:
        return None
    now = _now(ctx, person, zone)
    history = _history(ctx, person, now)
    ignored = lapsed(history, schedule.limits, now)
    if ignored:
        ctx.store.append(person, [_record(ctx, key, "ignored") for key in ignored])
        history = _history(ctx, person, now)
    since = None if awake is None else now.at - max(awake, timedelta())
    found = due(schedule, replace(history, since=since, done_on=_done_before(ctx, person, now)), now)
    if not found:
        return None
    seen = today(ctx, person)
    done = _done(ctx, person, seen)
    wanted = [one for one in found if one.key.kind not in done and not (one.announce and now.at - one.at < patience)]
    wanted.sort(key=lambda one: (one.announce, _ORDER.index(one.key.kind)))
    return next((shown for one in wanted if (shown := _show(ctx, person, one, seen)) is not None), None)


def answer(ctx: Context, person: str, key: str, what: Answer) -> None:
    """Nothing; the answer to the reminder is kept as what it is.

    Raises:
        InvalidInputError: there is no such reminder.
    """
    now, named = _now(ctx, person), _known(ctx, person, key)
    rules = ctx.catalogue.rules
    until = None
    if what == "snoozed":
        until = now.at + rule_minutes(rules, "snooze-min")
    if what == "postponed":
        until = now.at + timedelta(seconds=float(rules.number("reminders.moment-s")))
    ctx.store.append(person, [_record(ctx, named, what, until)])


def put_off_unseen(ctx: Context, person: str, key: str) -> None:
    """Nothing; a reminder that could not be put on the screen comes again in a little, and counts as no answer.

    Raises:
        InvalidInputError: there is no such reminder.
    """
    until = ctx.clock.now() + rule_minutes(ctx.catalogue.rules, "snooze-min")
    ctx.store.append(person, [_record(ctx, _known(ctx, person, key), "unseen", until)])


def meet(ctx: Context, person: str, key: str, wall: time, zone: str = "") -> datetime:
    """When the meeting ends (aware UTC): nothing is said until that wall time, and then the reminder comes again.

    Raises:
        InvalidInputError: there is no such reminder, or the meeting would last too long.
    """
    now, named = _now(ctx, person, zone), _known(ctx, person, key)
    until = next_wall(now.at, wall, now.zone)
    longest = timedelta(hours=float(ctx.catalogue.rules.number("reminders.longest-meeting-h")))
    if until - now.at > longest:
        raise InvalidInputError("no meeting lasts that long", where="until", fix="Choose an earlier time")
    ctx.store.append(person, [_record(ctx, named, "postponed", until)])
    _hold(ctx, person, "meeting", now, until)
    return until


def pause(ctx: Context, person: str, hours: int) -> datetime:
    """When the pause ends by itself (aware UTC).

    Raises:
        InvalidInputError: nobody offered a pause that long.
    """
    offered = ctx.catalogue.rules.value("reminders.pauses-h")
    if not isinstance(offered, tuple) or hours not in offered:
        raise InvalidInputError("there is no such pause", where="hours", fix="Choose one of those offered")
    now = _now(ctx, person)
    until = now.at + timedelta(hours=hours)
    _hold(ctx, person, "paused", now, until)
    return until


def resume(ctx: Context, person: str) -> None:
    """Nothing; a pause or a meeting is over."""
    now = _now(ctx, person)
    _hold(ctx, person, "resumed", now, now.at)


def held_until(ctx: Context, person: str) -> datetime | None:
    """Until when everything is held back (aware UTC), or None."""
    now = _now(ctx, person)
    limits = limits_in(ctx.catalogue.rules)
    return max((one.until for one in _history(ctx, person, now).holds if one.holds(now, limits)), default=None)


def rarer_now(ctx: Context, person: str) -> frozenset[Kind]:
    """The kinds that come more rarely now, because they were ignored."""
    now = _now(ctx, person)
    limits = limits_in(ctx.catalogue.rules)
    lines = _history(ctx, person, now).lines
    return frozenset(kind for kind, line in lines.items() if rarer_by(line, limits) > 1)


def key_in(value: ReminderRecord) -> Key:
    """The name of the reminder that the record is about.

    Raises:
        StoreError: it names none.
    """
    try:
        return Key.parse(value.reminder)
    except ValueError as error:
        raise unreadable("reminder", error) from error


def _now(ctx: Context, person: str, zone: str = "") -> Now:
    """The time, in that zone where there is such a one, else in that of the person's settings."""
    return Now(at=ctx.clock.now(), zone=zone if is_zone(zone) else load_settings(ctx, person).time_zone)


def _history(ctx: Context, person: str, now: Now) -> History:
    """What happened of late, oldest first; only the last word on holding back counts."""
    today_ = now.local.date()
    rows = ctx.store.records(person, ReminderRecord, sought=Sought(from_day=today_ - timedelta(days=_PAST_DAYS)))
    events: list[Event] = []
    holds: tuple[Hold, ...] = ()
    for record in rows:
        value = record.value
        if not isinstance(value, ReminderRecord):
            continue
        if value.kind == "all":
            holds = (Hold(at=record.at, until=value.until or record.at),)
        elif value.kind != "break" or value.day >= today_ - timedelta(days=_BREAK_DAYS):
            events.extend(_event(record.at, value))
    return replace(history_of(events), holds=holds)


def _event(at: datetime, value: ReminderRecord) -> Iterator[Event]:
    if value.what not in {"meeting", "paused", "resumed"}:
        yield Event(key=key_in(value), what=value.what, at=at, until=value.until)  # type: ignore[arg-type]


def is_done(key: Key, finished: Iterable[SessionRecord], walked: Collection[date]) -> bool:
    """Whether what the reminder is of was done on its day, by the sessions that were finished and the days walked."""
    if key.kind == "break":
        return any(one.session == break_id(key.day, key.number) for one in finished)
    if key.kind == "session":
        return any(one.day == key.day and one.kind not in {BREAK, "walk"} for one in finished)
    return key.kind == "walk" and key.day in walked


def _done_before(ctx: Context, person: str, now: Now) -> dict[Kind, frozenset[date]]:
    """What was done on the day before, of which a reminder may still be waiting."""
    day = now.local.date() - timedelta(days=1)
    finished = [one for one in sessions_done(ctx, person, day) if one.state == "finished"]
    walked = days_with_walk(ctx, person, day) | {one.day for one in finished if one.kind == "walk"}
    return {kind: frozenset({day}) for kind in DAILY if is_done(Key(kind=kind, day=day), finished, walked)}


def _done(ctx: Context, person: str, seen: Today) -> frozenset[Kind]:
    """The kinds for which there is nothing to do now."""
    state = seen.screening
    owed = [one for one in seen.sessions if one.kind != "walk" and not one.optional and one.id not in seen.done]
    may = state.clearance is not None
    there: dict[Kind, bool] = {
        "session": may and bool(owed),
        "walk": may and seen.walk_minutes is not None and not seen.walked,
        "next-day": may and next_day_due(ctx, person) is not None,
        "rescreen": state.lock is None and bool(state.due) and "first" not in state.due,
        "break": may and seen.next not in {"advice", "profile", "plan"},
    }
    return frozenset(kind for kind, is_there in there.items() if not is_there)


def _show(ctx: Context, person: str, one: Reminder, seen: Today) -> Shown | None:
    """The reminder with where it leads; None for a break for which nothing fits."""
    session, exercises = "", tuple[str, ...]()
    if one.key.kind == "session":
        session = _session(seen)
    if one.key.kind == "break":
        session = break_id(one.key.day, one.key.number)
        made = break_session(ctx, person, session, one.key.number)
        if made is None:
            return None
        exercises = tuple(item.exercise for item in made.items)
    # Two open pages may ask at the same moment: the first to keep it announces it.
    first = one.announce and ctx.store.append(person, [_record(ctx, one.key, "shown")]) > 0
    return Shown(
        key=one.key.text,
        kind=one.key.kind,
        announce=first,
        habit=one.habit,
        rarer=one.rarer,
        session=session,
        exercises=exercises,
    )


def _session(seen: Today) -> str:
    """The session that is next, where nothing has to be asked before it."""
    return seen.session_id or "" if seen.next in {"session", "resume"} else ""


def _known(ctx: Context, person: str, text: str) -> Key:
    """The reminder of that name, if it is the last of its day that was shown.

    Raises:
        InvalidInputError: it is not.
    """
    try:
        key = Key.parse(text)
    except ValueError as error:
        raise InvalidInputError("there is no such reminder", where="reminder", fix="Load the page again") from error
    told = _history(ctx, person, _now(ctx, person)).line(key.kind).told.get(key.base)
    if told is None or told.again != key.again:
        raise InvalidInputError("this reminder is over", where="reminder", fix="Load the page again")
    return key


def _record(ctx: Context, key: Key, what: ReminderAct, until: datetime | None = None) -> Record:
    """What happened to the reminder, kept once however often it is said."""
    value = ReminderRecord(kind=key.kind, what=what, day=key.day, reminder=key.text, until=until)
    return keyed(ctx, f"reminder:{key.text}:{what}", value)


def _hold(ctx: Context, person: str, what: ReminderAct, now: Now, until: datetime) -> None:
    value = ReminderRecord(kind="all", what=what, day=now.local.date(), until=until)
    ctx.store.append(person, [fresh(ctx, "reminder", value)])
