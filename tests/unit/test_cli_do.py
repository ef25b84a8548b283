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
from unhunch.records.model import ExerciseRecord, NoteRecord, Record, SessionRecord, SetRecord, Value
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


def played(ctx: Context, hands: Hands, **options: bool) -> int:
    """The exit code of playing today's session with these hands."""
    return play_today(replace(ctx, clock=HandsClock(hands)), hands, plain=options.get("plain", True))


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


def test_a_session_played_to_its_end_takes_as_long_as_its_timeline(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands()
    assert played(ctx, hands) == 0
    assert hands.passed_s == pytest.approx(planned_s, abs=0.5)


def test_every_set_is_kept_once_and_the_session_is_finished(ctx: Context) -> None:
    planned = next(one for one in today(ctx, PERSON).sessions if one.id == today(ctx, PERSON).session_id)
    played(ctx, Hands())
    sets = [(one.item, one.set) for one in kept(ctx, SetRecord)]
    assert sets == [(at, number) for at, item in enumerate(planned.items) for number in range(1, item.dose.sets + 1)]
    assert [one.state for one in kept(ctx, SessionRecord)] == ["started", "finished"]


def test_the_questions_come_before_anything_else(ctx: Context) -> None:
    hands = Hands()
    played(ctx, hands)
    assert [question.split()[0] for question in hands.asked[:5]] == ["How", "Has", "Is", "Did", "Is"]


def test_taps_after_an_exercise_are_kept(ctx: Context) -> None:
    played(ctx, Hands(answers={"how steady": "wobbly", "two more": "no"}))
    forms = {one.form for one in kept(ctx, ExerciseRecord)}
    assert "wobbly" in forms
    assert not any(one.two_more for one in kept(ctx, ExerciseRecord))


def test_a_tap_left_open_is_never_assumed(ctx: Context) -> None:
    played(ctx, Hands(answers={"how steady": "", "two more": "", "worst pain during": "", "How hard was it": ""}))
    assert {(one.form, one.two_more) for one in kept(ctx, ExerciseRecord)} == {(None, None)}


def test_leaving_and_coming_back_goes_on_and_keeps_each_set_once(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    first, second = Hands(keys={planned_s / 2: "q"}), Hands()
    assert played(ctx, first) == 0
    assert played(ctx, second) == 0
    sets = [(one.item, one.set) for one in kept(ctx, SetRecord)]
    assert len(sets) == len(set(sets))
    assert not any("pain right now" in question for question in second.asked)
    assert second.passed_s < planned_s * 0.75


def test_a_pause_stops_the_time(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands(keys={5: " ", 65: " "})
    played(ctx, hands)
    assert hands.passed_s == pytest.approx(planned_s + 60, abs=0.6)


def test_twenty_seconds_more_are_twenty_seconds_more(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands(keys={5: "+"})
    played(ctx, hands)
    assert hands.passed_s == pytest.approx(planned_s + 20, abs=0.6)


def test_what_is_passed_over_is_kept_as_skipped(ctx: Context) -> None:
    played(ctx, Hands(keys={at / 2: "n" for at in range(1, 600)}))
    sets = kept(ctx, SetRecord)
    assert sets
    assert all(one.skipped for one in sets)


def test_back_begins_the_segment_again(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands(keys={12: "b"})
    played(ctx, hands)
    assert hands.passed_s > planned_s + 1


def test_a_stop_sign_ends_the_session_and_the_safety_questions_come_first(ctx: Context) -> None:
    hands = Hands(keys={20: "h"}, answers={"Is any of these there": "1"})
    assert played(ctx, hands) == 3
    assert today(ctx, PERSON).next in ("screen", "locked")
    assert played(ctx, Hands()) == 3


def test_pain_of_eight_before_a_session_plays_nothing(ctx: Context) -> None:
    assert played(ctx, Hands(answers={"How bad is your pain": "8"})) == 3
    assert kept(ctx, SetRecord) == []


def test_a_fever_plays_nothing(ctx: Context) -> None:
    assert played(ctx, Hands(answers={"Is one of these so": "2"})) in (0, 3)
    assert kept(ctx, SetRecord) == []


def test_a_red_light_leaves_the_exercise_out_and_keeps_how_much_it_hurt(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands(keys={planned_s * 0.6: "h"}, answers={"How much does it hurt": "7"})
    assert played(ctx, hands) == 0
    assert 7 in [one.worst for one in kept(ctx, ExerciseRecord)]


def test_an_easier_form_is_played_and_kept(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    hands = Hands(keys={planned_s * share / 10: "e" for share in range(1, 9)})
    assert played(ctx, hands) == 0
    planned = next(one for one in today(ctx, PERSON).sessions if one.id == kept(ctx, SessionRecord)[0].session)
    assert {one.exercise for one in kept(ctx, SetRecord)} != {item.exercise for item in planned.items}


def test_nonsense_is_asked_again(ctx: Context) -> None:
    @dataclass
    class Slip(Hands):
        slips: int = 3

        def line(self, question: str) -> str:
            if "pain right now" in question and self.slips:
                self.slips -= 1
                return ("eleven", "11", "-1")[self.slips]
            return super().line(question)

    hands = Slip()
    assert played(ctx, hands) == 0
    assert hands.slips == 0


def test_how_it_is_done_can_be_shown_in_the_middle(ctx: Context, capsys: pytest.CaptureFixture[str]) -> None:
    played(ctx, Hands(keys={3: "?"}))
    assert "Stop if you notice" in capsys.readouterr().out


def test_the_moving_line_is_shown_where_there_is_a_terminal(ctx: Context, capsys: pytest.CaptureFixture[str]) -> None:
    assert played(ctx, Hands(), plain=False) == 0
    assert "Thank you" in capsys.readouterr().out


def test_without_a_screening_nothing_is_played(capsys: pytest.CaptureFixture[str]) -> None:
    empty = Context(store=MemoryStore(), clock=FixedClock(at=MONDAY), catalogue=load_catalogue(), home=Path())
    assert play_today(empty, Hands(), plain=True) == 3
    assert "safety questions" in capsys.readouterr().out


def test_the_day_after_asks_how_it_settled(ctx: Context) -> None:
    played(ctx, Hands())
    hands = Hands(passed_s=86_400.0, answers={"since then": "3", "sleep worse": "no"})
    played(ctx, hands)
    assert "since then" in hands.asked[0]


def test_coming_back_after_an_easier_form_goes_on_within_the_same_exercise(ctx: Context) -> None:
    planned_s = first_session_seconds(ctx)
    played(ctx, Hands(keys={planned_s * 0.3: "e", planned_s * 0.5: "q"}))
    again = Hands()
    assert played(ctx, again) == 0
    sets = [(one.item, one.set) for one in kept(ctx, SetRecord)]
    assert len(sets) == len(set(sets))
    assert again.passed_s < planned_s * 0.8


@pytest.mark.parametrize(
    "question, sentence", [("more stressful", "gate.stress"), ("Did you sleep", "gate.short-sleep")]
)
def test_a_hard_day_makes_the_session_one_step_easier(ctx: Context, question: str, sentence: str) -> None:
    played(ctx, Hands(answers={question: "yes"}, keys={1.0: "q"}))
    opened = next(one for one in kept(ctx, NoteRecord) if one.kind == "opened")
    assert f"adaptation.{sentence}" in str(opened.facts["because"])
