import json
from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.cast import NOON
from unhunch.catalogue import load_catalogue
from unhunch.errors import InvalidInputError
from unhunch.screening import (
    Answer,
    Answers,
    Clearance,
    answers_from_json,
    answers_to_json,
    assume_no,
    emergency_so_far,
    open_questions,
    outcome_to_json,
    screen,
)

TODAY = NOON.date()
QUESTIONNAIRE = load_catalogue().screening
RANK = {action: rule.rank for action, rule in QUESTIONNAIRE.actions.items()}
PLAIN = [q.id for q in QUESTIONNAIRE.questions.values() if not q.options]
RAISING = [q.id for q in QUESTIONNAIRE.questions.values() if not q.options and not q.reassures]
MAIN = [q.id for q in QUESTIONNAIRE.main]
CHOICES = {q.id: q.options for q in QUESTIONNAIRE.questions.values() if q.options}

said: st.SearchStrategy[Answer] = st.sampled_from(["yes", "no", "unsure"])
some_answers = st.dictionaries(st.sampled_from(PLAIN), said, max_size=12)
some_choices = st.fixed_dictionaries(
    {}, optional={id_: st.lists(st.sampled_from(options), unique=True).map(tuple) for id_, options in CHOICES.items()}
)
days_ago = st.integers(min_value=0, max_value=800)
some_dates = st.dictionaries(st.sampled_from(MAIN), days_ago.map(lambda n: TODAY - timedelta(days=n)), max_size=4)


@st.composite
def people(draw: st.DrawFn, *, cleared: bool = False) -> Answers:
    return assume_no(
        Answers(
            answers=draw(some_answers),
            choices=draw(some_choices),
            age=draw(st.integers(0, 120)),
            pain_now=draw(st.integers(0, 10)),
            pool=draw(st.booleans()),
            strict_location=draw(st.booleans()),
            cleared=draw(some_dates) if cleared else {},
            first_advice_on=draw(st.none() | days_ago.map(lambda n: TODAY - timedelta(days=n))),
            pain_then=draw(st.none() | st.integers(0, 10)),
        )
    )


def with_parents(answers: Answers) -> Answers:
    """The answers with a yes to each question whose follow-up was answered, so that none is denied."""
    named = {QUESTIONNAIRE.questions[id_].parent for id_ in (*answers.answers, *answers.choices)}
    return assume_no(replace(answers, answers={**answers.answers, **{id_: "yes" for id_ in named if id_}}))


def rank(answers: Answers) -> int:
    return RANK[screen(answers, NOON).action]


@given(people(), st.sampled_from(RAISING))
@settings(max_examples=300, deadline=None)
def test_a_yes_instead_of_a_no_never_lowers_the_action(answers: Answers, id_: str) -> None:
    no = assume_no(replace(answers, answers={**answers.answers, id_: "no"}))
    yes = assume_no(replace(answers, answers={**answers.answers, id_: "yes"}))
    assert rank(yes) <= rank(no)


@given(people(), st.sampled_from(RAISING))
@settings(max_examples=200, deadline=None)
def test_not_sure_never_lowers_the_action(answers: Answers, id_: str) -> None:
    no = assume_no(replace(answers, answers={**answers.answers, id_: "no"}))
    unsure = assume_no(replace(answers, answers={**answers.answers, id_: "unsure"}))
    assert rank(unsure) <= rank(no)


@given(people(), st.sampled_from([id_ for id_ in PLAIN if QUESTIONNAIRE.questions[id_].parent]))
@settings(max_examples=200, deadline=None)
def test_leaving_a_follow_up_open_never_lowers_the_action(answers: Answers, id_: str) -> None:
    left_open = {key: value for key, value in answers.answers.items() if key != id_}
    assert rank(replace(answers, answers=left_open)) <= rank(
        replace(answers, answers={**left_open, id_: "no" if id_ in RAISING else "yes"})
    )


@given(people(cleared=True), st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_the_answers_does_not_matter(answers: Answers, random: object) -> None:
    items = list(answers.answers.items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert screen(replace(answers, answers=dict(items)), NOON) == screen(answers, NOON)


@given(people(cleared=True))
@settings(max_examples=200, deadline=None)
def test_not_sure_never_ends_in_a_plain_go_on(answers: Answers) -> None:
    assume(any(answers.answers[id_] == "unsure" for id_ in MAIN if id_ in answers.answers))
    assert screen(answers, NOON).action != "go_on"


@given(people())
@settings(max_examples=200, deadline=None)
def test_no_clearance_lifts_an_emergency(answers: Answers) -> None:
    assume(screen(answers, NOON).action == "call_emergency_now")
    cleared = replace(answers, cleared=dict.fromkeys(PLAIN, TODAY))
    assert screen(cleared, NOON).action == "call_emergency_now"


@given(people(), st.sampled_from(MAIN), st.integers(366, 4000))
@settings(max_examples=100, deadline=None)
def test_a_clearance_older_than_twelve_months_changes_nothing(answers: Answers, id_: str, days: int) -> None:
    old = replace(answers, cleared={id_: TODAY - timedelta(days=days)})
    assert screen(old, NOON) == screen(answers, NOON)


@given(people(cleared=True))
@settings(max_examples=100, deadline=None)
def test_a_clearance_never_lifts_a_tag(answers: Answers) -> None:
    assert screen(answers, NOON).tags == screen(replace(answers, cleared={}), NOON).tags


@given(people(cleared=True))
@settings(max_examples=200, deadline=None)
def test_every_valid_set_of_answers_gets_an_outcome_in_its_form(answers: Answers) -> None:
    found = outcome_to_json(screen(answers, NOON))
    assert list(found) == ["action", "because", "tags", "level_cap", "allowed", "valid_days", "advice"]


@given(people(cleared=True))
@settings(max_examples=200, deadline=None)
def test_an_emergency_or_urgent_outcome_allows_nothing_and_everything_else_is_a_clearance(answers: Answers) -> None:
    outcome = screen(answers, NOON)
    assert isinstance(outcome, Clearance) is (RANK[outcome.action] > RANK["see_doctor_urgently"])


@given(people(cleared=True))
@settings(max_examples=200, deadline=None)
def test_loaded_strength_is_open_only_where_strength_is_allowed_without_a_cap(answers: Answers) -> None:
    outcome = screen(answers, NOON)
    assume(isinstance(outcome, Clearance))
    assert isinstance(outcome, Clearance)
    assert not outcome.loaded_strength or ("strength" in outcome.allowed and outcome.level_cap is None)


@given(people())
@settings(max_examples=200, deadline=None)
def test_an_emergency_seen_on_the_way_is_one_at_the_end(answers: Answers) -> None:
    assume(emergency_so_far(answers))
    assert screen(answers, NOON).action == "call_emergency_now"


@given(people())
@settings(max_examples=200, deadline=None)
def test_with_nothing_left_open_an_emergency_is_seen_on_the_way(answers: Answers) -> None:
    assume(not open_questions(answers))
    is_emergency = screen(answers, NOON).action == "call_emergency_now"
    assert bool(emergency_so_far(answers)) is is_emergency


@given(people(cleared=True))
@settings(max_examples=100, deadline=None)
def test_answers_come_back_from_json_as_they_were(answers: Answers) -> None:
    answers = with_parents(answers)
    text = json.dumps(answers_to_json(answers))
    assert answers_from_json(json.loads(text), today=TODAY) == answers


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["yes", "2026-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from([*PLAIN, *CHOICES]), inner, max_size=4)
    ),
    max_leaves=8,
)
keys = st.sampled_from(
    ["answers", "age", "pain_now", "cleared", "choices", "country", "pool", "hidden", "first_advice_on", "pain_then"]
)


def refusal(obj: object) -> str:
    """The line with which the object is refused, empty where it is read and screened."""
    try:
        screen(assume_no(answers_from_json(obj, today=TODAY)), NOON)
    except InvalidInputError as error:
        return str(error)
    return ""


@given(anything | st.dictionaries(keys, anything, max_size=8) | st.dictionaries(keys | st.text(), anything))
@settings(max_examples=300, deadline=None)
def test_any_json_is_screened_or_refused_in_one_line(obj: object) -> None:
    assert len(refusal(obj).splitlines()) <= 1


almost = st.fixed_dictionaries(
    {"answers": st.dictionaries(st.sampled_from(PLAIN), anything, max_size=3), "age": anything, "pain_now": anything}
)


@given(almost)
@settings(max_examples=200, deadline=None)
def test_almost_right_json_is_screened_or_refused_in_one_line(obj: dict[str, object]) -> None:
    assert len(refusal(obj).splitlines()) <= 1


def test_a_clearance_of_the_29th_of_february_holds_until_the_next_february_ends() -> None:
    leap = NOON.replace(year=2028, month=2, day=29).date()
    answers = assume_no(Answers(answers={"BE-10": "yes"}, age=41, pain_now=2, cleared={"BE-10": leap}))
    last = NOON.replace(year=2029, month=2, day=27)
    assert [screen(answers, last + timedelta(days=n)).action for n in (0, 1)] == [
        "go_on_with_care",
        "see_doctor_before_exercising",
    ]
