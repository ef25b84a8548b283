"""Every table of a person's records as CSV, in one zip file, safe to open in a spreadsheet."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Final

from unhunch.export.packing import zipped
from unhunch.records.codec import KINDS, kind_name, plain
from unhunch.records.model import Record, Value

# A spreadsheet takes a text that begins with one of these for a formula, and runs it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_SPREADSHEETS_UTF8: Final = "utf-8-sig"
_FIRST_COLUMNS: Final = ("at", "key")
_JSON: Final = json.JSONEncoder(ensure_ascii=False, default=plain).encode


def count_by_table(records: Iterable[Record]) -> Mapping[str, int]:
    """How many rows each table has, by its name; empty ones too."""
    found = Counter(type(record.value) for record in records)
    return {name: found[kind] for name, kind in KINDS.items()}


def tables_zip(records: Iterable[Record], now: datetime) -> bytes:
    """A zip file with one CSV a kind of record, oldest row first; a kind without records has its header alone.

    Times are UTC, days are the person's own. What holds more than one value stands there as JSON.
    """
    rows: dict[str, list[Record]] = {name: [] for name in KINDS}
    for record in records:
        rows[kind_name(type(record.value))].append(record)
    return zipped({f"{name}.csv": _table(kind, rows[name]) for name, kind in KINDS.items()}, now)


def _table(kind: type[Value], records: Iterable[Record]) -> bytes:
    names = [field.name for field in fields(kind)]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*_FIRST_COLUMNS, *names))
    for record in records:
        cells = [_cell(getattr(record.value, name)) for name in names]
        writer.writerow((record.at.astimezone(UTC).isoformat(), _cell(record.key), *cells))
    return text.getvalue().encode(_SPREADSHEETS_UTF8)


def _cell(value: object) -> str:
    """The value as a cell: nothing for None, and no text that a spreadsheet would run."""
    match value:
        case str():
            return f"'{value}" if value.startswith(_FORMULA) else value
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case date():
            return str(plain(value))
        case _:
            return "[]" if value == () else _JSON(value)
