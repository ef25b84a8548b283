from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import NOON, WELL, clearance
from tests.spec.screening_reading import read
from unhunch.catalogue import load_catalogue
from unhunch.errors import InvalidInputError
from unhunch.screening import (
    Answers,
    Outcome,
    SessionAnswers,
    SinceScreening,
    carried_clearances,
    check_session,
    gate_questions,
    needs_rescreen,
    open_questions,
    reopened_questions,
    screen,
    screens,
    without,
)

EMPTY = Answers(answers={}, age=41, pain_now=2)
QUESTIONNAIRE = load_catalogue().screening


def ids(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def test_there_are_nine_screens() -> None:
    assert len(screens(EMPTY)) == 9


def test_emergency_questions_stand_on_the_first_screens() -> None:
    first = {id_ for screen_ in QUESTIONNAIRE.screens[:3] for id_ in screen_.questions}
    emergencies = {q.id for q in QUESTIONNAIRE.main if q.action == "call_emergency_now"}
    assert emergencies <= first


def test_pregnancy_is_asked_before_its_emergencies() -> None:
    order = [id_ for screen_ in QUESTIONNAIRE.screens for id_ in screen_.questions]
    assert order.index("BE-4") < order.index("EM-11")


def test_at_first_the_questions_for_everybody_are_open() -> None:
    always = {q.id for q in QUESTIONNAIRE.main if q.ask == "always"}
    assert set(open_questions(EMPTY)) == always


def test_with_everything_answered_nothing_is_open() -> None:
    assert open_questions(WELL) == ()


FOLLOW_UPS = {
    "UR-2=yes": "UR-2-limbs UR-2-assessed",
    "UR-2=unsure": "UR-2-limbs UR-2-assessed",
    "UR-7=yes": "UR-7-legs",
    "UR-8=yes": "UR-8-signs UR-8-worse",
    "UR-11=yes": "UR-11-sight",
    "UR-16=yes": "UR-16-now",
    "UR-17=unsure": "UR-17-plan",
    "BE-2=yes": "BE-2-wound",
    "BE-4=yes": "BE-4-weeks",
    "BE-7=yes": "BE-7-checked",
    "BE-7=yes BE-7-checked=no": "BE-7-mechanism BE-7-tingling BE-7-turning",
    "BE-7=yes BE-7-checked=unsure": "BE-7-mechanism BE-7-tingling BE-7-turning",
    "BE-7=yes BE-7-checked=yes": "",
    "BE-9=yes": "BE-9-assessed",
    "CA-1=yes": "CA-1-which",
    "CA-4=unsure": "CA-4-which",
    "CA-5=yes": "CA-5-assessed",
    "CA-13=yes": "CA-13-fracture",
    "CA-4=yes CA-4-which=knee": "",
}


@pytest.mark.parametrize("given", FOLLOW_UPS)
def test_a_yes_or_not_sure_opens_its_follow_ups(given: str) -> None:
    assert open_questions(read(given)) == ids(FOLLOW_UPS[given])


@pytest.mark.parametrize(
    "given, opened",
    [("BE-4", "EM-11"), ("CA-10", "EM-13")],
)
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_an_opener_asks_its_emergency_question_after_it(given: str, opened: str, answer: str) -> None:
    answers = replace(EMPTY, answers={given: answer})  # type: ignore[dict-item]
    assert opened in open_questions(answers)


def test_a_follow_up_stands_right_after_its_question() -> None:
    asked = next(s.asked for s in screens(read("UR-2=yes")) if s.id == "illness")
    assert asked == ids("UR-1 UR-2 UR-2-limbs UR-2-assessed UR-3 UR-12 UR-13 UR-14")


def test_an_empty_choice_counts_as_answered_for_the_asking() -> None:
    answers = replace(read("CA-4=yes"), choices={"CA-4-which": ()})
    assert open_questions(answers) == ()


def test_the_questions_asked_again_are_those_that_can_end_in_a_referral_and_their_openers() -> None:
    reopened = set(reopened_questions())
    warning = {q.id for q in QUESTIONNAIRE.main if q.id[:2] in {"EM", "UR", "LO"}}
    assert reopened == warning | {"BE-2", "BE-7"} | {"BE-4", "CA-10"}


@pytest.mark.parametrize("said", ["BE-7=yes", "BE-2=yes"])
def test_a_fall_or_a_wound_that_nobody_has_checked_is_asked_about_when_anything_is_new(said: str) -> None:
    assert screen(read(said), NOON).action in {"call_emergency_now", "see_doctor_urgently"}
    assert said.partition("=")[0] in open_questions(without(WELL, reopened_questions()))


def test_asking_again_opens_these_questions_with_their_follow_ups_and_no_others() -> None:
    fresh = without(read("UR-2=yes UR-2-limbs=no"), reopened_questions())
    assert set(open_questions(fresh)) == set(reopened_questions()) - {"EM-11", "EM-13"}


RESCREEN: list[tuple[str, Outcome | None, dict[str, object], float, tuple[str, ...]]] = [
    ("never screened", None, {}, 0, ("first",)),
    ("just screened", clearance(), {}, 0, ()),
    ("27 days", clearance(), {}, 27, ()),
    ("28 days", clearance(), {}, 28, ("expired",)),
    ("28 days since all was asked", clearance(), {"whole_at": NOON - timedelta(days=20)}, 8, ("expired",)),
    ("a clearance judged anew later", clearance(), {"answered_at": NOON - timedelta(days=20)}, 8, ("expired",)),
    ("6 days under the location rule", clearance(read("LOC-1=yes")), {}, 6, ()),
    ("7 days under the location rule", clearance(read("LOC-1=yes")), {}, 7, ("weekly",)),
    ("28 days under the location rule", clearance(read("LOC-1=yes")), {}, 28, ("expired",)),
    ("13 days unused", clearance(), {"last_used": NOON.date()}, 13, ()),
    ("14 days unused", clearance(), {"last_used": NOON.date()}, 14, ("gap",)),
    ("a flare", None, {"ended_by": ("flare",)}, 1, ("flare",)),
    ("a changed pain", None, {"ended_by": ("changed",)}, 1, ("changed",)),
    ("a fall, accident, operation, diagnosis or pregnancy", None, {"ended_by": ("event",)}, 1, ("event",)),
    ("a fall and a flare", None, {"ended_by": ("event", "flare")}, 1, ("event", "flare")),
    ("a clock an hour back", clearance(), {}, -1 / 24, ()),
    ("a clock two days back", clearance(), {}, -2, ("clock",)),
    ("a referral some days old", screen(read("UR-3=yes"), NOON), {}, 3, ()),
    ("a referral some weeks old", screen(read("UR-3=yes"), NOON), {"last_used": NOON.date()}, 40, ()),
]


@pytest.mark.parametrize("name, outcome, facts, days, reasons", RESCREEN, ids=[row[0] for row in RESCREEN])
def test_the_questions_come_again_when_they_should(
    name: str, outcome: Outcome | None, facts: dict[str, object], days: float, reasons: tuple[str, ...]
) -> None:
    since = SinceScreening(outcome=outcome, **facts)  # type: ignore[arg-type]
    assert needs_rescreen(since, NOON + timedelta(days=days)) == reasons


CARRIED = {
    ("BE-10=yes cleared:BE-10=3", "BE-10=yes"): {"BE-10"},
    ("BE-10=yes cleared:BE-10=3", "BE-10=no"): set(),
    ("BE-10=yes cleared:BE-10=3", "BE-10=unsure"): set(),
    ("BE-10=yes cleared:BE-10=3", "BE-10=yes CA-3=yes"): {"BE-10"},
    ("UR-2=yes UR-2-limbs=no cleared:UR-2=3", "UR-2=yes UR-2-limbs=yes"): set(),
    ("CA-4=yes CA-4-which=knee cleared:CA-4=3", "CA-4=yes CA-4-which=hip"): set(),
    ("BE-10=no", "BE-10=yes cleared:BE-10=0"): {"BE-10"},
}


@pytest.mark.parametrize("before, after", CARRIED)
def test_a_clearance_lasts_until_its_answer_changes(before: str, after: str) -> None:
    assert set(carried_clearances(read(before), read(after))) == CARRIED[before, after]


GATE: dict[str, tuple[SessionAnswers, str, bool, bool]] = {
    "no pain": (SessionAnswers(pain_now=0, anything_new="no"), "by-pain", False, False),
    "pain 6": (SessionAnswers(pain_now=6, anything_new="no"), "by-pain", False, False),
    "pain 7": (SessionAnswers(pain_now=7, anything_new="no"), "flare-plan", False, False),
    "pain 8": (SessionAnswers(pain_now=8, anything_new="no"), "none", True, False),
    "pain 10": (SessionAnswers(pain_now=10, anything_new="no"), "none", True, False),
    "something new": (SessionAnswers(pain_now=2, anything_new="yes"), "none", False, True),
    "perhaps something new": (SessionAnswers(pain_now=2, anything_new="unsure"), "none", False, True),
    "pain 8 and something new": (SessionAnswers(pain_now=8, anything_new="yes"), "none", True, True),
    "alcohol": (SessionAnswers(pain_now=2, anything_new="no", blocks=("alcohol",)), "none", False, False),
    "fever": (SessionAnswers(pain_now=2, anything_new="no", blocks=("fever",)), "none", False, True),
    "faint": (SessionAnswers(pain_now=2, anything_new="no", blocks=("faint",)), "none", False, True),
    "pain 7 and alcohol": (SessionAnswers(pain_now=7, anything_new="no", blocks=("alcohol",)), "none", False, False),
}


@pytest.mark.parametrize("name", GATE)
def test_the_check_before_a_session_decides_by_the_gravest_answer(name: str) -> None:
    said, exercise, refer, reopens = GATE[name]
    gate = check_session(said)
    assert (gate.exercise, gate.refer, bool(gate.reopen)) == (exercise, refer, reopens)


@pytest.mark.parametrize("name", GATE)
def test_the_check_says_in_words_why_there_is_no_exercise(name: str) -> None:
    gate = check_session(GATE[name][0])
    words = load_catalogue().words()
    assert (gate.exercise == "by-pain") is not bool([words[id_] for id_ in gate.advice])


def test_the_check_asks_pain_news_and_each_block() -> None:
    assert [question.id for question in gate_questions()] == ["pain-now", "anything-new", "alcohol", "fever", "faint"]


@pytest.mark.parametrize(
    "said",
    [
        SessionAnswers(pain_now=11, anything_new="no"),
        SessionAnswers(pain_now=2, anything_new="perhaps"),  # type: ignore[arg-type]
        SessionAnswers(pain_now=2, anything_new="no", blocks=("sad",)),
    ],
)
def test_a_check_with_a_wrong_answer_is_refused(said: SessionAnswers) -> None:
    with pytest.raises(InvalidInputError):
        check_session(said)


def test_every_stop_sign_leads_to_questions() -> None:
    assert all(sign.questions for sign in QUESTIONNAIRE.stop_signs)
