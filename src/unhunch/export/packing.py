"""Several files as one zip file."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

# What a zip file can say of its time at the earliest.
_ZIP_BEGINS: Final = datetime(1980, 1, 1, tzinfo=UTC)


def zipped(files: Mapping[str, bytes], now: datetime) -> bytes:
    """The files by their names, in their order, all of that time; the same files at one time give the same bytes."""
    packed = io.BytesIO()
    when = max(now.astimezone(UTC), _ZIP_BEGINS).timetuple()[:6]
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (when[0], when[1], when[2], when[3], when[4], when[5]))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
