"""The commands of the terminal as tests call them: inside this process, and each with what it printed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from unhunch.cli.main import main

EXAMPLES = Path(__file__).resolve().parent.parent / "docs" / "examples"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A finished command: its exit code and what stood on its two outputs."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """What was printed, read as a JSON object."""
        value = json.loads(self.out)
        assert isinstance(value, dict)
        return value


def unhunch(*words: object) -> Ran:
    """The command run with these words; leaving through SystemExit counts as its exit code."""
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
    return Ran(code=code, out=read_back(out), err=read_back(err))


def as_a_process(*words: object) -> Ran:
    """The command run in a process of its own, as a shell runs it: what is set up at its start counts too."""
    command = [sys.executable, "-m", "unhunch", *(str(word) for word in words)]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return Ran(code=ran.returncode, out=ran.stdout, err=ran.stderr)


def read_back(stream: TextIOWrapper) -> str:
    """Everything that was written to the stream."""
    stream.seek(0)
    return stream.read()


def is_one_line(ran: Ran) -> bool:
    """Whether the command refused its input as it should: code 2, one line, nothing else, no traceback."""
    lines = ran.err.splitlines()
    return ran.code == 2 and len(lines) == 1 and not ran.out and "Traceback" not in ran.err


def written(folder: Path, value: object, name: str = "file.json") -> Path:
    """A JSON file with that value."""
    path = folder / name
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def example(name: str) -> dict[str, object]:
    """One of the examples in the documents."""
    value = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def walk(value: object) -> Iterator[object]:
    """The value and everything in it."""
    yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from walk(part)
