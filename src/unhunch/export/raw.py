"""Everything that is stored of a person just as it stands, for when some of it can't be read any more."""

import json
from collections.abc import Iterable
from datetime import datetime

from unhunch.service.kept import Row

FORMAT = "unhunch-raw"
VERSION = 1


def raw_json(rows: Iterable[Row], person: str, now: datetime) -> bytes:
    """The rows as UTF-8 JSON, each in the order of storing and with its payload as text; nothing is judged."""
    bundle = {
        "format": FORMAT,
        "version": VERSION,
        "person": person,
        "exported_at": now.isoformat(),
        "rows": [{"key": one.key, "at": one.at, "kind": one.kind, "payload": one.payload} for one in rows],
    }
    return json.dumps(bundle, ensure_ascii=True, indent=1).encode() + b"\n"
