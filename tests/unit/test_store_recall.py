"""What is kept in mind of a person's records: caught up, read anew after a deletion, and given up in its turn."""

from collections.abc import Iterator
from datetime import date

from unhunch.service.ports import Sought
from unhunch.store.recall import PEOPLE, Line, Recall


def line(number: int, key: str = "", kind: str = "pain", day: str | None = "2026-11-23") -> Line:
    return Line(number, key or f"k{number}", kind, "", "2026-11-23 09:00:00", day, "", "", "{}")


class Table:
    """Rows by person, with every reading counted."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Line]] = {}
        self.firsts: list[int] = []

    def read(self, person: str, first: int) -> Iterator[Line]:
        self.firsts.append(first)
        return (one for one in self.rows.get(person, []) if one.id >= first)


def keys(recall: Recall, person: str = "a") -> list[str]:
    return [one.key for one in recall.past(person).oldest_first((), Sought())]


def test_only_what_came_after_the_last_row_is_read_again() -> None:
    table = Table()
    table.rows["a"] = [line(3), line(5)]
    recall = Recall(table.read)
    assert keys(recall) == ["k3", "k5"]
    table.rows["a"].append(line(9))
    assert keys(recall) == ["k3", "k5", "k9"]
    assert table.firsts == [0, 5]


def test_records_that_another_program_deleted_are_gone() -> None:
    table = Table()
    table.rows["a"] = [line(1), line(2)]
    recall = Recall(table.read)
    recall.past("a").worked_out["count"] = 2
    assert keys(recall) == ["k1", "k2"]
    table.rows["a"] = []
    assert keys(recall) == []
    table.rows["a"] = [line(7), line(8)]
    assert keys(recall) == ["k7", "k8"]
    assert not recall.past("a").worked_out


def test_another_file_whose_rows_have_the_same_numbers_is_read_anew() -> None:
    table = Table()
    table.rows["a"] = [line(1), line(2)]
    recall = Recall(table.read)
    assert keys(recall) == ["k1", "k2"]
    table.rows["a"] = [line(1, "x"), line(2, "y"), line(3, "z")]
    assert keys(recall) == ["x", "y", "z"]


def test_what_is_read_within_a_transaction_is_not_kept() -> None:
    table = Table()
    table.rows["a"] = [line(1)]
    recall = Recall(table.read)
    assert [one.key for one in recall.fresh("a").oldest_first((), Sought())] == ["k1"]
    table.rows["a"] = []
    assert keys(recall) == []


def test_of_more_people_than_are_kept_the_one_who_was_away_longest_is_read_anew() -> None:
    table = Table()
    table.rows.update({f"p{number}": [line(number + 1)] for number in range(PEOPLE + 1)})
    recall = Recall(table.read)
    for person in table.rows:
        recall.past(person)
    table.firsts.clear()
    recall.past(f"p{PEOPLE}")
    recall.past("p0")
    assert table.firsts == [PEOPLE + 1, 0]


def test_a_row_without_a_day_fits_no_day() -> None:
    table = Table()
    table.rows["a"] = [line(1, day=None), line(2, day="2026-11-24"), line(3, kind="note")]
    past = Recall(table.read).past("a")
    assert [one.key for one in past.oldest_first(("pain",), Sought(from_day=date(2026, 11, 1)))] == ["k2"]
    newest = past.newest("pain", Sought(from_day=date(2026, 11, 24)))
    assert newest is not None
    assert newest.key == "k2"
    assert past.newest("walk", Sought()) is None
