from dataclasses import replace

import pytest

from tests.adaptation_tables import DURING, LIGHTS, DuringRow, LightRow
from unhunch.adaptation.light import during, is_strict, light
from unhunch.catalogue import load_catalogue

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("row", LIGHTS, ids=LightRow.name)
def test_the_light_is_the_one_in_the_table(row: LightRow) -> None:
    assert light(row.before, row.worst, strict=row.strict, rules=CATALOGUE.rules) == row.light


@pytest.mark.parametrize("row", DURING, ids=DuringRow.name)
def test_this_hurts_leads_to_the_act_in_the_table(row: DuringRow) -> None:
    act = during(row.hurt, CATALOGUE.get(row.exercise), CATALOGUE)
    assert (act.kind, act.instead) == (row.kind, row.instead)


def test_stretches_neck_moves_and_end_range_moves_are_judged_more_strictly() -> None:
    plank = CATALOGUE.get("plank")
    kinds = [replace(plank, kind="stretch"), replace(plank, moves_neck=True), replace(plank, end_range=True), plank]
    assert [is_strict(exercise) for exercise in kinds] == [True, True, True, False]


@pytest.mark.parametrize("row", DURING, ids=DuringRow.name)
def test_every_act_is_said_in_words(row: DuringRow) -> None:
    act = during(row.hurt, CATALOGUE.get(row.exercise), CATALOGUE)
    said = [CATALOGUE.words("en")[because].format(**act.facts) for because in act.because]
    assert all(said)
