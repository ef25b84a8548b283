import json
import os
import stat
from pathlib import Path

import pytest

from tests.cast import NOON
from tests.plumbing.data import ROOT
from tests.terminal import Ran, is_one_line, unhunch
from unhunch import load_catalogue
from unhunch.cli import export, import_, today
from unhunch.cli.opened import PERSON
from unhunch.cli.serve import may_open
from unhunch.errors import StoreError
from unhunch.records.model import Record, WalkRecord
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.home import home_folder
from unhunch.store.memory import MemoryStore


@pytest.fixture
def ctx(monkeypatch: pytest.MonkeyPatch) -> Context:
    """A context in memory, which the commands are given instead of the person's own."""
    made = Context(store=MemoryStore(), clock=FixedClock(at=NOON), catalogue=load_catalogue(), home=ROOT)
    for module in (export, import_, today):
        monkeypatch.setattr(module, "open_context", lambda: made)
    return made


def walked(ctx: Context, key: str = "one") -> None:
    ctx.store.append(PERSON, [Record(key=key, at=NOON, value=WalkRecord(day=NOON.date(), minutes=20))])


def test_what_is_exported_can_be_imported_and_is_the_same(ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    file = tmp_path / "mine.json"
    assert unhunch("export", file).code == 0
    before = tuple(ctx.store.records(PERSON))
    ctx.store.delete_everything(PERSON)
    assert unhunch("import", file).code == 0
    assert tuple(ctx.store.records(PERSON)) == before


def test_importing_twice_changes_nothing(ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    unhunch("export", tmp_path / "mine.json")
    assert "Imported 0 new records." in unhunch("import", tmp_path / "mine.json").out


def test_an_export_can_be_read_by_its_owner_alone(ctx: Context, tmp_path: Path) -> None:
    unhunch("export", tmp_path / "mine.json")
    assert stat.S_IMODE((tmp_path / "mine.json").stat().st_mode) == 0o600


def test_an_export_can_be_printed(ctx: Context) -> None:
    assert json.loads(unhunch("export", "-").out)["format"] == "unhunch-export"


def test_an_export_leaves_no_half_file_behind(ctx: Context, tmp_path: Path) -> None:
    unhunch("export", tmp_path / "mine.json")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.json"]


@pytest.mark.parametrize("target", ["folder", "nowhere/file.json"])
def test_exporting_to_what_can_not_be_written_is_refused_on_one_line(target: str, ctx: Context, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert is_one_line(unhunch("export", tmp_path / target))


def damaged(content: str) -> dict[str, str]:
    return {
        "cut short": content[: len(content) // 2],
        "changed": content.replace("20.0", "25.0"),
        "a newer one": content.replace('"version": 1', '"version": 2'),
        "no export": "{}",
        "another person's": content.replace('"person": "local"', '"person": "somebody"'),
    }


@pytest.mark.parametrize("how", damaged("").keys())
def test_an_export_that_does_not_fit_is_refused_and_nothing_is_stored(how: str, ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    file = tmp_path / "mine.json"
    unhunch("export", file)
    ctx.store.delete_everything(PERSON)
    file.write_text(damaged(file.read_text(encoding="utf-8"))[how], encoding="utf-8")
    assert is_one_line(unhunch("import", file))
    assert list(ctx.store.records(PERSON)) == []


def test_another_persons_records_can_be_adopted(ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    file = tmp_path / "mine.json"
    unhunch("export", file)
    ctx.store.delete_everything(PERSON)
    file.write_text(damaged(file.read_text(encoding="utf-8"))["another person's"], encoding="utf-8")
    assert unhunch("import", file, "--adopt").code == 0


def test_a_look_prints_what_an_export_would_bring_and_stores_nothing(ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    file = tmp_path / "mine.json"
    unhunch("export", file)
    ctx.store.delete_everything(PERSON)
    ran = unhunch("import", file, "--look")
    for said in ("1 record, of 23 November 2026.", "  walks: 1", "take an import back", "Nothing was changed."):
        assert said in ran.out
    assert (ran.code, list(ctx.store.records(PERSON))) == (0, [])
    assert "Imported 1 new record." in unhunch("import", file).out


def test_a_look_beside_other_records_says_what_is_new_and_how_to_go_back(ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    walked(ctx, "two")
    file = tmp_path / "mine.json"
    unhunch("export", file)
    ctx.store.delete_everything(PERSON)
    walked(ctx)
    out = unhunch("import", file, "--look").out
    assert ("walks: 2, of which 1 new" in out, "unhunch export FILE" in out) == (True, True)


def test_a_look_at_another_persons_says_how_to_take_them_over(ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    file = tmp_path / "mine.json"
    unhunch("export", file)
    ctx.store.delete_everything(PERSON)
    file.write_text(damaged(file.read_text(encoding="utf-8"))["another person's"], encoding="utf-8")
    assert "--adopt" in unhunch("import", file, "--look").out
    assert "--adopt" not in unhunch("import", file, "--look", "--adopt").out


def test_a_look_at_what_can_not_be_brought_in_is_one_line(ctx: Context, tmp_path: Path) -> None:
    walked(ctx)
    file = tmp_path / "mine.json"
    unhunch("export", file)
    ctx.store.delete_everything(PERSON)
    walked(ctx, "two")
    assert is_one_line(unhunch("import", file, "--look"))
    file.write_text("{}", encoding="utf-8")
    assert is_one_line(unhunch("import", file, "--look"))


def test_records_that_can_not_be_opened_are_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken() -> Context:
        raise StoreError("The records can't be read", fix="Restore a backup")

    monkeypatch.setattr(export, "open_context", broken)
    ran: Ran = unhunch("export", tmp_path / "mine.json")
    assert (ran.code, ran.err) == (1, "unhunch: The records can't be read. Restore a backup\n")


def test_today_before_anything_asks_for_the_safety_questions(ctx: Context) -> None:
    assert "safety questions" in unhunch("today").out


def test_today_can_be_had_as_json(ctx: Context) -> None:
    assert unhunch("today", "--json").json["next"] == "screen"


HOMES = {
    "the named one first": ({"UNHUNCH_HOME": "/data/me", "HOME": "/h"}, "linux", "/data/me"),
    "the XDG folder on Linux": ({"XDG_DATA_HOME": "/x", "HOME": "/h"}, "linux", "/x/unhunch"),
    "a relative XDG folder does not count": ({"XDG_DATA_HOME": "x", "HOME": "/h"}, "linux", "/h/.local/share/unhunch"),
    "the usual place on Linux": ({"HOME": "/h"}, "linux", "/h/.local/share/unhunch"),
    "the usual place on macOS": ({"HOME": "/h"}, "darwin", "/h/Library/Application Support/unhunch"),
    "the usual place on Windows": ({"LOCALAPPDATA": "/l", "USERPROFILE": "/u"}, "win32", "/l/unhunch"),
    "Windows without LOCALAPPDATA": ({"USERPROFILE": "/u"}, "win32", "/u/AppData/Local/unhunch"),
}


@pytest.mark.parametrize("environ, platform, folder", HOMES.values(), ids=HOMES)
def test_the_home_folder_is_where_each_system_keeps_such_things(
    environ: dict[str, str], platform: str, folder: str
) -> None:
    assert home_folder(environ, platform).as_posix() == folder


def test_no_browser_is_opened_where_somebody_said_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNHUNCH_NO_BROWSER", "1")
    assert not may_open()


@pytest.mark.skipif(os.name == "nt", reason="Windows always has a screen")
def test_no_browser_is_opened_where_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("UNHUNCH_NO_BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not may_open() or os.uname().sysname == "Darwin"


@pytest.mark.parametrize("port", ["-1", "65536", "eighty"])
def test_a_port_that_is_none_is_refused_on_one_line(port: str) -> None:
    assert is_one_line(unhunch("serve", f"--port={port}"))


def test_an_export_through_a_link_fills_the_file_and_leaves_the_link(ctx: Context, tmp_path: Path) -> None:
    (tmp_path / "drive").mkdir()
    link = tmp_path / "mine.json"
    link.symlink_to(tmp_path / "drive" / "real.json")
    for _time in range(2):
        assert unhunch("export", link).code == 0
        assert link.is_symlink()
        assert json.loads((tmp_path / "drive" / "real.json").read_bytes())["format"] == "unhunch-export"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_an_export_never_takes_the_place_of_what_is_no_plain_file(ctx: Context, tmp_path: Path) -> None:
    pipe, round_about = tmp_path / "pipe", tmp_path / "round"
    os.mkfifo(pipe)
    round_about.symlink_to(round_about)
    (tmp_path / "to-pipe").symlink_to(pipe)
    for path in (pipe, tmp_path / "to-pipe", round_about, tmp_path):
        assert is_one_line(unhunch("export", path))
    assert stat.S_ISFIFO(pipe.stat().st_mode)
