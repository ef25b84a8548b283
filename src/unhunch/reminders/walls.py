"""Wall times as moments, through the changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from unhunch.reminders.model import Breaks, Quiet

_DAY = timedelta(days=1)


def moment(day: date, wall: time, zone: str) -> datetime:
    """The aware UTC time at which the wall time comes on that day.

    One that the clock skips in spring comes as much later as was skipped; of one that comes twice in autumn it is the
    first.
    """
    return datetime.combine(day, wall, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def after_quiet(day: date, wall: time, quiet: Quiet, zone: str) -> datetime:
    """The same, but where it is quiet then, the moment at which that ends."""
    return moment(*out_of_quiet(day, wall, quiet), zone)


def out_of_quiet(day: date, wall: time, quiet: Quiet) -> tuple[date, time]:
    """The day and the wall time themselves, or those at which the quiet hours around them end."""
    if not quiet.holds(wall):
        return day, wall
    return (day + _DAY if quiet.end <= wall else day), quiet.end


def working_hours(breaks: Breaks, day: date, zone: str) -> tuple[datetime, datetime] | None:
    """The aware UTC times between which the working hours of that day lie, or None where it has none."""
    if not breaks.days[day.weekday()] or breaks.start == breaks.end:
        return None
    ends = day + _DAY if breaks.end < breaks.start else day
    return moment(day, breaks.start, zone), moment(ends, breaks.end, zone)
