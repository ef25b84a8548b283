"""What a file of another program would bring, held in the home folder until it is kept, or another is looked at."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from unhunch.errors import InvalidInputError, StoreError
from unhunch.intake import Program, Walked, Why

FOLDER: Final = "looked-at"
_NAME: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a day's minutes are, and what they become."""

    day: date
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file would bring; nothing of it is kept yet. `already` of its walks were brought in before.

    `days` change if all of it is kept, newest first.
    """

    id: str
    program: Program
    walks: tuple[Walked, ...]
    already: int
    left_out: Mapping[Why, int]
    days: tuple[Changes, ...] = ()

    @property
    def unsure(self) -> tuple[Walked, ...]:
        """The walks that the file does not call walks."""
        return tuple(one for one in self.walks if not one.sure)


def hold(home: Path, look: Look) -> None:
    """Nothing; the look lies in a file that its owner alone can read, and those before it are gone.

    Raises:
        StoreError: the home folder can't be written.
    """
    taken = {
        "program": look.program,
        "already": look.already,
        "left_out": dict(look.left_out),
        "walks": [[one.start.isoformat(), one.until.isoformat(), one.minutes, one.sure] for one in look.walks],
    }
    try:
        (home / FOLDER).mkdir(parents=True, exist_ok=True, mode=0o700)
        forget_looks(home)
        number = os.open(_path(home, look.id), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump(taken, file)
    except OSError as error:
        raise StoreError(
            f"The folder {home} can't be written ({error.strerror or error})",
            fix="Check that the disk is neither full nor write-protected, and try again",
        ) from error


def held(home: Path, name: str) -> Look:
    """The look of that id, without the days that it changes.

    Raises:
        InvalidInputError: it is held no more.
    """
    gone = InvalidInputError("what was looked at is not held any more", where="look", fix="Choose the file again")
    if not _NAME.fullmatch(name):
        raise gone
    try:
        told = json.loads(_path(home, name).read_text(encoding="utf-8"))
        walks = tuple(_walked(*one) for one in told["walks"])
        return Look(
            id=name, program=told["program"], walks=walks, already=told["already"], left_out=dict(told["left_out"])
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise gone from error


def forget_looks(home: Path) -> None:
    """Nothing; no look is held any more."""
    for path in (home / FOLDER).glob("*.json"):
        path.unlink(missing_ok=True)


def _walked(start: str, until: str, minutes: float, sure: bool) -> Walked:  # noqa: FBT001 - in the order of the file
    return Walked(start=datetime.fromisoformat(start), until=datetime.fromisoformat(until), minutes=minutes, sure=sure)


def _path(home: Path, name: str) -> Path:
    return home / FOLDER / f"{name}.json"
