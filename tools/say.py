"""Plain lines for the person, and a log of everything behind them."""

import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

KEPT_LOGS = 10


class FrontDoorError(Exception):
    """Something is missing; the message is the one line that says what and how to mend it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Where this run writes its lines."""

    path: Path
    file: TextIO

    def write(self, line: str) -> None:
        """Add one line, with the time of day, to the log alone."""
        self.file.write(f"{datetime.now().astimezone():%H:%M:%S} {line.rstrip()}\n")
        self.file.flush()

    def say(self, line: str) -> None:
        """Show one line to the person and keep it in the log."""
        print(line, flush=True)
        self.write(line)


def open_log(root: Path, name: str) -> Log:
    """Open a new log in var/log, keeping the newest ten.

    Raises OSError where the folder can't be written.
    """
    folder = root / "var" / "log"
    folder.mkdir(parents=True, exist_ok=True)
    for old in sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime)[: -KEPT_LOGS + 1]:
        # A system that deletes no open file keeps the log of a program that still runs.
        with suppress(OSError):
            old.unlink()
    path = folder / f"{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}-{name}.log"
    return Log(path=path, file=path.open("w", encoding="utf-8"))


def run_logged(
    command: Sequence[str],
    log: Log,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    on_line: Callable[[str], None] | None = None,
) -> tuple[int, str]:
    """Run the command with its output going to the log; return its exit code and that output."""
    log.write("$ " + " ".join(command))
    lines: list[str] = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=dict(env) if env is not None else None,
        cwd=cwd,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            log.write(line)
            if on_line:
                on_line(line)
    return process.returncode, "".join(lines)


def progress(total: int) -> Callable[[str], None]:
    """Return a listener for pip's lines that shows how far the installation is, of `total` parts."""
    seen: set[str] = set()

    def listen(line: str) -> None:
        words = line.split()
        if words[:1] != ["Collecting"] or words[1] in seen:
            return
        seen.add(words[1])
        text = f"      {len(seen)} of {total} · {words[1].split('=')[0]}"
        if sys.stdout.isatty():
            print(f"\r{text:<60}", end="\n" if len(seen) == total else "", flush=True)
        elif len(seen) % 10 == 0 or len(seen) == total:
            print(text, flush=True)

    return listen
