"""Since when somebody has been at this computer, told from looks that follow each other."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """At the computer since `since`, as far as `last` (both aware UTC), when it was looked at last."""

    since: datetime
    last: datetime


def at_desk(
    before: Stretch | None, now: datetime, *, idle: timedelta | None, every: timedelta, away: timedelta
) -> Stretch:
    """The stretch after a look at `now`; it begins anew where the person was away, or nobody can tell.

    `idle` is how long no key and no pointer was moved (None: unknown), `every` how often it is looked at, and `away`
    how long an absence has to be. Looks that are much further apart mean that the computer slept.
    """
    slept = before is None or now < before.last or now - before.last >= every + away
    gone = idle is not None and idle >= away
    since = now if before is None or slept or gone or before.since > now else before.since
    return Stretch(since=since, last=now)
