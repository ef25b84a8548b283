"""Numbers and times as these files write them; None for what is none."""

import math
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from unhunch.errors import RefusedFileError
from unhunch.intake.model import MOST_WALKS, Noted

# A number or a time takes a few dozen letters; whatever is longer is none.
LONGEST: Final = 64


@dataclass(slots=True)
class Inside:
    """Where in a file expat is, and what stands as text in the element that it is in."""

    path: list[str] = field(default_factory=list)
    text: str = ""

    def enter(self, name: str) -> str:
        """The element's name without its namespace; its text begins."""
        self.path.append(name.rpartition(":")[2])
        self.text = ""
        return self.path[-1]

    def take(self, piece: str) -> None:
        """Nothing; the piece is a part of the text, as far as anybody reads it."""
        if len(self.text) <= LONGEST:
            self.text += piece[: LONGEST + 1]

    def leave(self) -> tuple[str, str]:
        """The name of the element that ends, and of the one that it stands in."""
        name = self.path.pop()
        return name, self.path[-1] if self.path else ""


def number_in(text: str) -> float | None:
    """The number, if it is finite and not below 0."""
    try:
        found = float(text) if len(text) <= LONGEST else -1.0
    except ValueError:
        return None
    return found if math.isfinite(found) and found >= 0 else None


def moment_in(text: str) -> datetime | None:
    """The aware UTC time of ISO text with its zone, also with a blank before the zone as Apple has it."""
    text = text.strip()
    if len(text) > LONGEST:
        return None
    parts = text.split(" ")
    try:
        found = datetime.fromisoformat("".join((parts[0], "T", *parts[1:])) if len(parts) > 1 else text)
        return found.astimezone(UTC) if found.tzinfo else None
    except (ValueError, OverflowError):
        return None


def note(noted: list[Noted], one: Noted) -> None:
    """Nothing; it stands behind the others.

    Raises:
        InvalidInputError: there are more than any person has.
    """
    if len(noted) >= MOST_WALKS:
        raise RefusedFileError(
            f"this file has more than {MOST_WALKS} activities", kind="large", fix="Export a shorter time"
        )
    noted.append(one)
