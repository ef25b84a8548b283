"""Every table as CSV: all of it, and nothing that a spreadsheet would run."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.life import MORNING, Life, a_life
from unhunch.export.tables import count_by_table, tables_zip
from unhunch.records.codec import KINDS
from unhunch.records.model import AdverseEventRecord, NoteRecord, PainRecord, Record, SetRecord

DAY = MORNING.date()


def tables(records: list[Record], now: datetime = MORNING) -> dict[str, list[dict[str, str]]]:
    """The rows of each CSV by its name."""
    with zipfile.ZipFile(io.BytesIO(tables_zip(records, now))) as packed:
        texts = {one.removesuffix(".csv"): packed.read(one).decode("utf-8-sig") for one in packed.namelist()}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


def event(text: str) -> Record:
    return Record(key="one", at=MORNING, value=AdverseEventRecord(day=DAY, sign=text))


@cache
def begun() -> Life:
    life = a_life()
    life.begin()
    return life


def test_there_is_a_table_for_every_kind_of_record_even_without_rows() -> None:
    assert set(tables([])) == set(KINDS)


def test_every_record_is_a_row_of_its_table() -> None:
    life = begun()
    kept = list(life.ctx.store.records(life.person))
    assert {name: len(rows) for name, rows in tables(kept).items()} == count_by_table(kept)
    assert sum(count_by_table(kept).values()) == len(kept) >= 5


def test_a_row_has_its_time_its_key_and_its_values() -> None:
    record = Record(key="p", at=MORNING, value=PainRecord(moment="worst", score=4, day=DAY))
    (row,) = tables([record])["pain"]
    assert (row["at"], row["key"], row["moment"], row["score"], row["day"], row["worse_sleep"]) == (
        "2026-11-23T09:00:00+00:00", "p", "worst", "4", "2026-11-23", "false",
    )  # fmt: skip


def test_what_holds_several_values_is_json_and_what_is_missing_is_empty() -> None:
    one = SetRecord(session="s", day=DAY, item=0, exercise="chin-tuck", set=1, level=1, faults=("a", "b"))
    (row,) = tables([Record(key="k", at=MORNING, value=one)])["set"]
    assert (json.loads(row["faults"]), row["hold_s"]) == (["a", "b"], "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "\r=1", "\n=1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe_before_it(text: str) -> None:
    (row,) = tables([event(text)])["adverse-event"]
    assert row["sign"] == f"'{text}"


def test_a_negative_number_is_a_number_and_stays_one() -> None:
    note = NoteRecord(kind="x", day=DAY, facts={"a": -1})
    one = SetRecord(session="s", day=DAY, item=0, exercise="x", set=1, level=1, seen_range=-3.5)
    found = tables([Record(key="a", at=MORNING, value=note), Record(key="b", at=MORNING, value=one)])
    assert (found["note"][0]["facts"], found["set"][0]["seen_range"]) == ('{"a": -1}', "-3.5")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_any_text_comes_back_as_it_was_and_never_as_a_formula(text: str) -> None:
    (row,) = tables([event(text)])["adverse-event"]
    assert row["sign"].removeprefix("'") == text.removeprefix("'")
    assert not row["sign"].startswith(("=", "+", "-", "@"))


def test_the_same_records_make_the_same_file() -> None:
    assert tables_zip([event("a")], MORNING) == tables_zip([event("a")], MORNING)


def test_a_clock_before_the_first_zip_file_does_no_harm() -> None:
    assert tables([event("a")], datetime(1970, 1, 1, tzinfo=UTC))["adverse-event"]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_each_table_has_its_words(language: str) -> None:
    words = begun().ctx.catalogue.all_words[language]
    assert [name for name in KINDS if f"report.table-of.{name}" not in words] == []
