"""What is due now: of each kind at most one, each shown once, none lost."""

from datetime import date, datetime, timedelta

from unhunch.reminders.history import History, Line, Told
from unhunch.reminders.model import DAILY, Daily, Key, Kind, Limits, Now, Reminder, Schedule
from unhunch.reminders.walls import after_quiet, working_hours

_DAY = timedelta(days=1)


def due(schedule: Schedule, history: History, now: Now) -> tuple[Reminder, ...]:
    """What is due, in the order of the kinds; nothing in quiet hours, in a meeting and while paused.

    A reminder waits until the next one of its kind is due, a day at most. One that was shown stays until it is
    answered or counts as ignored.
    """
    local = now.local
    if schedule.quiet.holds(local.time()) or any(one.holds(now, schedule.limits) for one in history.holds):
        return ()
    found = [_daily(kind, schedule, history, now, local.date()) for kind in DAILY if kind not in history.done]
    found.append(_break(schedule, history, now, local.date()) if "break" not in history.done else None)
    return tuple(one for one in found if one is not None)


def lapsed(history: History, limits: Limits, now: Now) -> tuple[Key, ...]:
    """The reminders that were shown and not answered for so long that they count as ignored."""
    return tuple(
        _again(Key.parse(base), line.told[base].again)
        for line in history.lines.values()
        for base in line.open
        if not line.told[base].is_open(now, limits)
    )


def rarer_by(line: Line, limits: Limits) -> int:
    """How many times rarer a kind comes, by how many were ignored in a row; 1 as soon as one is answered."""
    return int(min(2 ** (line.ignored // limits.back_off_after), limits.back_off_most))


def _daily(kind: Kind, schedule: Schedule, history: History, now: Now, today: date) -> Reminder | None:
    plan = schedule.daily.get(kind)
    if plan is None or not plan.on:
        return None
    # Only the newest counts: after a long sleep there is one of a kind, and never a pile.
    for day in (today, today - _DAY):
        at = _moment(plan, day, schedule, now)
        if at is not None and at <= now.at:
            if day in history.done_on.get(kind, ()):
                return None
            return _at(plan, Key(kind=kind, day=day), at, schedule, history, now) if now.at - at < _DAY else None
    return None


def _moment(plan: Daily, day: date, schedule: Schedule, now: Now) -> datetime | None:
    wall = plan.times[day.weekday()]
    return None if wall is None else after_quiet(day, wall, schedule.quiet, now.zone)


def _at(plan: Daily, key: Key, at: datetime, schedule: Schedule, history: History, now: Now) -> Reminder | None:
    line = history.line(key.kind)
    factor = rarer_by(line, schedule.limits)
    told = line.told.get(key.base)
    if told is not None:
        shown = _shown(key, told, at, schedule.limits, now)
        return None if shown is None else _tied(shown, plan.habit, rarer=factor > 1)
    if _was_before(at, schedule, now) or _is_held_back(key.day, line, factor):
        return None
    return Reminder(key=key, at=at, announce=True, habit=plan.habit, rarer=factor > 1)


def _was_before(at: datetime, schedule: Schedule, now: Now) -> bool:
    """Whether its moment was over when the schedule was chosen, as far as the clock can be trusted."""
    since = schedule.since
    return since is not None and at < since <= now.at + schedule.limits.tolerance


def _is_held_back(day: date, line: Line, factor: int) -> bool:
    """Whether it is too soon after the last one; a day before that means that the clock was set back."""
    return line.last_day is not None and 0 < (day - line.last_day).days < factor


def _tied(found: Reminder, habit: str, *, rarer: bool) -> Reminder:
    return Reminder(key=found.key, at=found.at, announce=found.announce, habit=habit, rarer=rarer)


def _shown(key: Key, told: Told, at: datetime, limits: Limits, now: Now) -> Reminder | None:
    """One of which something was heard: it is still there, comes again, or is settled."""
    if told.is_open(now, limits):
        return Reminder(key=_again(key, told.again), at=at, announce=False)
    if told.is_put_off() and not told.waits(now, limits):
        return Reminder(key=_again(key, told.again + 1), at=told.until or at, announce=True)
    return None


def _again(key: Key, again: int) -> Key:
    return Key(kind=key.kind, day=key.day, number=key.number, again=again)


def _break(schedule: Schedule, history: History, now: Now, today: date) -> Reminder | None:
    """The break of these working hours: one that is open, one that comes again, or the next."""
    if not schedule.breaks.on:
        return None
    for day in (today, today - _DAY):
        hours = working_hours(schedule.breaks, day, now.zone)
        if hours is not None and hours[0] <= now.at < hours[1]:
            return _break_in(hours, day, schedule, history, now)
    return None


def _break_in(
    hours: tuple[datetime, datetime], day: date, schedule: Schedule, history: History, now: Now
) -> Reminder | None:
    line, limits = history.line("break"), schedule.limits
    number = line.numbers.get(day, 0)
    last = Key(kind="break", day=day, number=number)
    told = line.told.get(last.base)
    factor = rarer_by(line, limits)
    if told is not None and (told.is_open(now, limits) or told.is_put_off()):
        shown = _shown(last, told, now.at, limits, now)
        return None if shown is None else _tied(shown, "", rarer=factor > 1)
    at = _still_since(hours[0], history, limits, now) + _interval(hours, factor, schedule)
    if now.at < at:
        return None
    key = Key(kind="break", day=day, number=number + 1)
    return Reminder(key=key, at=at, announce=True, rarer=factor > 1)


def _still_since(start: datetime, history: History, limits: Limits, now: Now) -> datetime:
    """Since when the person has been sitting, as far as anybody knows; moments yet to come tell of a changed clock."""
    moments = (history.line("break").last_at, history.since)
    known = [one for one in moments if one is not None and one <= now.at + limits.tolerance]
    return max(start, *known) if known else start


def _interval(hours: tuple[datetime, datetime], factor: int, schedule: Schedule) -> timedelta:
    """From break to break; however rare it became, one still falls into the working hours."""
    every = schedule.breaks.every
    return min(every * factor, max(every, (hours[1] - hours[0]) / 2))
