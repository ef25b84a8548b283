"""Stores of each kind for the one contract suite, and small records to put into them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from unhunch.records.model import (
    AdverseEventRecord,
    DecisionRecord,
    NoteRecord,
    PainRecord,
    Record,
    SessionRecord,
    SetRecord,
    Value,
)
from unhunch.service.ports import Store
from unhunch.store.config import database, sqlite
from unhunch.store.opening import attach, bring_up_to_date, database_store, set_up

if TYPE_CHECKING:
    from unhunch.store.database import DatabaseStore

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
_PEOPLE = count()


def pain(score: int, *, day: date = DAY, session: str = "") -> PainRecord:
    return PainRecord(moment="before", score=score, day=day, session=session)


def record(key: str, value: Value | None = None, *, at: datetime = AT) -> Record:
    return Record(key=key, at=at, value=value or pain(3))


def sqlite_store(file: Path, alias: str, *, init: str | None = None, clinic: str = "local") -> "DatabaseStore":
    """A store in a SQLite file of its own."""
    set_up(file.parent)
    attach(alias, sqlite(file) if init is None else sqlite(file, init=init))
    return database_store(alias=alias, clinic=clinic)


def postgres_store(url: str, alias: str) -> "DatabaseStore":
    set_up(Path("/nonexistent"))
    attach(alias, database(Path(), url))
    bring_up_to_date(alias)
    return database_store(alias=alias)


@contextmanager
def open_to_databases(blocker: Any) -> Iterator[None]:
    """pytest-django keeps tests away from databases unless they say so; these are ours to use."""
    if blocker is None:
        yield
        return
    with blocker.unblock():
        yield


MakeStore = Callable[[], Store]

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
SCORES = st.integers(0, 10)
SESSIONS = st.sampled_from(["", "2026-11-23-main-1", "2026-11-24-micro-1"])
FACTS = st.dictionaries(
    TEXTS, st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(-1e9, 1e9) | TEXTS, max_size=3
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.builds(PainRecord, moment=st.sampled_from(["before", "worst"]), score=SCORES, day=DAYS, session=SESSIONS),
    st.builds(NoteRecord, kind=st.sampled_from(["step", "ill"]), day=DAYS, facts=FACTS, session=SESSIONS),
    st.builds(
        SetRecord,
        session=SESSIONS,
        day=DAYS,
        item=st.integers(0, 20),
        exercise=st.sampled_from(["chin-tuck", "plank"]),
        set=st.integers(1, 5),
        level=st.integers(1, 3),
        hold_s=st.none() | st.floats(0, 120),
        seen_repetitions=st.none() | st.integers(0, 30),
        seen_range=st.none() | st.floats(0, 180),
        faults=st.lists(st.sampled_from(["shrug", "head-juts"]), max_size=2).map(tuple),
    ),
    st.builds(
        SessionRecord, session=SESSIONS, state=st.sampled_from(["started", "finished"]), day=DAYS, kind=st.just("main")
    ),
    st.builds(AdverseEventRecord, day=DAYS, sign=TEXTS, session=SESSIONS),
    st.builds(
        DecisionRecord,
        day=DAYS,
        exercise=st.just("plank"),
        action=st.just("hold"),
        because=st.lists(TEXTS, max_size=2).map(tuple),
        change=FACTS,
    ),
)
RECORDS = st.lists(
    st.builds(
        Record,
        key=st.text("abcdefgh", min_size=1, max_size=2),
        at=st.integers(0, 10_000_000).map(lambda ms: AT + timedelta(milliseconds=ms)),
        value=VALUES,
    ),
    max_size=12,
)


def somebody() -> str:
    return f"person-{next(_PEOPLE)}"


def all_of(store: Store, person: str) -> list[Record]:
    return list(store.records(person))
