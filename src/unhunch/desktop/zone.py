"""The time zone in which this computer is, by its IANA name."""

from collections.abc import Mapping
from pathlib import Path

_MARK = "zoneinfo/"


def local_zone(environ: Mapping[str, str], localtime: str = "/etc/localtime") -> str:
    """The name, as in Europe/Berlin; empty where it can't be told (Windows has names of its own)."""
    named = environ.get("TZ", "").removeprefix(":")
    if named and not named.startswith("/"):
        return named
    return Path(named or localtime).resolve().as_posix().partition(_MARK)[2]
