"""What the timer has to know at its next look: since when the person has been at this computer."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from unhunch.reminders import Stretch

FILE: Final = "reminders-desk.json"


def load_stretch(home: Path) -> Stretch | None:
    """What the look before kept; None where there was none, or it can't be read."""
    try:
        kept = json.loads((home / FILE).read_text(encoding="utf-8"))
        since, last = (datetime.fromisoformat(kept[name]) for name in ("since", "last"))
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return Stretch(since=since, last=last) if since.tzinfo and last.tzinfo else None


def save_stretch(home: Path, stretch: Stretch) -> None:
    """Nothing; kept for the next look. Where it can't be written, the stretch begins anew then."""
    with suppress(OSError):
        text = json.dumps({"since": stretch.since.isoformat(), "last": stretch.last.isoformat()})
        (home / FILE).write_text(text, encoding="utf-8")


def forget_stretch(home: Path) -> None:
    """Nothing; the file is gone."""
    with suppress(OSError):
        (home / FILE).unlink(missing_ok=True)
