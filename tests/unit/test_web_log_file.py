"""What goes wrong is written where UNHUNCH_LOG says: where in the program, and nothing of what the person said."""

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from tests.plumbing.pages import door, person
from unhunch.errors import StoreError
from unhunch.web import log_file
from unhunch.web.settings import build

__all__ = ["door", "person"]
SECRET = "pain 7 in the chest"
LOGGERS = ("django.request", "unhunch")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The file that the program writes to while the test lasts."""
    path = tmp_path / "start.log"
    made = log_file.LogFile(filename=path, delay=True, encoding="utf-8")
    made.setFormatter(log_file.WithoutData())
    for name in LOGGERS:
        logging.getLogger(name).addHandler(made)
    yield path
    for name in LOGGERS:
        logging.getLogger(name).removeHandler(made)
    made.close()


def raising(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Today's page raises the error while another one is handled that tells as much."""

    def fails(*_: object) -> None:
        try:
            dict[str, str]()[SECRET]
        except KeyError as reason:
            raise error from reason

    monkeypatch.setattr("unhunch.web.pages.today.today", fails)


def test_a_fault_of_ours_is_kept_with_its_way_through_the_code_and_without_what_was_said(
    person: Client, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(ValueError(SECRET), monkeypatch)
    assert person.get(f"/today/?said={SECRET}", headers={"cookie": f"said={SECRET}"}).status_code == 500
    text = log.read_text(encoding="utf-8")
    assert [
        words for words in ("ERROR django.request", "GET today/ 500", "builtins.ValueError") if words not in text
    ] == []
    assert text.index("builtins.KeyError") < text.index("builtins.ValueError")
    assert f'{Path(__file__).name}", line' in text
    assert (SECRET in text, "said=" in text) == (False, False)


def test_a_broken_store_is_kept_without_its_words(person: Client, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(StoreError(SECRET, fix="Do this"), monkeypatch)
    assert person.get("/today/").status_code == 503
    text = log.read_text(encoding="utf-8")
    assert "unhunch.web failures:" in text
    assert "unhunch.errors.StoreError" in text
    assert SECRET not in text


def test_an_address_that_leads_nowhere_is_no_fault(person: Client, log: Path) -> None:
    assert person.get("/nowhere/").status_code == 404
    assert not log.exists()


def test_what_another_program_says_is_kept_as_its_place_alone(log: Path) -> None:
    told = logging.LogRecord("waitress", logging.WARNING, __file__, 7, f"odd: {SECRET}", None, None)
    template = logging.LogRecord("waitress", logging.ERROR, __file__, 7, "serving %s", (SECRET,), None)
    shown = [log_file.WithoutData().format(one).split(" ", 2)[2] for one in (told, template)]
    assert shown == ["WARNING waitress test_web_log_file:7", "ERROR waitress test_web_log_file:7 serving %s"]


def test_errors_that_lead_to_each_other_end(log: Path) -> None:
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    logging.getLogger("unhunch").error("two: %s", first)
    assert log.read_text(encoding="utf-8").count("builtins.") == 2


def test_a_log_that_is_long_enough_becomes_no_longer(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 200)
    for _ in range(50):
        logging.getLogger("unhunch").error("again")
    assert 200 <= log.stat().st_size < 400


@pytest.mark.skipif(os.name == "nt", reason="an open file can't be deleted there")
def test_a_log_that_was_deleted_is_made_again(log: Path) -> None:
    logging.getLogger("unhunch").error("first")
    log.unlink()
    logging.getLogger("unhunch").error("second")
    assert "second" in log.read_text(encoding="utf-8")


def test_without_the_front_door_nothing_is_written_to_a_file(tmp_path: Path) -> None:
    made = build({"UNHUNCH_HOME": str(tmp_path)})["LOGGING"]
    assert set(made["handlers"]) == {"err"}


def test_the_program_writes_beside_what_the_front_door_wrote_and_still_says_it(tmp_path: Path) -> None:
    log = tmp_path / "start.log"
    log.write_text("set up\n", encoding="utf-8")
    program = (
        "import django, logging; django.setup(); logging.getLogger('unhunch.web').warning('store: %s', ValueError(7))\n"
        "logging.getLogger('django.request').error('Internal'); logging.getLogger('waitress').warning('slow %s', 1)"
    )
    names = {"DJANGO_SETTINGS_MODULE": "unhunch.web.settings", "UNHUNCH_HOME": str(tmp_path), "UNHUNCH_LOG": str(log)}
    ran = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **names}, check=True, capture_output=True, text=True
    )
    assert ran.stderr.splitlines() == ["store: 7", "Internal", "slow 1"]
    lines = log.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "set up"
    assert [line.split(" ")[3] for line in lines[1:] if line[0] != " "] == ["unhunch.web", "django.request", "waitress"]
