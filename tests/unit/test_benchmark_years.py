"""More years of a history for the measurements: the same days, earlier, with nothing else changed."""

from datetime import UTC, date, datetime

from benchmarks.years import earlier
from unhunch.records.model import PainRecord, Record

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_everything_happened_so_many_days_earlier_and_is_a_record_of_its_own() -> None:
    value = PainRecord(moment="before", score=3, day=date(2026, 11, 23), session="2026-11-23-main-1")
    (moved,) = earlier([Record(key="a-2026-11-23", at=AT, value=value)], 364)
    assert moved == Record(
        key="364:a-2025-11-24",
        at=datetime(2025, 11, 24, 9, tzinfo=UTC),
        value=PainRecord(moment="before", score=3, day=date(2025, 11, 24), session="2025-11-24-main-1"),
    )
