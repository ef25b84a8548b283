"""Numbers and times as these files write them; None for what is none."""

import math
from datetime import UTC, datetime
from typing import Final

from unhunch.errors import RefusedFileError
from unhunch.intake.model import MOST_WALKS, Noted

# A number or a time takes a few dozen letters; whatever is longer is none.
LONGEST: Final = 64


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
