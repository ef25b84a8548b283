from datetime import date, timedelta

import pytest

from tests.adaptation_tables import GATES, GateRow
from unhunch.adaptation.gate import gate
from unhunch.adaptation.model import Facts
from unhunch.catalogue import load_catalogue

CATALOGUE = load_catalogue()
TODAY = date(2026, 1, 8)


@pytest.mark.parametrize("row", GATES, ids=GateRow.name)
def test_the_gate_is_the_one_in_the_table(row: GateRow) -> None:
    found = gate(row.before, row.facts, today=TODAY, rules=CATALOGUE.rules)
    assert (found.kind, found.step_down) == (row.kind, row.step_down)


@pytest.mark.parametrize("before", range(11))
def test_more_said_never_opens_the_gate_wider(before: int) -> None:
    order = ["full", "hold", "easy", "flare", "rest", "screen", "locked"]
    plain = gate(before, Facts(), today=TODAY, rules=CATALOGUE.rules)
    said = [
        Facts(anything_new=True),
        Facts(unwell=True),
        Facts(ill=True),
        Facts(short_sleep=True),
        Facts(extra_stress=True),
    ]
    kinds = [gate(before, facts, today=TODAY, rules=CATALOGUE.rules).kind for facts in said]
    assert all(order.index(kind) >= order.index(plain.kind) for kind in kinds)


@pytest.mark.parametrize("days,kind", [(0, "rest"), (1, "rest"), (2, "full"), (9, "full")])
def test_two_days_without_fever_come_before_exercise(days: int, kind: str) -> None:
    facts = Facts(fever_on=TODAY - timedelta(days=days))
    assert gate(0, facts, today=TODAY, rules=CATALOGUE.rules).kind == kind


@pytest.mark.parametrize("row", GATES, ids=GateRow.name)
def test_every_gate_says_why_in_words(row: GateRow) -> None:
    found = gate(row.before, row.facts, today=TODAY, rules=CATALOGUE.rules)
    assert all(CATALOGUE.words("en")[because] for because in found.because)
