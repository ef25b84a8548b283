import pytest

from unhunch.catalogue import load_catalogue
from unhunch.programme.model import Item, PlannedSession
from unhunch.programme.seconds import item_seconds, session_seconds
from unhunch.session.easier import easier_item, lowest_dose
from unhunch.session.form import timeline_to_json
from unhunch.session.timeline import timeline

CATALOGUE = load_catalogue()
EVERY = sorted([*CATALOGUE.exercises, *CATALOGUE.variants])


@pytest.mark.parametrize("name", EVERY)
def test_every_exercise_of_the_catalogue_can_be_played_at_each_of_its_levels(name: str) -> None:
    exercise = CATALOGUE.get(name)
    for level, dose in exercise.levels.items():
        planned = lowest_dose(dose, exercise)
        seconds = item_seconds(exercise, level, planned, CATALOGUE.rules)
        item = Item(exercise=name, part="mobility", level=level, dose=planned, seconds=seconds)
        session = PlannedSession(id="2026-11-23-main-1", kind="main", place="home", minutes=1, items=(item,))
        made = timeline(session, CATALOGUE)
        assert made.total_s == session_seconds(session.items, CATALOGUE.get, CATALOGUE.rules)
        assert timeline_to_json(made, session, CATALOGUE)["total_s"] == made.total_s


@pytest.mark.parametrize("name", EVERY)
def test_no_easier_form_is_a_harder_one(name: str) -> None:
    exercise = CATALOGUE.get(name)
    top = max(exercise.levels)
    item = Item(exercise=name, part="mobility", level=top, dose=lowest_dose(exercise.levels[top], exercise), seconds=1)
    easier = easier_item(item, CATALOGUE)
    assert easier is None or easier.level < top or easier.exercise == exercise.easier
