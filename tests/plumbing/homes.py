"""Home folders made once for all tests of a run: a server starts on a copy of one, and not from nothing.

Collecting the files to serve and solving a plan take seconds of processor time, the same for every module.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT

NOW = "2026-11-23T09:00:00+00:00"
SERVE_FILES = (
    "import sys; from pathlib import Path; from unhunch.web.serving import make_ready; "
    "make_ready(Path(sys.argv[1]), 80)"
)
_PLACE = "UNHUNCH_TEST_HOMES"


@pytest.fixture(scope="session", autouse=True)
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing; the folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    os.environ[_PLACE] = str(shared / "homes")
    yield
    del os.environ[_PLACE]


def furnish(home: Path) -> None:
    """Nothing; a home folder that is not there yet has the files to serve, and nobody in it.

    Outside of a run of the tests, as in a benchmark, the server makes it itself.
    """
    if not home.exists() and _PLACE in os.environ:
        home.mkdir(parents=True)
        shutil.copytree(_made("empty", _with_files) / "static", home / "static")


def furnish_begun(home: Path) -> None:
    """Nothing; a home folder that is not there yet holds the player's person, screened and with a plan."""
    if not home.exists():
        shutil.copytree(_made("begun", _with_person), home)


def copy_records(source: Path, target: Path) -> None:
    """Nothing; the second file holds what the first one does, though a server has it open."""
    with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as here:
        there.backup(here)


def _made(name: str, make: Callable[[Path], None]) -> Path:
    """The folder of that name, made by the first who asks while the others wait."""
    place = Path(os.environ[_PLACE])
    place.mkdir(parents=True, exist_ok=True)
    with _alone(place / f"{name}.lock"):
        if not (place / name).exists():
            make(place / f"{name}-unfinished")
            (place / f"{name}-unfinished").rename(place / name)
    return place / name


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    with file.open("w", encoding="utf-8") as held:
        with suppress(ImportError):
            import fcntl  # noqa: PLC0415 - there is none on Windows, where tests run one after the other

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _with_files(home: Path) -> None:
    subprocess.run([sys.executable, "-c", SERVE_FILES, str(home)], check=True, cwd=ROOT, env=environment(home))


def _with_person(home: Path) -> None:
    furnish(home)
    command = [sys.executable, "-m", "tests.plumbing.player_server", str(home), "80", "--seed"]
    subprocess.run(command, check=True, cwd=ROOT, env=environment(home), stdout=subprocess.DEVNULL)


def environment(home: Path, now: str = NOW) -> dict[str, str]:
    """What a server of the tests runs in: this source, and a clock that stands beside its home folder."""
    clock = home.parent / f"{home.name}-clock"
    clock.write_text(now, encoding="utf-8")
    path = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    return {**os.environ, "PYTHONPATH": path, "UNHUNCH_CLOCK_FILE": str(clock)}
