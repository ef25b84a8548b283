"""A person at the terminal: hands whose time passes only by waiting, and what is kept of their session."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest

from benchmarks import life
from unhunch import load_catalogue
from unhunch.catalogue import Catalogue
from unhunch.cli.do import play_today
from unhunch.cli.opened import PERSON
from unhunch.records.model import Record, Value
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.session import SessionCheck, open_session
from unhunch.service.today import today
from unhunch.store.memory import MemoryStore

T = TypeVar("T", bound=Value)
MONDAY = datetime(2026, 11, 23, 18, tzinfo=UTC)
ANSWERS = {
    "How bad is your pain": "2",
    "Has anything new": "no",
    "Is one of these so": "none",
    "Did you sleep": "no",
    "more stressful": "no",
    "how steady": "steady",
    "two more": "yes",
    "worst pain during": "2",
    "How hard was it": "4",
    "Leave?": "later",
    "How much does it hurt": "3",
    "Is any of these there": "none",
    "Where is it": "",
    "Does it spread": "no",
    "What now?": "leave",
}


@dataclass
class Hands:
    """A person at the keyboard whose time passes only by waiting; `keys` are pressed at these seconds."""

    keys: dict[float, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    passed_s: float = 0.0
    asked: list[str] = field(default_factory=list)

    def now(self) -> float:
        return self.passed_s

    def key(self, wait_s: float) -> str:
        due = min((at for at in self.keys if at <= self.passed_s + wait_s), default=None)
        if due is None:
            self.passed_s += wait_s
            return ""
        self.passed_s = max(self.passed_s, due)
        return self.keys.pop(due)

    def line(self, question: str) -> str:
        self.asked.append(question)
        said = {**ANSWERS, **self.answers}
        return next(answer for words, answer in said.items() if words in question)


@dataclass
class HandsClock:
    """The clock on the wall, which follows the hands."""

    hands: Hands

    def now(self) -> datetime:
        return MONDAY + timedelta(seconds=self.hands.passed_s)


@cache
def history() -> tuple[Record, ...]:
    """A person who was screened and planned on a Monday evening and has done nothing yet."""
    ctx = Context(store=MemoryStore(), clock=FixedClock(at=MONDAY), catalogue=load_catalogue(), home=Path())
    facts = {**life.read_facts(), "adherence": 0.0, "walks": 0.0}
    life.one_day(ctx, life.Life(facts=facts, chance=Random(1)), 0)
    return tuple(ctx.store.records(PERSON))


@pytest.fixture
def ctx() -> Context:
    store = MemoryStore()
    store.append(PERSON, history())
    catalogue: Catalogue = load_catalogue()
    return Context(store=store, clock=FixedClock(at=MONDAY), catalogue=catalogue, home=Path())


def played(ctx: Context, hands: Hands, *, plain: bool = True, session: str | None = None) -> int:
    """The exit code of playing today's session, or the one named, with these hands."""
    return play_today(replace(ctx, clock=HandsClock(hands)), hands, plain=plain, session=session)


def kept(ctx: Context, kind: type[T]) -> list[T]:
    """All records of the kind, oldest first."""
    return [record.value for record in ctx.store.records(PERSON) if isinstance(record.value, kind)]


def first_session_seconds(ctx: Context) -> float:
    """How long the session that is next takes by its timeline, opened on a copy."""
    store = MemoryStore()
    store.append(PERSON, ctx.store.records(PERSON))
    copy = replace(ctx, store=store)
    session = today(copy, PERSON).session_id
    assert session is not None
    opened = open_session(copy, PERSON, session, SessionCheck(pain_now=2, anything_new="no", unwell=False))
    assert opened.timeline is not None
    return opened.timeline.total_s
