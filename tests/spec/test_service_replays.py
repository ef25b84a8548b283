"""Replays of sets: kept as points, once, within their bounds; taken back, put back, exported and imported the same."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.life import Life, a_life
from unhunch.errors import InvalidInputError
from unhunch.export.bundle import export_json, import_json
from unhunch.records.model import ReplayRecord
from unhunch.service.programme import current_programme
from unhunch.service.replays import APART_MS, DRAWN, LONGEST_S, MOST, change_replay, keep_replay, replays_of
from unhunch.store.memory import MemoryStore

LOOK = (500, 300) * len(DRAWN)


def looks(count: int = 30, apart_ms: int = APART_MS) -> tuple[tuple[int | None, ...], ...]:
    return tuple((number * apart_ms, *LOOK) for number in range(count))


def session_of(life: Life) -> str:
    """The first session of the plan in force."""
    made = current_programme(life.ctx, life.person)
    assert made is not None
    return next(one.id for day in made.weeks[0].days for one in day.sessions)


def replay(life: Life, name: str = "one", **facts: Any) -> ReplayRecord:
    """A set of chin tucks in the session that is open."""
    made = ReplayRecord(
        replay=name,
        session=session_of(life),
        day=date(2020, 1, 1),
        exercise="chin-tuck",
        set=1,
        looks=looks(),
        repetitions_ms=(900,),
    )
    return replace(made, **facts)


@pytest.fixture(scope="module")
def begun() -> Life:
    """Somebody whose session is open; one for all tests, since a plan takes a second."""
    made = a_life()
    made.begin()
    made.open(session_of(made))
    return made


@pytest.fixture
def life(begun: Life) -> Life:
    """The same with a store of its own."""
    made = a_life()
    made.ctx.store.append(made.person, begun.ctx.store.records(begun.person))
    return made


def test_a_replay_is_kept_once_however_often_it_is_sent_on_the_day_of_today(life: Life) -> None:
    assert keep_replay(life.ctx, life.person, replay(life)) is True
    assert keep_replay(life.ctx, life.person, replay(life, set=2)) is False
    (kept,) = replays_of(life.ctx, life.person)
    assert (kept.set, kept.looks) == (1, looks())
    assert kept.day > date(2020, 1, 1)


def test_the_newest_stands_first_and_what_was_taken_back_is_shown_no_more_until_it_is_put_back(life: Life) -> None:
    for name in ("one", "two"):
        keep_replay(life.ctx, life.person, replay(life, name))
    change_replay(life.ctx, life.person, "two", kept=False)
    change_replay(life.ctx, life.person, "two", kept=False)
    assert [one.replay for one in replays_of(life.ctx, life.person)] == ["one"]
    change_replay(life.ctx, life.person, "two", kept=True)
    assert [one.replay for one in replays_of(life.ctx, life.person)] == ["two", "one"]
    assert replays_of(life.ctx, life.person)[0].looks == looks()


def test_what_is_not_there_cannot_be_taken_back(life: Life) -> None:
    with pytest.raises(InvalidInputError, match="no such replay"):
        change_replay(life.ctx, life.person, "three", kept=False)


HIDDEN = (None, None, *LOOK[2:])


@pytest.mark.parametrize("good", [looks(2), looks(1201), ((0, *HIDDEN), (150, *LOOK))])
def test_anything_up_to_two_minutes_may_be_kept_with_points_that_were_not_seen(
    life: Life, good: tuple[tuple[int | None, ...], ...]
) -> None:
    assert keep_replay(life.ctx, life.person, replay(life, looks=good, repetitions_ms=()))


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"looks": ()}, "looks"),
        ({"looks": looks(1)}, "looks"),
        ({"looks": ((), ())}, "looks"),
        ({"looks": looks(3, 99)}, "looks"),
        ({"looks": tuple((100 + look[0], *look[1:]) for look in looks() if look[0] is not None)}, "looks"),
        ({"looks": ((0, *LOOK), (100, *LOOK[1:]))}, "looks"),
        ({"looks": ((0, *LOOK), (100, None, *LOOK[1:]))}, "looks"),
        ({"looks": ((0, *LOOK), (100, 3001, *LOOK[1:]))}, "looks"),
        ({"faults": ("beauty",), "faults_ms": (0,)}, "faults"),
        ({"faults": ("chin-drops",), "faults_ms": ()}, "faults"),
        ({"repetitions_ms": (2901,)}, "faults_ms"),
        ({"repetitions_ms": (-1,)}, "faults_ms"),
        ({"exercise": "dancing"}, "exercise"),
        ({"session": "nowhere"}, "session"),
    ],
)
def test_what_is_no_replay_is_refused_and_nothing_is_kept(life: Life, wrong: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidInputError) as told:
        keep_replay(life.ctx, life.person, replay(life, **wrong))
    assert told.value.where == where
    assert replays_of(life.ctx, life.person) == ()


def test_one_that_is_too_long_is_refused_in_words(life: Life) -> None:
    with pytest.raises(InvalidInputError, match=f"longer than {LONGEST_S} seconds"):
        keep_replay(life.ctx, life.person, replay(life, looks=looks(1202)))


def test_there_is_room_for_so_many_and_taking_one_back_makes_room(life: Life) -> None:
    for number in range(MOST):
        keep_replay(life.ctx, life.person, replay(life, f"r{number}", looks=looks(2), repetitions_ms=()))
    with pytest.raises(InvalidInputError, match="kept already"):
        keep_replay(life.ctx, life.person, replay(life, "more"))
    assert keep_replay(life.ctx, life.person, replay(life, "r0")) is False
    change_replay(life.ctx, life.person, "r3", kept=False)
    assert keep_replay(life.ctx, life.person, replay(life, "more")) is True


def test_exported_and_imported_it_is_the_same(life: Life) -> None:
    fault = life.ctx.catalogue.get("chin-tuck").faults[0].id
    keep_replay(life.ctx, life.person, replay(life, faults=(fault,), faults_ms=(400,), side="left"))
    change_replay(life.ctx, life.person, "one", kept=False)
    now = datetime(2026, 12, 1, tzinfo=UTC)
    other = MemoryStore()
    import_json(other, life.person, export_json(life.ctx.store, life.person, now))
    assert list(other.records(life.person)) == list(life.ctx.store.records(life.person))
