"""Every table of a person's records as CSV, in one zip file, safe to open in a spreadsheet."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Final

from unhunch.records.codec import KINDS, kind_name, to_json
from unhunch.records.model import Record, Value

# A spreadsheet takes a text that begins with one of these for a formula, and runs it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_SPREADSHEETS_UTF8: Final = "utf-8-sig"
_FIRST_COLUMNS: Final = ("at", "key")
# What a zip file can say of its time at the earliest.
_ZIP_BEGINS: Final = datetime(1980, 1, 1, tzinfo=UTC)


def count_by_table(records: Iterable[Record]) -> Mapping[str, int]:
    """How many rows each table has, by its name; empty ones too."""
    found = Counter(kind_name(type(record.value)) for record in records)
    return {name: found[name] for name in KINDS}


def tables_zip(records: Iterable[Record], now: datetime) -> bytes:
    """A zip file with one CSV a kind of record, oldest row first; a kind without records has its header alone.

    Times are UTC, days are the person's own. What holds more than one value stands there as JSON.
    """
    rows: dict[str, list[Record]] = {name: [] for name in KINDS}
    for record in records:
        rows[kind_name(type(record.value))].append(record)
    packed = io.BytesIO()
    when = max(now.astimezone(UTC), _ZIP_BEGINS).timetuple()[:6]
    with zipfile.ZipFile(packed, "w") as archive:
        for name, kind in KINDS.items():
            entry = zipfile.ZipInfo(f"{name}.csv", (when[0], when[1], when[2], when[3], when[4], when[5]))
            archive.writestr(entry, _table(kind, rows[name]), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _table(kind: type[Value], records: Iterable[Record]) -> bytes:
    names = [field.name for field in fields(kind)]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((*_FIRST_COLUMNS, *names))
    for record in records:
        value = to_json(record.value)
        writer.writerow((record.at.astimezone(UTC).isoformat(), *(_cell(one) for one in (record.key, *value.values()))))
    return text.getvalue().encode(_SPREADSHEETS_UTF8)


def _cell(value: object) -> str:
    """The value as a cell: nothing for None, and no text that a spreadsheet would run."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return f"'{value}" if value.startswith(_FORMULA) else value
        case _:
            return json.dumps(value, ensure_ascii=False)
