"""What a database's error means for the person, and what they can do."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, IntegrityError, InterfaceError

from unhunch.errors import StoreError
from unhunch.store.health import WAY_OUT

_KNOWN: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("malformed", "not a database", "file is encrypted"),
        "The file with your records is damaged",
        WAY_OUT,
    ),
    (
        ("disk is full", "no space left"),
        "The disk is full, so nothing more can be saved",
        "Free some space and try again. What was saved before is safe",
    ),
    (
        ("readonly", "read-only", "unable to open", "permission denied"),
        "The folder with your records can't be written",
        "Check that the disk is not write-protected and that the folder is yours, then try again",
    ),
    (
        ("locked", "lock timeout", "busy"),
        "Another program is using your records",
        "Close the other unhunch, or wait a moment, and try again",
    ),
    (
        ("no such table", "does not exist"),
        "The records have not been set up yet",
        "Start unhunch once with ./run, which sets them up",
    ),
    (
        ("could not connect", "connection", "refused", "timeout expired", "terminating"),
        "The database does not answer",
        "Check that it is running and that UNHUNCH_DATABASE_URL is right, then try again",
    ),
)


def store_error(error: Exception) -> StoreError:
    """The error in words, by what the database said."""
    said = str(error).lower()
    for signs, what, fix in _KNOWN:
        if any(sign in said for sign in signs):
            return StoreError(what, fix=fix)
    return StoreError(
        "Your records could not be read or saved", fix=f"Try again; nothing was lost. The database said: {error}"
    )


@contextmanager
def told() -> Iterator[None]:
    """A block in which the database's errors become ours.

    Raises:
        StoreError: the database failed; nothing of the block was kept.
    """
    try:
        yield
    except (DatabaseError, IntegrityError, InterfaceError, OSError) as error:
        raise store_error(error) from error
