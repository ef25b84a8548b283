"""Wall times that a person names, as the next moment at which they come."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from unhunch.reminders.walls import moment


def next_wall(now: datetime, wall: time, zone: str) -> datetime:
    """The aware UTC time after `now` at which the clock of that zone shows the wall time next."""
    today = now.astimezone(ZoneInfo(zone)).date()
    days = (today + timedelta(days=index) for index in range(3))
    return next(at for day in days if (at := moment(day, wall, zone)) > now)
