"""More years of a history: the same days lived again, earlier."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from unhunch.records.codec import record_from_json, record_to_json
from unhunch.records.model import Record

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def earlier(records: Iterable[Record], days: int) -> Iterator[Record]:
    """The records as if all of it had happened so many days earlier: times, days, plans and the ids made of dates."""
    for record in records:
        text = json.dumps(record_to_json(record))
        moved = _DATE.sub(lambda found: (date.fromisoformat(found[0]) - timedelta(days=days)).isoformat(), text)
        entry = json.loads(moved)
        yield record_from_json({**entry, "key": f"{days}:{entry['key']}"})
