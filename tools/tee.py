"""A command whose output is seen at once and kept in the log as well."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

from tools.say import Log

# What a program left behind still holds the pipe open by: after this long without a word from it nobody waits for it.
QUIET_S = 1.0
CHUNK = 65_536
WAITING = 64
_LOOKS = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]")


def run_seen(command: Sequence[str], log: Log, *, env: Mapping[str, str], cwd: Path) -> int:
    """Run the command; return its exit code, or 128 and the signal's number where a signal ended it.

    Its standard output and its errors go where those of this program go, as they are and at once, and to the log, line
    by line and without colours. Ctrl+C is the command's to answer: this program waits for what it says.
    """
    log.write("$ " + " ".join(command))
    errors = subprocess.STDOUT if one_place() else subprocess.PIPE
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, env=dict(env), cwd=cwd, bufsize=0) as process,
        signals_of(process),
    ):
        pipes = [(pipe, out) for pipe, out in ((process.stdout, sys.stdout), (process.stderr, sys.stderr)) if pipe]
        share(said(process, pipes), log)
        # Whoever still writes learns that nobody reads.
        for pipe, _ in pipes:
            pipe.close()
        code = process.wait()
    log.write(f"ended with {code}")
    return code if code >= 0 else 128 - code


def one_place() -> bool:
    """Whether output and errors are seen in one place, as in a terminal: through one pipe they keep their order."""
    try:
        return os.path.sameopenfile(1, 2)
    except OSError:
        return True


def share(pieces: Iterable[tuple[TextIO, bytes]], log: Log) -> None:
    """Show the pieces and keep their lines, to their end or until nobody reads any more."""
    begun: dict[TextIO, bytes] = defaultdict(bytes)
    for out, piece in pieces:
        *lines, begun[out] = (begun[out] + piece).split(b"\n")
        for line in lines:
            log.write(plain(line))
        if not show(out, piece):
            break
    for line in begun.values():
        if line:
            log.write(plain(line))


def said(
    process: "subprocess.Popen[bytes]", pipes: Sequence[tuple[IO[bytes], TextIO]]
) -> Iterator[tuple[TextIO, bytes]]:
    """What the process says through each pipe and where to show it, as soon as it says it.

    Threads read, so that the end of the process is seen though something that it started still holds a pipe; they
    read no further ahead than a few pieces.
    """
    waiting: queue.Queue[tuple[TextIO, bytes]] = queue.Queue(maxsize=WAITING)
    for pipe, out in pipes:
        threading.Thread(target=read_into, args=(pipe, out, waiting), daemon=True).start()
    still_open = len(pipes)
    while still_open:
        try:
            out, piece = waiting.get(timeout=QUIET_S)
        except queue.Empty:
            if process.poll() is not None:
                return
            continue
        still_open -= not piece
        if piece:
            yield out, piece


def read_into(pipe: IO[bytes], out: TextIO, waiting: "queue.Queue[tuple[TextIO, bytes]]") -> None:
    """Pass on what comes through the pipe; an empty piece is its end."""
    piece = b"begun"
    while piece:
        try:
            piece = os.read(pipe.fileno(), CHUNK)
        except (OSError, ValueError):  # it was closed, since nobody waits for more
            return
        waiting.put((out, piece))


def show(out: TextIO, piece: bytes) -> bool:
    """Whether somebody still reads what this program shows there."""
    try:
        out.buffer.write(piece)
        out.flush()
    except BrokenPipeError:
        # Else Python says so once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return False
    return True


def plain(line: bytes) -> str:
    """The line without colours, as text."""
    return _LOOKS.sub(b"", line).decode("utf-8", "replace")


@contextmanager
def signals_of(process: "subprocess.Popen[bytes]") -> Iterator[None]:
    """While it lasts, the process answers Ctrl+C and a request to end in the place of this program.

    A terminal sends Ctrl+C to both of them, anybody else to this program alone.
    """
    terminal = any(os.isatty(number) for number in (0, 1, 2))

    def pass_on(number: int, _frame: object) -> None:
        if not (terminal and number == signal.SIGINT):
            process.send_signal(number)

    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number, answer in before.items():
        if answer is not signal.SIG_IGN:
            signal.signal(number, pass_on)
    try:
        yield
    finally:
        for number, answer in before.items():
            signal.signal(number, answer)
