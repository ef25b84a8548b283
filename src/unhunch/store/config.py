"""The database settings: SQLite in the home folder, or what `UNHUNCH_DATABASE_URL` names."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from unhunch.errors import InvalidInputError

FILE_NAME = "unhunch.sqlite3"
BUSY_S = 10
# WAL lets pages be read while a set is being saved. FULL, not NORMAL: in WAL mode NORMAL may lose the
# last commits when the power goes, and a set that the player was told is safe has to be safe.
# secure_delete overwrites what is deleted, since it is about somebody's health.
_INIT = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"


def databases(home: Path, url: str | None = None) -> dict[str, dict[str, object]]:
    """The value of Django's DATABASES: the file in `home`, or the database that `url` names.

    Raises:
        InvalidInputError: the URL is neither sqlite:///FILE nor postgresql://...
    """
    return {"default": database(home, url)}


def database(home: Path, url: str | None = None) -> dict[str, object]:
    """One entry of DATABASES."""
    if not url:
        return sqlite(home / FILE_NAME)
    try:
        found = _named(url)
    except ValueError:
        # A port that is no number, or half an IPv6 address.
        found = None
    if found is not None:
        return found
    raise InvalidInputError(
        "this is no database address that unhunch knows",
        where="UNHUNCH_DATABASE_URL",
        fix="Use sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME, or unset it for the file in your home",
    )


def _named(url: str) -> dict[str, object] | None:
    """The entry for the database that the address names, None where it is of no kind that we know.

    Raises:
        ValueError: its parts make no sense.
    """
    parts = urlsplit(url)
    if "\x00" in unquote(url):
        return None
    if parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/"):
        return sqlite(Path(unquote(parts.path[1:])))
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return _postgresql(url)
    return None


def sqlite(file: Path, *, init: str = _INIT) -> dict[str, object]:
    """Settings for a SQLite file: writers queue up at once (IMMEDIATE) and wait up to ten seconds."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": BUSY_S, "init_command": init},
    }


def _postgresql(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    options: Mapping[str, str] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        # A host in the query is how libpq's URLs name a socket's folder.
        "HOST": options.get("host", parts.hostname or ""),
        "PORT": str(parts.port or options.get("port", "")),
        "OPTIONS": {name: value for name, value in options.items() if name not in {"host", "port"}},
        "CONN_MAX_AGE": 60,
    }
