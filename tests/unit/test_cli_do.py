from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hands import MONDAY, Hands, ctx, first_session_seconds, kept, played
from unhunch import load_catalogue
from unhunch.cli.do import play_today
from unhunch.cli.opened import PERSON
from unhunch.records.model import ExerciseRecord, NoteRecord, PainRecord, SessionRecord, SetRecord
from unhunch.service.breaks import break_id
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.today import today
from unhunch.store.memory import MemoryStore

__all__ = ["ctx"]


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
    assert [question.split()[0] for question in hands.asked[:6]] == ["How", "Where", "Has", "Is", "Did", "Is"]


@pytest.mark.parametrize("typed, site", [("4", "between-blades"), ("", "")])
def test_the_place_is_asked_before_a_session_and_may_be_left_open(ctx: Context, typed: str, site: str) -> None:
    played(ctx, Hands(answers={"Where is it": typed}, keys={1.0: "q"}))
    assert [(one.score, one.site) for one in kept(ctx, PainRecord)] == [(2, site)]


@pytest.mark.parametrize("kind", ["main", "micro", "break"])
def test_every_kind_of_session_asks_the_same_first(ctx: Context, kind: str) -> None:
    ids = {str(one.kind): one.id for one in today(ctx, PERSON).sessions} | {"break": break_id(MONDAY.date(), 1)}
    hands = Hands(keys={1.0: "q"})
    assert played(ctx, hands, session=ids[kind]) == 0
    assert [question.split()[0] for question in hands.asked[:6]] == ["How", "Where", "Has", "Is", "Did", "Is"]


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
