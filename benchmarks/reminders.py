"""How many decisions about what is due are taken in a second, with two months of answers behind them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from benchmarks.row import Row, timed
from unhunch.catalogue import Catalogue
from unhunch.reminders import Event, Key, Now, due, history_of
from unhunch.service.schedule import first_choices, schedule_of

DECISIONS = 20_000
LIMIT = 10_000
DAYS = 60


def rows(catalogue: Catalogue) -> Iterator[Row]:
    """Decisions a second."""
    first = datetime(2026, 1, 1, 17, tzinfo=UTC)
    chosen = schedule_of(first_choices(catalogue), catalogue)
    daily = {kind: replace(one, on=True) for kind, one in chosen.daily.items()}
    schedule = replace(chosen, daily=daily, breaks=replace(chosen.breaks, on=True))
    days = [first + timedelta(days=index) for index in range(DAYS)]
    keys = [(at, Key(kind=kind, day=at.date())) for at in days for kind in schedule.daily]
    history = history_of(Event(key=key, what=what, at=at) for at, key in keys for what in ("shown", "started"))
    moments = [Now(at=days[-1] + timedelta(minutes=index), zone="Europe/Berlin") for index in range(DECISIONS)]
    took = timed(lambda: [due(schedule, history, now) for now in moments])
    each = DECISIONS / took.own_s
    yield Row(
        name="reminders: decisions a second", value=f"{each:,.0f}", limit=f"at least {LIMIT:,}", holds=each >= LIMIT
    )
