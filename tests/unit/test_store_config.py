"""Which database the records go to."""

from pathlib import Path

import pytest

from tests.terminal import as_a_process
from unhunch.errors import InvalidInputError
from unhunch.store.config import databases

HOME = Path("/home/somebody/unhunch")


def test_without_an_address_the_file_in_the_home_folder_is_used() -> None:
    assert databases(HOME)["default"]["NAME"] == "/home/somebody/unhunch/unhunch.sqlite3"


def test_sqlite_waits_its_turn_and_keeps_what_it_acknowledged() -> None:
    options = databases(HOME)["default"]["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


@pytest.mark.parametrize(
    ("url", "name", "host", "port"),
    [
        ("postgresql://a:b%40c@db.example:5433/clinic", "clinic", "db.example", "5433"),
        ("postgres:///clinic?host=/run/pg", "clinic", "/run/pg", ""),
        ("sqlite:////srv/other.sqlite3", "/srv/other.sqlite3", None, None),
    ],
)
def test_an_address_names_the_database(url: str, name: str, host: str | None, port: str | None) -> None:
    found = databases(HOME, url)["default"]
    assert (found["NAME"], found.get("HOST"), found.get("PORT")) == (name, host, port)


def test_a_password_may_hold_any_sign() -> None:
    assert databases(HOME, "postgresql://a:b%40c@db/clinic")["default"]["PASSWORD"] == "b@c"


NO_ADDRESSES = (
    "mysql://a/b",
    "postgresql://host/",
    "sqlite://",
    "nonsense",
    "postgresql://x@127.0.0.1:abc/none",
    "postgresql://x@127.0.0.1:99999/none",
    "postgresql://[::1/none",
    "sqlite:///a%00b",
)


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_any_other_address_is_refused(url: str) -> None:
    with pytest.raises(InvalidInputError, match="UNHUNCH_DATABASE_URL"):
        databases(HOME, url)


@pytest.mark.parametrize("url", ["postgresql://x@127.0.0.1:abc/none", "postgresql://[::1/none"])
def test_a_command_refuses_it_on_one_line(url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("UNHUNCH_HOME", str(tmp_path))
    monkeypatch.setenv("UNHUNCH_DATABASE_URL", url)
    ran = as_a_process("today")
    assert (ran.code, ran.err.count("\n"), "UNHUNCH_DATABASE_URL" in ran.err) == (2, 1, True)
