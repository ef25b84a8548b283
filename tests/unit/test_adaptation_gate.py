from datetime import date, timedelta

import pytest

from tests.adaptation_tables import GATES, GateRow
from unhunch.adaptation.gate import gate
from unhunch.adaptation.model import Facts, Gate
from unhunch.catalogue import load_catalogue
from unhunch.screening import SessionAnswers, check_session

CATALOGUE = load_catalogue()
TODAY = date(2026, 1, 8)


def opened(row: GateRow) -> Gate:
    """The gate after the session check of the row."""
    answers = SessionAnswers(pain_now=row.before, anything_new="yes" if row.new else "no", blocks=row.blocks)
    said = check_session(answers, CATALOGUE)
    return gate(said, row.before, row.facts, today=TODAY, rules=CATALOGUE.rules)


@pytest.mark.parametrize("row", GATES, ids=GateRow.name)
def test_the_gate_is_the_one_in_the_table(row: GateRow) -> None:
    found = opened(row)
    assert (found.kind, found.step_down) == (row.kind, row.step_down)


@pytest.mark.parametrize("before", range(11))
def test_more_said_never_opens_the_gate_wider(before: int) -> None:
    order = ["full", "hold", "easy", "flare", "rest", "screen", "locked"]
    plain = opened(GateRow(before=before, kind=""))
    said = [
        GateRow(before=before, new=True, kind=""),
        *(GateRow(before=before, blocks=(block,), kind="") for block in ("alcohol", "fever", "faint")),
        GateRow(before=before, facts=Facts(ill=True), kind=""),
        GateRow(before=before, facts=Facts(short_sleep=True), kind=""),
        GateRow(before=before, facts=Facts(extra_stress=True), kind=""),
    ]
    assert all(order.index(opened(row).kind) >= order.index(plain.kind) for row in said)


@pytest.mark.parametrize("days,kind", [(0, "rest"), (1, "rest"), (2, "full"), (9, "full")])
def test_two_days_without_fever_come_before_exercise(days: int, kind: str) -> None:
    facts = Facts(fever_on=TODAY - timedelta(days=days))
    assert opened(GateRow(before=0, facts=facts, kind=kind)).kind == kind


@pytest.mark.parametrize("row", GATES, ids=GateRow.name)
def test_every_gate_says_why_in_words(row: GateRow) -> None:
    assert all(CATALOGUE.words("en")[because] for because in opened(row).because)
