import pytest

from tests.adaptation_history import DecideRow, history
from tests.adaptation_rows import DOWNS, HOLDS, UPS
from unhunch.adaptation import decide
from unhunch.adaptation.model import Decision
from unhunch.catalogue import load_catalogue

CATALOGUE = load_catalogue()
ROWS = (*UPS, *HOLDS, *DOWNS)


def decided(row: DecideRow) -> Decision | None:
    found = [one for one in decide(None, history(row, CATALOGUE), catalogue=CATALOGUE) if one.exercise == row.exercise]
    return found[0] if found else None


@pytest.mark.parametrize("row", ROWS, ids=DecideRow.name)
def test_the_history_leads_to_the_decision_in_the_table(row: DecideRow) -> None:
    found = decided(row)
    step = found.because[-1].rpartition(".")[2] if found else ""
    assert (found.action if found else "", step) == (row.action, row.step)


@pytest.mark.parametrize("row", [row for row in ROWS if row.after], ids=DecideRow.name)
def test_the_standing_after_it_is_the_one_in_the_table(row: DecideRow) -> None:
    found = decided(row)
    assert found is not None
    assert {name: getattr(found.change, name) for name in row.after} == row.after


@pytest.mark.parametrize("row", [row for row in ROWS if row.action], ids=DecideRow.name)
def test_each_decision_says_why_in_words(row: DecideRow) -> None:
    found = decided(row)
    assert found is not None
    assert all(CATALOGUE.words("en")[because] for because in found.because)
