"""A port that another program uses is never an obstacle: the next free one is taken, and said."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from unhunch.web.serving import ADDRESS, PORTS_TRIED, free_port


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that is listened on while the test runs."""
    with socket.socket() as other:
        other.bind((ADDRESS, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_free_port_is_taken_as_it_is(taken: int) -> None:
    chosen = free_port(taken)
    assert free_port(chosen) == chosen


def test_the_next_free_port_after_a_taken_one_is_found(taken: int) -> None:
    assert taken < free_port(taken) < taken + PORTS_TRIED


def test_the_program_begins_on_the_next_free_port_and_says_so(taken: int, tmp_path: Path) -> None:
    environment = {**os.environ, "UNHUNCH_HOME": str(tmp_path / "home"), "UNHUNCH_NO_BROWSER": "1", "COLUMNS": "200"}
    environment.pop("UNHUNCH_DATABASE_URL", None)
    command = [sys.executable, "-m", "unhunch", "serve", "--port", str(taken), "--no-browser"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said, ready = process.stdout.readline(), process.stdout.readline()
        process.terminate()
    used = int(ready.split(f"{ADDRESS}:")[1].partition("/")[0])
    assert taken < used < taken + PORTS_TRIED
    assert said.strip() == f"Port {taken} is taken; using {used}."
