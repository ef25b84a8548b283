"""What a file from elsewhere would bring, held as JSON in the home folder until it is kept, or another is looked at."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from unhunch.errors import InvalidInputError, StoreError

FOLDER: Final = "looked-at"
_NAME: Final = re.compile(r"[0-9a-f]{32}")


def hold(home: Path, name: str, told: Mapping[str, object]) -> None:
    """Nothing; what is told lies in a file that its owner alone can read, and those before it are gone.

    Raises:
        StoreError: the home folder can't be written.
    """
    try:
        (home / FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
        forget_looks(home)
        number = os.open(_path(home, name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump(told, file)
    except OSError as error:
        raise unwritable(home, error) from error


def read_held(home: Path, name: str) -> Any:  # noqa: ANN401 - JSON, of which the caller knows the form
    """What is held under that name.

    Raises:
        InvalidInputError: nothing is, or it can't be read.
    """
    if not _NAME.fullmatch(name):
        raise held_no_more()
    try:
        return json.loads(_path(home, name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise held_no_more() from error


def forget_looks(home: Path) -> None:
    """Nothing; no look is held any more."""
    for path in (home / FOLDER).glob("*.json"):
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


def _path(home: Path, name: str) -> Path:
    return home / FOLDER / f"{name}.json"
