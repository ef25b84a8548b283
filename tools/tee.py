"""A command whose output is seen at once and kept in the log as well."""

import os
import queue
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tools.say import Log

# What a program left behind still holds the pipe open by: after this long without a word from it nobody waits for it.
QUIET_S = 1.0
CHUNK = 65_536
WAITING_CHUNKS = 64
_LOOKS = re.compile(rb"\x1b\[[0-9;?]*[ -/]*[@-~]")


def run_seen(command: Sequence[str], log: Log, *, env: Mapping[str, str], cwd: Path) -> int:
    """Run the command; return its exit code, or 128 and the signal's number where a signal ended it.

    Its standard output and its errors go to this program's standard output, as they are and at once, and to the log,
    line by line and without colours. Ctrl+C is the command's to answer: this program waits for what it says.
    """
    log.write("$ " + " ".join(command))
    with (
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=dict(env), cwd=cwd, bufsize=0
        ) as process,
        signals_of(process),
    ):
        share(process, log)
        close(process)
        code = process.wait()
    log.write(f"ended with {code}")
    return code if code >= 0 else 128 - code


def share(process: "subprocess.Popen[bytes]", log: Log) -> None:
    """Show what the process says and keep it, until it has ended and all was shown, or nobody reads any more."""
    line = b""
    for chunk in said(process):
        *lines, line = (line + chunk).split(b"\n")
        for whole in lines:
            log.write(plain(whole))
        if not show(chunk):
            break
    if line:
        log.write(plain(line))


def close(process: "subprocess.Popen[bytes]") -> None:
    """Leave the pipe: whoever still writes into it learns that nobody reads."""
    if process.stdout is not None:
        process.stdout.close()


def said(process: "subprocess.Popen[bytes]") -> Iterator[bytes]:
    """What the process says, as soon as it says it.

    A thread reads, so that the end of the process is seen though something that it started still holds the pipe; it
    reads no further ahead than a few chunks.
    """
    waiting: queue.Queue[bytes] = queue.Queue(maxsize=WAITING_CHUNKS)
    threading.Thread(target=read_into, args=(process.stdout, waiting), daemon=True).start()
    while True:
        try:
            chunk = waiting.get(timeout=QUIET_S)
        except queue.Empty:
            if process.poll() is not None:
                return
            continue
        if not chunk:
            return
        yield chunk


def read_into(pipe: BinaryIO, waiting: "queue.Queue[bytes]") -> None:
    """Pass on what comes through the pipe; nothing at all is its end."""
    chunk = b"begun"
    while chunk:
        try:
            chunk = os.read(pipe.fileno(), CHUNK)
        except (OSError, ValueError):  # it was closed, since nobody waits for more
            return
        waiting.put(chunk)


def show(chunk: bytes) -> bool:
    """Whether somebody still reads what this program shows."""
    try:
        sys.stdout.buffer.write(chunk)
        sys.stdout.flush()
    except BrokenPipeError:
        # Else Python says so once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
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
