"""A prescription in somebody's life: looked at, used, held within the screening, lowered by pain, taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.life import MORNING, PROFILE, Life, SetClock, a_life
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.programme import check_plan
from unhunch.programme.model import Item, Programme, Standing
from unhunch.progress.standings import standing_to_json
from unhunch.records.beside import PrescriptionRecord
from unhunch.records.model import ClearanceRecord, DecisionRecord, PlanRecord, Record
from unhunch.service.clearance import require_clearance
from unhunch.service.past import read_progress
from unhunch.service.plans import current_programme, days_of
from unhunch.service.prescribed import prescription_in_force
from unhunch.service.prescription import clear_prescribed, look_at, take_back, use_prescription
from unhunch.service.profile import load_profile, save_profile
from unhunch.service.programme import make_programme
from unhunch.service.review import course_from
from unhunch.service.settings import local_date
from unhunch.store.memory import MemoryStore

HEAD = 'by = "Anna Schmidt"\non = 2026-11-20\n'


def asked(*exercises: str, limits: str = "") -> bytes:
    rows = "".join(f"[[exercise]]\n{one}\n" for one in exercises)
    return f"{HEAD}{limits}{rows}".encode()


ANGEL = 'id = "wall-angel"\nlevel = 2\nsets = 2\nrepetitions = 9\ndays_a_week = 3'
PLANK = 'id = "plank-knees"\nlevel = 1'


def fill_in(life: Life) -> None:
    """Three days with minutes: a week is planned in no time."""
    save_profile(life.ctx, life.person, {**PROFILE, "minutes": [20, 0, 20, 0, 20, 0, 0]})
    make_programme(life.ctx, life.person, weeks=1)


def begin(life: Life) -> None:
    life.screen()
    fill_in(life)


@pytest.fixture(scope="module")
def begun() -> Life:
    one = a_life()
    begin(one)
    return one


@pytest.fixture
def life(begun: Life) -> Life:
    """Somebody with a plan of a week, anew for each test."""
    clock = SetClock(at=MORNING)
    store = MemoryStore()
    store.append(begun.person, begun.ctx.store.records(begun.person))
    return Life(ctx=replace(begun.ctx, store=store, clock=clock), clock=clock)


def today(life: Life) -> date:
    return local_date(life.ctx, life.person)


def items(life: Life, exercise: str) -> list[Item]:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    every = [item for day in days_of(programme) for session in day.sessions for item in session.items]
    return [item for item in every if item.exercise == exercise]


def plan_of(life: Life) -> Programme:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    return programme


def test_looking_changes_nothing(life: Life) -> None:
    before = plan_of(life)
    look = look_at(life.ctx, life.person, asked(ANGEL))
    assert [one.exercise for one in look.put_in] == ["wall-angel"]
    assert prescription_in_force(life.ctx, life.person) is None
    assert plan_of(life) == before


def test_what_was_prescribed_is_in_the_plan_as_prescribed_and_says_by_whom(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked(ANGEL))
    found = items(life, "wall-angel")
    assert {(one.level, one.dose.sets, one.dose.repetitions) for one in found} == {(2, 2, 9)}
    assert all("prescribed:Anna Schmidt" in one.because for one in found)


def test_the_checker_finds_nothing_against_the_plan(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked(ANGEL, PLANK, limits="[limits]\nminutes_a_day = 18\n"))
    profile = load_profile(life.ctx, life.person)
    assert profile is not None
    leave, course = require_clearance(life.ctx, life.person), course_from(life.ctx, life.person, today(life))
    assert check_plan(life.ctx.catalogue, profile, leave, plan_of(life), course=course) == ()


def test_a_file_with_a_fault_is_refused_and_nothing_changes(life: Life) -> None:
    before = plan_of(life)
    with pytest.raises(InvalidInputError):
        use_prescription(life.ctx, life.person, asked('id = "plankk"'))
    assert (plan_of(life), prescription_in_force(life.ctx, life.person)) == (before, None)


def test_what_the_screening_closes_stays_out_until_a_clinician_clears_just_that() -> None:
    life = a_life()
    life.screen(yes=("CA-8",))
    fill_in(life)
    file = asked('id = "thoracic-rotation"')
    use_prescription(life.ctx, life.person, file)
    assert items(life, "thoracic-rotation") == []
    left = look_at(life.ctx, life.person, file).left_out
    assert [(one.exercise, one.why, one.tags) for one in left] == [("thoracic-rotation", "tag", ("rib-injury",))]

    clear_prescribed(life.ctx, life.person, "thoracic-rotation", today(life))

    kept = [row.value for row in life.ctx.store.records(life.person, ClearanceRecord)]
    assert kept == [ClearanceRecord(kind="exercise", ids=("thoracic-rotation",), on=today(life))]
    assert items(life, "thoracic-rotation") != []


def test_only_what_is_prescribed_and_closed_by_an_answer_can_be_cleared_there(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked('id = "superman"\nlevel = 2'))
    for name in ("superman", "plank", "nothing"):
        with pytest.raises(InvalidInputError):
            clear_prescribed(life.ctx, life.person, name, today(life))


def test_a_level_that_is_locked_is_left_out_with_its_reason(life: Life) -> None:
    look = look_at(life.ctx, life.person, asked('id = "superman"\nlevel = 2'))
    assert [(one.exercise, one.why) for one in look.left_out] == [("superman", "lock")]
    use_prescription(life.ctx, life.person, asked('id = "superman"\nlevel = 2'))
    assert all(one.level == 1 for one in items(life, "superman"))
    assert "prescribed-lock" in {one.id for one in plan_of(life).gave}


def test_exercises_not_to_do_are_gone_from_plan_and_swaps_alike(life: Life) -> None:
    before = {item.exercise for day in days_of(plan_of(life)) for one in day.sessions for item in one.items}
    gone = next(name for name in sorted(before) if life.ctx.catalogue.get(name).kind == "mobility")
    use_prescription(life.ctx, life.person, asked(ANGEL, limits=f'[limits]\navoid = ["{gone}"]\n'))
    assert items(life, gone) == []
    assert gone in read_progress(life.ctx, life.person).closed


def do_first_angel(life: Life, *, worst: int) -> None:
    """Nothing; the first session of the plan with a wall angel in it is done on its day, with that pain at worst."""
    day, session = next(
        (day.date, one)
        for day in days_of(plan_of(life))
        for one in day.sessions
        if any(item.exercise == "wall-angel" for item in one.items)
    )
    life.clock.forward(days=(day - today(life)).days)
    life.do(session.id, worst=worst)


def test_pain_still_lowers_what_was_prescribed(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked(ANGEL))
    do_first_angel(life, worst=7)
    later = [one for one in items(life, "wall-angel") if one.level == 1]
    assert later != []


def test_nothing_rises_above_what_was_prescribed(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked(ANGEL))
    for day in days_of(plan_of(life)):
        for session in day.sessions:
            if any(item.exercise == "wall-angel" for item in session.items):
                life.clock.forward(days=(day.date - today(life)).days)
                life.do(session.id, worst=0)
    life.clock.forward(days=(plan_of(life).start + timedelta(days=7) - today(life)).days)
    make_programme(life.ctx, life.person, weeks=1)
    found = items(life, "wall-angel")
    assert found
    assert all(one.level <= 2 and (one.dose.repetitions or 0) <= 9 and one.dose.sets <= 2 for one in found)


def test_taking_it_back_makes_the_plan_without_it(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked('id = "ytw-incline"\nlevel = 1', limits="[limits]\nlevel = 1\n"))
    assert take_back(life.ctx, life.person)
    assert prescription_in_force(life.ctx, life.person) is None
    every = [item for day in days_of(plan_of(life)) for one in day.sessions for item in one.items]
    assert not any(because.startswith("prescribed:") for item in every for because in item.because)
    assert not take_back(life.ctx, life.person)


def test_one_that_took_the_place_of_another_gives_it_back(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked(ANGEL))
    for _ in range(2):
        use_prescription(life.ctx, life.person, asked(PLANK))
    take_back(life.ctx, life.person)
    found = prescription_in_force(life.ctx, life.person)
    assert found is not None
    assert [one.exercise for one in found.items] == ["wall-angel"]
    take_back(life.ctx, life.person)
    assert prescription_in_force(life.ctx, life.person) is None


def test_it_ends_by_itself_after_its_last_day(life: Life) -> None:
    use_prescription(life.ctx, life.person, f"until = 2026-11-25\n{asked(ANGEL).decode()}".encode())
    life.clock.forward(days=3)
    assert prescription_in_force(life.ctx, life.person) is None


def test_without_a_clearance_a_plan_can_not_be_led_by_it(life: Life) -> None:
    life.clock.forward(days=60)
    with pytest.raises(NotClearedError):
        use_prescription(life.ctx, life.person, asked(ANGEL))
    assert list(life.ctx.store.records(life.person, PrescriptionRecord)) == []


def test_before_there_is_a_plan_it_is_kept_for_it() -> None:
    life = a_life()
    use_prescription(life.ctx, life.person, asked(ANGEL))
    assert list(life.ctx.store.records(life.person, PlanRecord)) == []
    begin(life)
    assert items(life, "wall-angel") != []


def test_an_exercise_of_a_pack_that_is_gone_is_passed_over(life: Life) -> None:
    use_prescription(life.ctx, life.person, asked(ANGEL, PLANK))
    catalogue = life.ctx.catalogue
    left = {name: one for name, one in catalogue.variants.items() if name != "plank-knees"}
    ctx = replace(life.ctx, catalogue=replace(catalogue, variants=left))
    found = prescription_in_force(ctx, life.person)
    assert found is not None
    assert [one.exercise for one in found.items] == ["wall-angel"]


def stood(life: Life, standing: Standing) -> None:
    change = standing_to_json(replace(standing, changed_on=today(life)))
    value = DecisionRecord(day=today(life), exercise=standing.exercise, action="progress", because=(), change=change)
    life.ctx.store.append(life.person, [Record(key="before", at=life.clock.at, value=value)])


def test_what_stood_higher_comes_down_to_it_and_pain_goes_on_from_there(life: Life) -> None:
    stood(life, Standing(exercise="wall-angel", level=3, repetitions=10, unlocked=True))
    use_prescription(life.ctx, life.person, asked(ANGEL))
    now = read_progress(life.ctx, life.person).standings["wall-angel"]
    assert (now.level, now.repetitions, now.sets) == (2, 9, 2)
    assert {(one.level, one.dose.repetitions) for one in items(life, "wall-angel")} <= {(1, 5), (2, 9)}


def test_taken_back_at_once_it_stands_as_before_and_later_it_climbs(life: Life) -> None:
    stood(life, Standing(exercise="wall-angel", level=3, repetitions=10))
    use_prescription(life.ctx, life.person, asked(ANGEL))
    take_back(life.ctx, life.person)
    assert read_progress(life.ctx, life.person).standings["wall-angel"].level == 3
    use_prescription(life.ctx, life.person, asked(ANGEL))
    do_first_angel(life, worst=0)
    take_back(life.ctx, life.person)
    assert read_progress(life.ctx, life.person).standings["wall-angel"].level == 2


def test_a_session_planned_before_is_opened_within_the_prescription(life: Life) -> None:
    """As after bringing back an export: the plan knows nothing of it yet."""
    session = next(one for day in days_of(plan_of(life)) for one in day.sessions if one.kind == "main")
    first, second = [one for one in session.items if one.part not in {"warm-up", "walking"}][:2]
    document = {
        "by": "Anna Schmidt",
        "on": "2026-11-20",
        "limits": {"avoid": [first.exercise], "level": 1},
        "exercise": [{"id": second.exercise, "level": 1, "sets": 1}],
    }
    value = PrescriptionRecord(prescription=document, day=today(life))
    life.ctx.store.append(life.person, [Record(key="brought back", at=life.clock.at, value=value)])
    opened = life.open(session.id).session
    assert opened is not None
    names = {one.exercise for one in opened.items}
    assert first.exercise not in names
    assert second.exercise in names
    assert all(one.level == 1 for one in opened.items)
    assert next(one for one in opened.items if one.exercise == second.exercise).dose.sets == 1
