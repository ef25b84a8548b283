"""What a file from elsewhere would bring, held in the home folder until it is kept, or another is looked at."""

import contextlib
import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from unhunch.errors import InvalidInputError, StoreError

FOLDER: Final = "looked-at"
_NAME: Final = re.compile(r"[0-9a-f]{32}")
_TOLD: Final = "json"
_SENT: Final = "sent"


def hold(home: Path, name: str, told: Mapping[str, object]) -> None:
    """Nothing; what is told lies in a file that its owner alone can read, and those before it are gone.

    Raises:
        StoreError: the home folder can't be written.
    """
    _write(home, f"{name}.{_TOLD}", json.dumps(told).encode())


def hold_sent(home: Path, name: str, sent: bytes) -> None:
    """Nothing; the file lies there as it was sent, in the same way.

    Raises:
        StoreError: the home folder can't be written.
    """
    _write(home, f"{name}.{_SENT}", sent)


def read_held(home: Path, name: str) -> Any:  # noqa: ANN401 - JSON, of which the caller knows the form
    """What is held under that name.

    Raises:
        InvalidInputError: nothing is, or it can't be read.
    """
    try:
        return json.loads(_read(home, name, _TOLD))
    except ValueError as error:
        raise held_no_more() from error


def read_sent(home: Path, name: str) -> bytes:
    """The file that is held under that name, as it was sent.

    Raises:
        InvalidInputError: none is, or it can't be read.
    """
    return _read(home, name, _SENT)


def make_folder(home: Path) -> Path:
    """The folder in which looks are held, there for its owner alone.

    Raises:
        OSError: it can't be made.
    """
    folder = home / FOLDER
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def forget_looks(home: Path) -> None:
    """Nothing; no look is held any more."""
    for kind in (_TOLD, _SENT):
        for path in (home / FOLDER).glob(f"*.{kind}"):
            path.unlink(missing_ok=True)


def held_no_more() -> InvalidInputError:
    """The error for a look that is gone, or is none."""
    return InvalidInputError("what was looked at is not held any more", where="look", fix="Choose the file again")


def unwritable(home: Path, error: OSError) -> StoreError:
    """The error for a home folder that can't be written."""
    return StoreError(
        f"The folder {home} can't be written ({error.strerror or error})",
        fix="Check that the disk is neither full nor write-protected, and try again",
    )


def _write(home: Path, file: str, content: bytes) -> None:
    try:
        folder = make_folder(home)
        forget_looks(home)
        number = os.open(folder / file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "wb") as opened:
            opened.write(content)
    except OSError as error:
        # Half a file would lie there until the next look.
        with contextlib.suppress(OSError):
            forget_looks(home)
        raise unwritable(home, error) from error


def _read(home: Path, name: str, kind: str) -> bytes:
    if not _NAME.fullmatch(name):
        raise held_no_more()
    try:
        return (home / FOLDER / f"{name}.{kind}").read_bytes()
    except OSError as error:
        raise held_no_more() from error
