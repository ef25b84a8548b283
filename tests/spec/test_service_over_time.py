"""Where it hurt and at which level, by stretches of time."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from tests.life import Life, a_life
from unhunch.records.model import ExerciseRecord, PainRecord, Record
from unhunch.service.exercised import strength_levels
from unhunch.service.history import worst_by_place
from unhunch.web.over_time import ends_of

FIRST = date(2026, 11, 1)
ENDS = (FIRST, FIRST + timedelta(days=7), FIRST + timedelta(days=14))


def pain(day: date, score: int, site: str) -> Record:
    value = PainRecord(moment="before", score=score, day=day, site=site)
    return Record(key=f"{day}{site}{score}", at=datetime.combine(day, datetime.min.time(), tzinfo=UTC), value=value)


def done(day: date, exercise: str, level: int) -> Record:
    value = ExerciseRecord(session=f"s-{day}", day=day, item=0, exercise=exercise, level=level, before=1)
    at = datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=12)
    return Record(key=f"{day}{exercise}", at=at, value=value)


def with_records(*records: Record) -> Life:
    life = a_life()
    life.ctx.store.append(life.person, records)
    return life


def test_the_highest_score_of_each_place_counts_in_each_stretch() -> None:
    days = [FIRST + timedelta(days=number) for number in (0, 1, 3, 7, 8, 14, 15)]
    scores = (9, 2, 4, 3, 1, 6, 9)
    life = with_records(*(pain(day, score, "mid-back") for day, score in zip(days, scores, strict=True)))
    assert worst_by_place(life.ctx, life.person, ENDS) == ({"mid-back": 4}, {"mid-back": 6})


def test_a_score_without_a_place_or_of_none_that_is_drawn_says_nothing() -> None:
    life = with_records(pain(ENDS[1], 5, ""), pain(ENDS[1], 5, "left-big-toe"))
    assert worst_by_place(life.ctx, life.person, ENDS) == ({}, {})


def test_each_exercise_has_the_level_of_the_last_time_by_then() -> None:
    life = with_records(
        done(FIRST + timedelta(days=2), "bent-over-row", 1),
        done(FIRST + timedelta(days=7), "bent-over-row", 2),
        done(FIRST + timedelta(days=9), "superman", 1),
        done(FIRST - timedelta(days=9), "forearm-plank", 3),
        done(FIRST + timedelta(days=9), "chin-tuck", 1),
    )
    found = strength_levels(life.ctx, life.person, ENDS)
    assert dict(found) == {"superman": (None, None, 1), "bent-over-row": (None, 2, 2)}
    assert list(found) == ["superman", "bent-over-row"]


def test_stretches_are_whole_and_end_today() -> None:
    for span, count in ((28, 4), (84, 12), (365, 12), (365, 4)):
        ends = ends_of(date(2026, 11, 29), span, count)
        lengths = {(later - earlier).days for earlier, later in pairwise(ends)}
        assert (len(ends), ends[-1], (ends[-1] - ends[0]).days) == (count + 1, date(2026, 11, 29), span)
        assert max(lengths) - min(lengths) <= 1
