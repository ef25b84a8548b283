import pytest

from tests.session_book import RULES, WORDS, SmallBook, exercise_of, item_of, session_of
from unhunch.catalogue.model import Dose, Modification
from unhunch.programme.model import Item, PlannedDose
from unhunch.session.easier import easier_item
from unhunch.session.form import asks_form, dose_words, timeline_to_json
from unhunch.session.model import Step
from unhunch.session.timeline import timeline


def _steps(dose: PlannedDose, **facts: object) -> tuple[Step, ...]:
    exercise = exercise_of(**facts)  # type: ignore[arg-type]  # the facts of an exercise by name
    book = SmallBook({exercise.id: exercise})
    return timeline(session_of(book, item_of(exercise, dose)), book).steps


def _said(dose: PlannedDose, **facts: object) -> list[str]:
    return [step.say for step in _steps(dose, **facts) if step.kind in {"work", "hold"}]


def test_repetitions_are_counted_and_the_middle_and_the_last_are_told() -> None:
    assert _said(PlannedDose(repetitions=6)) == ["Begin.", "2.", "3.", "Halfway.", "5.", "Last one."]


def test_sides_in_turn_begin_with_the_right_as_the_instructions_do() -> None:
    said = _said(PlannedDose(repetitions=2), sides="alternating")
    assert said == ["Begin. Right.", "Left.", "Last one. Right.", "Left."]


def test_each_side_is_named_once_where_its_turn_begins() -> None:
    said = _said(PlannedDose(repetitions=2, hold_s=10), sides="each-side")
    assert said == ["Ease in, and hold. Right.", "Last one.", "Ease in, and hold. Left.", "Last one."]


def test_a_later_set_says_which_one_it_is() -> None:
    assert _said(PlannedDose(sets=2, repetitions=1)) == ["Begin.", "Set 2 of 2. Begin."]


def test_the_three_letters_are_said_in_each_round() -> None:
    said = _said(PlannedDose(repetitions=2, tempo="2-1-2"), exercise="prone-ytw")
    assert said == ["Begin. Y.", "T.", "W.", "Last one. Y.", "T.", "W."]


def test_shoulder_rolls_go_all_one_way_and_then_all_the_other() -> None:
    said = _said(PlannedDose(repetitions=2), exercise="shoulder-rolls")
    assert said == ["Begin. Forwards.", "Last one.", "Now backwards.", "2."]


def test_a_long_stretch_of_time_tells_its_middle_and_its_end() -> None:
    step = next(step for step in _steps(PlannedDose(duration_s=60)) if step.kind == "work")
    assert [(cue.at_s, cue.say) for cue in step.cues if cue.say] == [(30, "Halfway."), (50, "10 seconds left.")]


def test_breathing_leads_the_first_breaths_only() -> None:
    step = next(step for step in _steps(PlannedDose(duration_s=60), kind="breathing") if step.kind == "work")
    assert list(step.phases) == [4, 0, 6]
    assert [cue.at_s for cue in step.cues if cue.say] == [4, 10, 14, 20, 24]


def test_a_long_start_position_is_shown_and_not_read_out() -> None:
    exercise = exercise_of()
    book = SmallBook({exercise.id: exercise})
    ready = timeline(session_of(book, item_of(exercise, PlannedDose(repetitions=1))), book).steps[0]
    assert ready.say == "First: Shrug. Sit tall, arms loose."
    assert ready.caption == "Sit tall, arms loose."


def test_a_carried_change_is_shown_before_the_exercise_begins() -> None:
    exercise = exercise_of()
    book = SmallBook({exercise.id: exercise})
    plain = item_of(exercise, PlannedDose(repetitions=1))
    changed = Item(
        exercise=plain.exercise, part=plain.part, level=1, dose=plain.dose, seconds=plain.seconds,
        changes=("shrug.changes.pregnancy",),
    )  # fmt: skip
    ready = timeline(session_of(book, changed), book).steps[0]
    assert [cue.caption for cue in ready.cues] == ["Keep it gentle."]


@pytest.mark.parametrize(
    ("dose", "sides", "words"),
    [
        (PlannedDose(repetitions=10, tempo="2-1-3", hold_s=1), "both", "10 times"),
        (PlannedDose(sets=2, repetitions=5, hold_s=5), "both", "2 sets of 5 times, 5 s each"),
        (PlannedDose(hold_s=20), "each-side", "20 s, each side"),
        (PlannedDose(duration_s=180), "alternating", "3 min"),
        (PlannedDose(duration_s=30), "both", "30 s"),
    ],
)
def test_a_dose_is_said_in_one_short_phrase(dose: PlannedDose, sides: str, words: str) -> None:
    assert dose_words(dose, exercise_of(sides=sides), WORDS, RULES) == words


def test_easier_is_the_level_below_at_its_lowest_dose() -> None:
    levels = {1: Dose(repetitions=(5, 8), source={}), 2: Dose(repetitions=(10, 12), source={})}
    exercise = exercise_of(levels=levels)
    book = SmallBook({exercise.id: exercise})
    easier = easier_item(item_of(exercise, PlannedDose(repetitions=12), level=2), book)
    assert easier is not None
    assert (easier.exercise, easier.level, easier.dose.repetitions) == ("shrug", 1, 5)


def test_from_level_one_easier_is_the_easier_exercise_with_the_changes_it_needs() -> None:
    other = exercise_of(
        "lean", modify_if={"pregnancy": Modification(source="expert")}, levels={1: Dose(hold_s=(5, 8), source={})}
    )
    exercise = exercise_of(easier="lean")
    book = SmallBook({exercise.id: exercise, other.id: other})
    easier = easier_item(item_of(exercise, PlannedDose(repetitions=5)), book, {"pregnancy"})
    assert easier is not None
    assert (easier.exercise, easier.changes) == ("lean", ("lean.changes.pregnancy",))


def test_an_easier_exercise_that_a_tag_closes_is_not_offered() -> None:
    other = exercise_of("lean", avoid_if=("wrist",))
    exercise = exercise_of(easier="lean")
    book = SmallBook({exercise.id: exercise, other.id: other})
    assert easier_item(item_of(exercise, PlannedDose(repetitions=5)), book, {"wrist"}) is None


def test_steadiness_is_asked_after_strength_and_holds_only() -> None:
    strength, mobility = exercise_of(kind="strength"), exercise_of(kind="mobility")
    breathing = exercise_of(kind="breathing")
    asked = [
        asks_form(strength, PlannedDose(repetitions=8)),
        asks_form(mobility, PlannedDose(hold_s=5)),
        asks_form(mobility, PlannedDose(repetitions=8)),
        asks_form(breathing, PlannedDose(hold_s=5)),
    ]
    assert asked == [True, True, False, False]


def test_the_form_for_the_browser_holds_every_step_and_each_easier_form() -> None:
    levels = {1: Dose(repetitions=(5, 8), source={}), 2: Dose(repetitions=(10, 12), source={})}
    exercise = exercise_of(levels=levels)
    book = SmallBook({exercise.id: exercise})
    session = session_of(book, item_of(exercise, PlannedDose(repetitions=12), level=2))
    made = timeline(session, book)
    form = timeline_to_json(made, session, book)
    steps, items = form["steps"], form["items"]
    assert isinstance(steps, list)
    assert isinstance(items, list)
    assert len(steps) == len(made.steps)
    assert [step["kind"] for step in items[0]["easier"]["steps"]] == ["ready", *["work"] * 5]
