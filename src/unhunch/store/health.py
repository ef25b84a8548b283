"""Whether the home folder and the records in it are sound, before anything is written there."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from unhunch.errors import StoreError
from unhunch.store.config import FILE_NAME

# Less than this and the next sessions would not find room; SQLite itself needs some to tidy up.
_LEAST_FREE_BYTES = 5_000_000
# The same sentence wherever a damaged file is met.
WAY_OUT = (
    "It was left as it is. `./run mend` keeps it aside, whole, and lets new records begin; "
    "then take your last export back in with `unhunch import FILE`"
)
_BESIDE = ("-wal", "-shm", "-journal")


def check_home(home: Path) -> None:
    """Nothing, where the folder can be written, has room, and the file with the records is whole.

    Raises:
        StoreError: it says what is wrong and what to do; nothing was changed.
    """
    check_folder(home)
    check_file(home / FILE_NAME)


def check_folder(home: Path) -> None:
    """Nothing, where the folder can be written and has room.

    Raises:
        StoreError: it says what is wrong and what to do; nothing was changed.
    """
    _check_writable(home)
    if shutil.disk_usage(home).free < _LEAST_FREE_BYTES:
        raise StoreError(
            f"The disk with {home} is full", fix="Free some space and start again. What was saved before is safe"
        )


def check_file(file: Path) -> None:
    """Nothing, where there is no such SQLite file yet or it is whole.

    Raises:
        StoreError: it is damaged; it was only read.
    """
    if is_damaged(file):
        raise damaged(file)


def is_damaged(file: Path) -> bool:
    """Whether the SQLite file is damaged; none, or an empty one, is sound. It is only read.

    Raises:
        StoreError: it can't be opened at all.
    """
    if not file.exists() or not file.stat().st_size:
        return False
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"The file {file} can't be opened ({error})",
            fix="Check that it is yours and that no other program holds it, then try again",
        ) from error
    except sqlite3.DatabaseError:
        return True
    return bool(said != "ok")


def damaged(file: Path) -> StoreError:
    """The error for a damaged file, with the way out."""
    return StoreError(
        f"The file with your records is damaged: {file}",
        fix=WAY_OUT,
    )


def set_aside(home: Path, now: datetime) -> Path:
    """Where the damaged file is kept from now on, whole with its log, so that a new one can begin.

    Raises:
        StoreError: it could not be moved; it is where it was.
    """
    file = home / FILE_NAME
    kept = home / f"{FILE_NAME}.damaged-{now:%Y%m%dT%H%M%S}"
    if kept.exists():
        raise StoreError(f"There is a file {kept} already", fix="Wait a second and try again")
    try:
        file.rename(kept)
        for ending in _BESIDE:
            beside = home / f"{FILE_NAME}{ending}"
            if beside.exists():
                beside.rename(home / f"{kept.name}{ending}")
    except OSError as error:
        raise StoreError(
            f"The damaged file can't be moved ({error.strerror or error})", fix="Move it by hand, then start again"
        ) from error
    return kept


def forget_damaged(home: Path) -> int:
    """How many damaged files that were set aside are gone now: they held health data too."""
    found = list(home.glob(f"{FILE_NAME}.damaged-*"))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)


def _check_writable(home: Path) -> None:
    try:
        with tempfile.NamedTemporaryFile(dir=home, prefix=".writable-") as probe:
            probe.write(b"x")
            probe.flush()
    except OSError as error:
        raise StoreError(
            f"The folder {home} can't be written ({error.strerror or error})",
            fix="Check that the disk is not write-protected or full and that the folder is yours, then start again",
        ) from error
