"""What every store asks of a record before it takes it, so that all of them refuse the same."""

from collections.abc import Iterable

from unhunch.errors import InvalidInputError
from unhunch.records.beside import ChecklistRecord, ExtraRecord, ReminderRecord, TechniqueRecord
from unhunch.records.codec import record_from_json, record_to_json
from unhunch.records.model import (
    AdverseEventRecord,
    ClearanceRecord,
    DecisionRecord,
    NoteRecord,
    PainRecord,
    Record,
    SessionRecord,
    Value,
)

PERSON_LENGTH = 100
NAME_LENGTH = 200


def require_storable(person: str, records: Iterable[Record]) -> tuple[Record, ...]:
    """The records in the form in which they will be read back (UTC, plain JSON facts), one for each key: the first.

    Raises:
        InvalidInputError: a key or the person is empty or too long, a time has no zone, or a value holds what
            JSON or a database can't keep.
    """
    if not 0 < len(person) <= PERSON_LENGTH:
        raise InvalidInputError("the person's id is empty or too long", where="person")
    by_key: dict[str, Record] = {}
    for record in records:
        require_short_names(record)
        if record.at.tzinfo is None:
            raise InvalidInputError("the time has no zone", where=record.key)
        by_key.setdefault(record.key, record_from_json(record_to_json(record), "record"))
    return tuple(by_key.values())


def require_short_names(record: Record) -> None:
    """Nothing; what the record is found by fits into a store.

    Raises:
        InvalidInputError: its key, session, exercise or topic is too long.
    """
    names = (record.key, typed(record, "session"), typed(record, "exercise"), topic(record.value))
    if any(len(name) > NAME_LENGTH for name in names):
        raise InvalidInputError(f"a name has more than {NAME_LENGTH} characters", where=record.key[:NAME_LENGTH])


def topic(value: Value) -> str:
    """What the value calls itself among its kind; empty where its kind says it all."""
    match value:
        case NoteRecord(kind=name) | ClearanceRecord(kind=name) | ReminderRecord(kind=name):
            return name
        case PainRecord(moment=name) | SessionRecord(state=name):
            return name
        case AdverseEventRecord(sign=name) | DecisionRecord(action=name):
            return name
        case TechniqueRecord(technique=name) | ExtraRecord(technique=name) | ChecklistRecord(technique=name):
            return name
        case _:
            return ""


def typed(record: Record, name: str) -> str:
    """The session or exercise of a record's value, empty where it has none."""
    return str(getattr(record.value, name, ""))
