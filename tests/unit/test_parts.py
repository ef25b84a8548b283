"""When the browser's parts are fetched: behind the first page, before the tests, and told to the pages."""

import json
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from tools import camera_parts, npm_parts, parts
from tools.environment import Workshop
from tools.say import FrontDoorError, Log
from tools.signs import Sign, touched


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    (tmp_path / "var").mkdir()
    return Workshop(root=tmp_path)


def _log(folder: Path) -> Log:
    return Log(path=folder / "log", file=StringIO())


def _come(monkeypatch: pytest.MonkeyPatch, *, figures: bool, camera: bool) -> list[str]:
    """The order in which the parts are asked for, each of which then comes or does not."""
    asked: list[str] = []

    def asks(name: str, *, comes: bool) -> Callable[..., bool]:
        def fetch(*_given: object) -> bool:
            asked.append(name)
            return comes

        return fetch

    for name, module, comes in (("figures", npm_parts, figures), ("camera", camera_parts, camera)):
        monkeypatch.setattr(module, "fetch", asks(name, comes=comes))
        monkeypatch.setattr(module, "ready", lambda *_given: False)
    return asked


def test_the_figures_come_first_and_neither_waits_for_the_other_to_succeed(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = _come(monkeypatch, figures=False, camera=True)
    assert not parts.fetch(workshop, _log(workshop.root))
    assert asked == ["figures", "camera"]


@pytest.mark.parametrize(("figures", "camera"), [(True, False), (False, True)])
def test_in_continuous_integration_missing_parts_are_a_failure(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, *, figures: bool, camera: bool
) -> None:
    _come(monkeypatch, figures=figures, camera=camera)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(FrontDoorError, match="are missing"):
        parts.fetch_before_tests(workshop, _log(workshop.root))


def test_elsewhere_the_tests_go_on_without_them(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _come(monkeypatch, figures=False, camera=False)
    monkeypatch.delenv("CI", raising=False)
    parts.fetch_before_tests(workshop, _log(workshop.root))
    assert asked == ["figures", "camera"]


def test_making_figures_asks_for_the_figures_parts_alone(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _come(monkeypatch, figures=True, camera=False)
    monkeypatch.setenv("CI", "true")
    parts.fetch_figures(workshop, _log(workshop.root))
    assert asked == ["figures"]


@pytest.mark.parametrize(
    ("said", "goes_on", "expected"), [(b"\n", True, True), (b"\n", False, False), (b"", False, False)]
)
def test_fetching_waits_for_the_server_and_does_not_outlive_it(
    monkeypatch: pytest.MonkeyPatch, said: bytes, *, goes_on: bool, expected: bool
) -> None:
    monkeypatch.setattr(parts, "AFTER_FIRST_PAGE_S", 0)
    read, write = os.pipe()
    os.write(write, said)
    if not goes_on:
        os.close(write)
    assert parts.wait_for_sign([str(read)]) is expected
    for pipe in (read, write) if goes_on else (read,):
        os.close(pipe)


def test_the_pages_are_told_from_the_beginning(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    _come(monkeypatch, figures=True, camera=True)
    with parts.told(workshop):
        told = json.loads(camera_parts.sign_of(workshop).path.read_text(encoding="utf-8"))
    assert told == {"state": "fetching", "step": 0, "of": 4}


def test_a_sign_is_touched_while_the_work_lasts(tmp_path: Path) -> None:
    sign = Sign(path=tmp_path / "sign.json")
    sign.fetching(1, 4)
    os.utime(sign.path, (0, 0))
    with touched(sign, every_s=0.001):
        while sign.path.stat().st_mtime == 0:
            pass
    assert json.loads(sign.path.read_text(encoding="utf-8"))["step"] == 1


def test_a_sign_that_can_t_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sign = Sign(path=tmp_path / "file" / "sign.json")
    sign.failed("disk")
    sign.gone()
    assert not sign.path.exists()
