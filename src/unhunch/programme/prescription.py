"""A therapist's prescription from a small file, TOML or FHIR: whole, or not at all with everything that is wrong."""

import json
from collections.abc import Mapping
from datetime import date

import tomli

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.programme.prescribed import Prescription
from unhunch.programme.prescription_document import read_document
from unhunch.programme.prescription_fhir import document_of, unread_texts

MOST_BYTES = 100_000
"""Twenty times what a long prescription takes; a larger file is refused unread."""
DEEPEST = 24
UNREAD = "unread"
"""Where a finding says that its text stands in the file and means nothing to unhunch."""

Read = tuple[Prescription | None, tuple[Finding, ...]]


def read_prescription(data: bytes, catalogue: Catalogue, today: date) -> Read:
    """The prescription in the file, and what is said of it; None where anything in it does not fit.

    Beside a prescription, the findings are the numbers that were cut, and texts of FHIR that are not read. JSON is
    read as FHIR R4, everything else as TOML. `today` is the person's local date. Never raises for what is in the file.
    """
    if len(data) > MOST_BYTES:
        return _refused(f"is larger than {MOST_BYTES // 1000} kB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _refused(f"is not UTF-8 text (byte {error.start})", "Save it as UTF-8.")
    if not text.strip():
        return _refused("is empty")
    if text.lstrip()[0] in "{[":
        return _read_fhir(text, catalogue, today)
    return _read_toml(text, catalogue, today)


def _read_toml(text: str, catalogue: Catalogue, today: date) -> Read:
    try:
        raw = tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _refused(f"is not valid TOML: {error}")
    except RecursionError:
        return _refused("is nested too deeply")
    except ValueError as error:
        return _refused(f"holds a value that can't be read: {error}")
    return read_document(raw, catalogue, today)


def _read_fhir(text: str, catalogue: Catalogue, today: date) -> Read:
    try:
        raw = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once)
    except RecursionError:
        return _refused("is nested too deeply")
    except ValueError as error:
        return _refused(f"is not valid JSON: {error}")
    if _depth(raw) > DEEPEST:
        return _refused("is nested too deeply")
    document, findings = document_of(raw, catalogue)
    if document is None:
        return None, findings
    found, said = read_document(document, catalogue, today)
    unread = (Finding(where=UNREAD, what=text) for text in unread_texts(raw))
    return found, (*said, *unread)


def _refused(what: str, fix: str = "") -> Read:
    return None, (Finding(where="file", what=what, fix=fix),)


def _no_constant(name: str) -> object:
    message = f"{name} is no number of JSON"
    raise ValueError(message)


def _once(pairs: list[tuple[str, object]]) -> Mapping[str, object]:
    """The object; a key that is there twice leaves open which of the two was meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        message = "an object has the same key twice"
        raise ValueError(message)
    return found


def _depth(raw: object) -> int:
    """How many levels of lists and objects stand in each other; no more than one beyond the deepest is counted."""
    depth, level = 0, [raw]
    while level and depth <= DEEPEST:
        depth += 1
        level = [
            part
            for one in level
            if isinstance(one, dict | list)
            for part in (one.values() if isinstance(one, dict) else one)
        ]
    return depth
