"""`unhunch analyse` on several files: as many processes as there are cores, and a bar for whom it is shown to."""

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
import rich.console
import rich.progress

from tests.terminal import written
from unhunch.cli import render
from unhunch.cli.at_once import all_done
from unhunch.cli.recordings import Job

EXERCISE = "knee-bends"
STILL = {"points": [[0.5, 0.5, 0.0, 0.9]] * 33}
# So long a process waits for the others; with too few of them a test fails, and doesn't hang.
PATIENCE_S = 20


def recording(folder: Path, name: str) -> Path:
    return written(folder, [{"t_s": 0, **STILL}, {"t_s": 1, **STILL}], name)


# ---- processes ----


@dataclass(frozen=True)
class Meeting:
    """Outputs of a job that are none: the process that unpacks them signs in, and waits until so many have."""

    folder: Path
    people: int

    def __reduce__(self) -> tuple[Callable[[Path, int], dict[str, Path]], tuple[Path, int]]:
        return met, (self.folder, self.people)


def met(folder: Path, people: int) -> dict[str, Path]:
    """Nothing to write, once so many processes are at work at this moment."""
    (folder / str(os.getpid())).touch()
    until = time.monotonic() + PATIENCE_S
    while len(list(folder.iterdir())) < people and time.monotonic() < until:
        time.sleep(0.005)
    return {}


@pytest.mark.parametrize(("cores", "files", "processes"), [(1, 2, 1), (2, 3, 2), (8, 2, 2), (None, 2, 1)])
def test_files_are_worked_on_at_one_time_by_as_many_processes_as_there_are_cores_and_no_more_than_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int | None, files: int, processes: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    here = tmp_path / "here"
    here.mkdir()
    names = [str(recording(tmp_path, f"{number}.json")) for number in range(files)]
    done = all_done([Job(file=file, exercise=EXERCISE, outputs=Meeting(here, processes)) for file in names])  # type: ignore[arg-type]
    assert [(one.job.file, one.error) for one in done] == [(name, "") for name in names]
    signed_in = {int(path.name) for path in here.iterdir()}
    assert len(signed_in) == processes
    assert os.getpid() not in signed_in


# ---- progress ----


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals on Windows")
def test_on_a_terminal_a_bar_shows_how_many_files_are_done_and_what_is_printed_stays_whole(tmp_path: Path) -> None:
    import pty  # noqa: PLC0415 - there is none on Windows

    good, bad = recording(tmp_path, "good.json"), tmp_path / "none.json"
    words = [sys.executable, "-m", "unhunch", "analyse", *map(str, (good, bad, good)), "--exercise", EXERCISE]
    printed = tmp_path / "printed"
    screen, terminal = pty.openpty()
    with printed.open("w") as out, os.fdopen(terminal, "w") as err:
        ran = subprocess.Popen(words, stdout=out, stderr=err, env={**os.environ, "TERM": "xterm"})
    shown = everything(screen)
    assert ran.wait() == 1
    for told in ("files", "0/3", "3/3", "there is no such file"):
        assert told in shown
    assert printed.read_text(encoding="utf-8").count("Repetitions: 0") == 2
    assert "files" not in printed.read_text(encoding="utf-8")


def test_a_second_bar_shows_how_much_of_the_films_was_seen_and_only_where_there_is_a_film(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[tuple[str, float, float | None, bool]] = []

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    class Seen(rich.progress.Progress):
        def get_renderables(self) -> Iterable[rich.console.RenderableType]:
            drawn.extend((one.description, one.completed, one.total, one.visible) for one in self.tasks)
            return super().get_renderables()

    monkeypatch.setattr(sys, "stderr", Screen())
    monkeypatch.setattr(rich.progress, "Progress", Seen)
    with render.files_and_seconds(2) as show:
        show(0, 0.0, 0.0)
        time.sleep(0.3)
        assert {one[3] for one in drawn if one[0] == "seconds of film"} == {False}
        show(1, 6.0, 24.0)
        time.sleep(0.3)
    assert ("files", 1, 2, True) in drawn
    assert ("seconds of film", 6.0, 24.0, True) in drawn


def everything(screen: int) -> str:
    """What was shown on the terminal, from its other end, until nobody has it open."""
    parts = []
    try:
        while part := os.read(screen, 65536):
            parts.append(part)
    except OSError:
        # So Linux says that the other end is shut.
        pass
    finally:
        os.close(screen)
    return b"".join(parts).decode()
