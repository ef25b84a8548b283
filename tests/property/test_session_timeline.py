from itertools import groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session_book import RULES, SmallBook, exercise_of, item_of, session_of
from unhunch.catalogue.model import Dose, Exercise
from unhunch.programme.model import Item, PlannedDose, PlannedSession
from unhunch.programme.seconds import change_seconds, session_seconds
from unhunch.session.model import Step
from unhunch.session.timeline import timeline

doses = st.builds(
    PlannedDose,
    sets=st.integers(1, 4),
    repetitions=st.none() | st.integers(1, 15),
    hold_s=st.none() | st.integers(1, 45),
    duration_s=st.none() | st.integers(20, 900),
    rest_s=st.none() | st.integers(0, 90),
    tempo=st.sampled_from([None, "2-0-2", "2-1-3", "3-0-3", "2-10-3"]),
    sides=st.sampled_from([None, "both", "alternating", "each-side"]),
)
exercises = st.builds(
    exercise_of,
    st.sampled_from(["shrug", "shoulder-rolls", "shoulder-squeeze", "prone-ytw", "superman", "lean"]),
    kind=st.sampled_from(["warm-up", "mobility", "strength", "stretch", "breathing", "posture", "aerobic"]),
    position=st.sampled_from(["standing", "seated", "prone", "supine", "kneeling"]),
    sides=st.sampled_from(["both", "alternating", "each-side"]),
    levels=st.sampled_from([{1: Dose(source={})}, {1: Dose(rep_rest_s=5, source={})}]),
)


@st.composite
def sessions(draw: st.DrawFn) -> tuple[SmallBook, PlannedSession]:
    drawn: list[tuple[Exercise, PlannedDose]] = draw(st.lists(st.tuples(exercises, doses), min_size=1, max_size=4))
    book = SmallBook({exercise.id: exercise for exercise, _ in drawn})
    items = [item_of(book.get(exercise.id), dose) for exercise, dose in drawn]
    return book, session_of(book, *items)


def _of_item(steps: tuple[Step, ...], number: int) -> list[Step]:
    return [step for step in steps if step.item == number and step.kind not in {"position", "done"}]


def _expected_rests(item: Item, exercise: Exercise) -> int:
    between = (item.dose.sets - 1) * (item.dose.rest_s or 0)
    return between + (int(RULES.number("session.settle-s")) if exercise.kind == "strength" else 0)


@given(sessions())
@settings(max_examples=120)
def test_a_session_lasts_as_long_as_its_items_and_changes_of_position_add_up_to(
    case: tuple[SmallBook, PlannedSession],
) -> None:
    book, session = case
    made = timeline(session, book)
    befores = [None, *(book.get(item.exercise) for item in session.items)]
    changes = sum(
        change_seconds(before, book.get(item.exercise), RULES)
        for before, item in zip(befores, session.items, strict=False)
    )
    items = sum(item.seconds for item in session.items)
    assert made.total_s == items + changes + RULES.number("session.done-s")


@given(sessions())
@settings(max_examples=60)
def test_each_item_takes_the_seconds_that_its_plan_says(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    taken = [sum(step.duration_s for step in _of_item(steps, n)) for n in range(len(session.items))]
    assert taken == [item.seconds for item in session.items]


@given(sessions())
@settings(max_examples=60)
def test_the_planned_seconds_are_those_of_the_steps(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    made = timeline(session, book)
    assert sum(step.duration_s for step in made.steps) == session_seconds(session.items, book.get, RULES)


@given(sessions())
@settings(max_examples=120)
def test_no_rest_is_skipped(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    for number, item in enumerate(session.items):
        rests = [step for step in _of_item(steps, number) if step.kind == "rest" and not step.repetition]
        assert sum(step.duration_s for step in rests) == _expected_rests(item, book.get(item.exercise))


@given(sessions())
@settings(max_examples=120)
def test_both_sides_get_equal_time_and_equal_turns(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    for number in range(len(session.items)):
        worked = [step for step in _of_item(steps, number) if step.kind in {"work", "hold", "walk"}]
        left = [step.duration_s for step in worked if step.side == "left"]
        assert left == [step.duration_s for step in worked if step.side == "right"]


@given(sessions())
@settings(max_examples=60)
def test_a_switch_stands_between_the_two_sides_of_each_set(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    for number, item in enumerate(session.items):
        switches = [step for step in _of_item(steps, number) if step.kind == "switch"]
        sides = item.dose.sides or book.get(item.exercise).sides
        assert len(switches) == (item.dose.sets if sides == "each-side" else 0)


@given(sessions())
@settings(max_examples=60)
def test_indices_run_on_without_a_gap(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    assert [step.index for step in steps] == list(range(len(steps)))


@given(sessions())
@settings(max_examples=60)
def test_every_step_takes_time_and_the_last_one_is_done(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    assert all(step.duration_s > 0 for step in steps)
    assert [step.kind for step in steps if step.kind == "done"] == [steps[-1].kind]


@given(sessions())
@settings(max_examples=60)
def test_each_set_ends_exactly_once(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    ended = [(step.item, step.set) for step in steps if step.ends_set]
    assert ended == [(n, s) for n, item in enumerate(session.items) for s in range(1, item.dose.sets + 1)]


@given(sessions())
@settings(max_examples=60)
def test_cues_fall_within_their_step_and_in_order(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    for step in timeline(session, book).steps:
        times = [cue.at_s for cue in step.cues]
        assert times == sorted(times)
        assert all(0 < at < step.duration_s for at in times)


@given(sessions())
@settings(max_examples=60)
def test_every_step_has_a_caption_and_each_item_is_named_once(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    steps = timeline(session, book).steps
    assert all(step.caption for step in steps)
    assert [item for item, _ in groupby(step.item for step in steps if step.kind == "ready")] == list(
        range(len(session.items))
    )


@given(sessions())
@settings(max_examples=30)
def test_the_same_session_gives_the_same_timeline(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    assert timeline(session, book) == timeline(session, book)


@given(sessions())
@settings(max_examples=60)
def test_the_phases_of_a_repetition_fill_it(case: tuple[SmallBook, PlannedSession]) -> None:
    book, session = case
    for step in timeline(session, book).steps:
        if step.repetition and step.phases:
            assert sum(step.phases) == step.duration_s
