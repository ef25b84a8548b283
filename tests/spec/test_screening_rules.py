import pytest

from tests.cast import NOON
from tests.spec.screening_reading import read
from tests.spec.screening_row import KINDS, Row
from tests.spec.screening_table import TABLES
from unhunch.catalogue import load_catalogue
from unhunch.screening import outcome_to_json, screen

ROWS = [pytest.param(row, id=f"{name}: {row.given or 'all no'}") for name, rows in TABLES.items() for row in rows]


@pytest.mark.parametrize("row", ROWS)
def test_each_row_of_the_tables_holds(row: Row) -> None:
    found = outcome_to_json(screen(read(row.given), NOON))
    del found["advice"]
    assert found == {
        "action": row.action,
        "because": row.because.split(),
        "tags": row.tags.split(),
        "level_cap": row.cap,
        "allowed": list(KINDS[row.allowed]),
        "valid_days": row.days,
    }


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_each_question_has_a_row_for_yes_and_one_for_not_sure(answer: str) -> None:
    said = {word for rows in TABLES.values() for row in rows for word in row.given.split()}
    main = [question.id for question in load_catalogue().screening.main]
    assert [id_ for id_ in main if f"{id_}={answer}" not in said] == []


def test_each_follow_up_has_a_row() -> None:
    said = {word.partition("=")[0] for rows in TABLES.values() for row in rows for word in row.given.split()}
    follow_ups = [q.id for q in load_catalogue().screening.questions.values() if q.parent]
    assert [id_ for id_ in follow_ups if id_ not in said] == []
