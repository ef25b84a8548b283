"""Where the time comes from: the machine, or a file that tests and the demo write."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import time

from unhunch.errors import InvalidInputError
from unhunch.service.ports import Clock

ENVIRONMENT = "UNHUNCH_CLOCK_FILE"


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The aware UTC time."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedClock:
    """A clock that stands still at `at` (aware)."""

    at: datetime

    def now(self) -> datetime:
        """The aware UTC time."""
        return self.at.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class FileClock:
    """A clock read from a file: an ISO time with its zone and, after a space, how many times faster it runs.

    Without a rate it stands still. With one it runs on from when the file was written, so that programs
    that are started again, or beside each other, agree. Whoever writes the file sets the time.
    """

    file: Path

    def now(self) -> datetime:
        """The aware UTC time.

        Raises:
            InvalidInputError: the file is missing or holds no such time.
        """
        try:
            written_s = self.file.stat().st_mtime
            stamp, _, rate = self.file.read_text(encoding="utf-8").strip().partition(" ")
            at = datetime.fromisoformat(stamp)
            passed_s = (time() - written_s) * float(rate or 0)
        except (OSError, ValueError) as error:
            raise InvalidInputError(
                "no time can be read from the clock file",
                where=f"{ENVIRONMENT}={self.file}",
                fix="Write an ISO time with its zone, as in 2026-11-23T09:00:00+00:00",
            ) from error
        if at.tzinfo is None:
            raise InvalidInputError("the time has no zone", where=f"{ENVIRONMENT}={self.file}")
        return at.astimezone(UTC) + timedelta(seconds=passed_s)


def clock_from_environment() -> Clock:
    """The file's clock where `UNHUNCH_CLOCK_FILE` is set, else the machine's."""
    file = os.environ.get(ENVIRONMENT)
    return FileClock(Path(file)) if file else SystemClock()
