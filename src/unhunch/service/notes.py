"""Values on their way into the store: their key and time; and small notes found again."""

from uuid import uuid4

from unhunch.records.model import NoteRecord, Record, Value
from unhunch.service.context import Context
from unhunch.service.ports import Sought


def keyed(ctx: Context, key: str, value: Value) -> Record:
    """The value under a key that names what it is, so that saying it twice keeps it once."""
    return Record(key=key, at=ctx.clock.now(), value=value)


def fresh(ctx: Context, name: str, value: Value) -> Record:
    """The value under a key of its own, for what may be said again and again."""
    return keyed(ctx, f"{name}:{uuid4().hex}", value)


def latest_note(ctx: Context, person: str, kind: str, *, session: str | None = None) -> NoteRecord | None:
    """The newest note of that kind, or None."""
    found = ctx.store.latest(person, NoteRecord, Sought(topic=kind, session=session))
    return found.value if found is not None and isinstance(found.value, NoteRecord) else None
