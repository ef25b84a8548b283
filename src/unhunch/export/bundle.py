"""Everything that is stored of a person as one JSON file, and back."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from unhunch.errors import InvalidInputError, RefusedExportError
from unhunch.records.codec import entry_of, plain, record_from_json
from unhunch.records.model import NoteRecord, Record
from unhunch.service.ports import Store
from unhunch.service.settings import KIND as SETTINGS
from unhunch.store.storable import require_short_names

FORMAT = "unhunch-export"
VERSION = 1
# Without an indent the encoder is the compiled one: over years that is seconds.
_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False, default=plain).encode
_READABLE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_NONE = "this is not an export of unhunch"
_AGAIN = "Export it again from where it came, and import the new file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """One person's records in the order in which they were stored."""

    person: str
    records: tuple[Record, ...]


def export_json(store: Store, person: str, now: datetime) -> bytes:
    """All records of the person as UTF-8 JSON with its version, its count and a checksum; a line each."""
    texts = [_CANONICAL(entry_of(record)) for record in store.records(person)]
    bundle = {
        "format": FORMAT,
        "version": VERSION,
        "person": person,
        "exported_at": now.isoformat(),
        "count": len(texts),
        "sha256": _sha256(texts),
    }
    head = json.dumps(bundle, ensure_ascii=False, indent=1, allow_nan=False).removesuffix("\n}")
    lines = ",\n".join(map(_readable, texts))
    return f'{head},\n "records": [\n{lines}\n ]\n}}\n'.encode()


def _readable(text: str) -> str:
    """The same with its letters as they are."""
    return text if "\\u" not in text else _READABLE(json.loads(text))


def read_json(data: bytes) -> Bundle:
    """The bundle that the bytes hold.

    Raises:
        RefusedExportError: it is no export of unhunch, a newer one, cut short, or changed since.
    """
    raw = _object(data)
    if raw.get("format") != FORMAT:
        raise RefusedExportError(_NONE, kind="unknown", fix="Choose a file that unhunch exported")
    if raw.get("version") != VERSION:
        raise RefusedExportError(
            f"this export has version {raw.get('version')!r}, and this program reads version {VERSION}",
            kind="version",
            fix="Update unhunch and import it again",
        )
    entries = raw.get("records")
    person = raw.get("person")
    if not isinstance(entries, list) or not isinstance(person, str) or raw.get("count") != len(entries):
        raise RefusedExportError("the export is not whole", kind="not-whole", fix=_AGAIN)
    if raw.get("sha256") != _checksum(entries):
        what = "the export was changed or damaged after it was made"
        raise RefusedExportError(what, kind="changed", where="sha256", fix=_AGAIN)
    records = _records(entries)
    if len({record.key for record in records}) != len(records):
        raise RefusedExportError("a record stands in it twice", kind="twice", where="records", fix=_AGAIN)
    return Bundle(person=person, records=records)


def import_json(store: Store, person: str, data: bytes, *, adopt: bool = False) -> int:
    """How many records were new: all of the bundle's in an empty store, none in the same one.

    Raises:
        RefusedExportError: the bytes can't be used, they are another person's (unless `adopt`), or the store
            holds other records already. Nothing was stored then.
        StoreError: nothing was stored.
    """
    bundle = read_json(data)
    if bundle.person != person and not adopt:
        what = "these are the records of another person"
        raise RefusedExportError(what, kind="another", where="person", fix="Say that they are yours to take them over")
    clash = clash_of({record.key: record for record in store.records(person)}, bundle)
    if clash is not None:
        raise clash
    return store.append(person, bundle.records)


def clash_of(held: Mapping[str, Record], bundle: Bundle) -> RefusedExportError | None:
    """Why the bundle and the records that are held, by key, can't be told as one history; None where they can."""
    coming = {record.key: record for record in bundle.records}
    if any(held[key] != record for key, record in coming.items() if key in held):
        what = "a record in this file differs from the one that is kept here"
        return RefusedExportError(what, kind="differs", where="records", fix=_AGAIN)
    apart = any(key not in coming and not _is_setting(record) for key, record in held.items())
    if apart and not set(coming) <= set(held):
        return RefusedExportError(
            "there are other records here already, and two histories can't be told as one",
            kind="mixed",
            fix="Export what is here, delete everything, then import this file",
        )
    return None


def _is_setting(record: Record) -> bool:
    """Whether it tells nothing of a history: on a new computer a country and a language are chosen first."""
    return isinstance(record.value, NoteRecord) and record.value.kind == SETTINGS


def _object(data: bytes) -> Mapping[str, object]:
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        what = "this is not a JSON file, or it is cut short"
        raise RefusedExportError(what, kind="no-json", fix=_AGAIN) from error
    if not isinstance(raw, dict):
        raise RefusedExportError(_NONE, kind="unknown", fix="Choose a file that unhunch exported")
    return raw


def _records(entries: Iterable[object]) -> tuple[Record, ...]:
    """Each entry as a record that a store can take."""
    try:
        records = tuple(record_from_json(entry, f"records[{index}]") for index, entry in enumerate(entries))
        for record in records:
            require_short_names(record)
    except InvalidInputError as error:
        raise RefusedExportError(error.what, kind="record", where=error.where, fix=error.fix) from error
    return records


def _checksum(entries: Iterable[object]) -> str:
    """SHA-256 over the records in one canonical form, whatever spaces and order of names the file has."""
    try:
        return _sha256(map(_CANONICAL, entries))
    except ValueError:
        return ""


def _sha256(texts: Iterable[str]) -> str:
    return hashlib.sha256(f"[{','.join(texts)}]".encode()).hexdigest()
