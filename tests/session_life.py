"""A person with a plan, and short words for what the tests of a session ask of them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from tests.life import Life, a_life
from unhunch.programme.model import PlannedSession
from unhunch.records.model import (
    Record,
    SessionRecord,
)
from unhunch.service.play import SessionCheck
from unhunch.service.programme import current_programme, find_session
from unhunch.store.memory import MemoryStore


@cache
def planned_records() -> tuple[Record, ...]:
    """Screened, filled in and planned once; each test goes on from a copy."""
    life = a_life()
    life.begin()
    return tuple(life.ctx.store.records(life.person))


@pytest.fixture
def life() -> Life:
    store = MemoryStore()
    made = a_life(store)
    store.append(made.person, planned_records())
    return made


def mains(life: Life) -> list[PlannedSession]:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    return [one for week in programme.weeks for day in week.days for one in day.sessions if one.kind == "main"]


def first(life: Life) -> str:
    return mains(life)[0].id


def go_to(life: Life, session: str) -> None:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    day, _ = find_session(programme, session)
    life.clock.forward(days=(day - life.clock.at.date()).days)


def values(life: Life, kind: type) -> list[object]:
    return [record.value for record in life.ctx.store.records(life.person, kind)]


def sessions(rows: Iterable[object]) -> list[str]:
    return [one.state for one in rows if isinstance(one, SessionRecord)]


def check(pain: int = 2, new: str = "no", **more: object) -> SessionCheck:
    return replace(SessionCheck(pain_now=pain, anything_new="no", unwell=False), anything_new=new, **more)  # type: ignore[arg-type]
