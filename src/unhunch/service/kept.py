"""What the store holds, as it is read back: one of a shape that can't be read becomes an error with a way out."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from unhunch.errors import InvalidInputError, StoreError

WAY_OUT = (
    "Everything is still there. `./run mend` keeps the file aside, whole, and goes on with all that can be read; "
    "`unhunch export --raw FILE` writes out everything as it stands"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One stored record in plain text: its time and its payload as the store wrote them, whatever they are."""

    clinic: str
    person: str
    key: str
    at: str
    kind: str
    payload: str


@contextmanager
def reading(what: str) -> Iterator[None]:
    """A block that reads what was stored before.

    Raises:
        StoreError: it does not fit; the person did nothing wrong, and asking them to mend their input is no help.
    """
    try:
        yield
    except InvalidInputError as error:
        raise unreadable(what, error) from error


def unreadable(what: str, why: object) -> StoreError:
    """The error for what is kept and can't be read."""
    said = str(why).rstrip(".")
    return StoreError(f"One of your records can't be read: {what} ({said})", fix=WAY_OUT)
