"""A sound file with records in it that can't be read: kept aside, and a new one made of all the others."""

from datetime import datetime
from pathlib import Path

from django.db import connections

from unhunch.store.health import set_aside
from unhunch.store.opening import bring_up_to_date, database_store
from unhunch.store.rows import Salvage


def carry_over(home: Path, found: Salvage, now: datetime, *, alias: str = "default") -> Path:
    """Where the old file is kept from now on, whole; a new one stands in its place with all that could be read.

    Raises:
        StoreError: the old file could not be moved, or the new one not be written; the old one is whole in any case.
    """
    connections[alias].close()
    kept = set_aside(home, now)
    bring_up_to_date(alias)
    for (clinic, person), records in found.sound.items():
        database_store(clinic=clinic, alias=alias).append(person, records)
    return kept
