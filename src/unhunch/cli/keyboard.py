"""The person at the terminal: keys while a session runs, lines when something is asked, and time between them."""

import contextlib
import os
import select
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from unhunch.errors import InvalidInputError

# The last bytes of what a terminal sends for the arrow keys.
_ARROWS = {"\x1b[A": "+", "\x1b[C": "n", "\x1b[D": "b"}
POLL_S = 0.1


class Keyboard(Protocol):
    """What the player needs of the person and of time."""

    def now(self) -> float:
        """Seconds on a clock that only goes forward."""
        ...

    def key(self, wait_s: float) -> str:
        """The key that was pressed within the time, or "" after it."""
        ...

    def line(self, question: str) -> str:
        """One line of answer, without spaces around it.

        Raises InvalidInputError where nobody can answer any more.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalKeyboard:
    """The keyboard of this terminal; `clock` gives the seconds, so that a session can be played in quicker time."""

    clock: Callable[[], float] = time.monotonic

    def now(self) -> float:
        """Seconds on the clock."""
        return self.clock()

    def key(self, wait_s: float) -> str:
        """The key that was pressed within the time, or "" after it; without a terminal, always ""."""
        until = self.clock() + wait_s
        while (left := until - self.clock()) > 0:
            if pressed := _pressed(min(left, POLL_S)):
                return pressed
        return ""

    def line(self, question: str) -> str:
        """One line of answer, without spaces around it."""
        with cooked():
            try:
                return input(f"{question}\n> ").strip()
            except (EOFError, UnicodeDecodeError) as error:
                message = "nobody can answer here"
                raise InvalidInputError(message, where="do", fix="Run it in a terminal.") from error


def _pressed(wait_s: float) -> str:
    if not sys.stdin.isatty():
        time.sleep(wait_s)
        return ""
    if os.name == "nt":
        return _pressed_on_windows(wait_s)
    ready, _, _ = select.select([sys.stdin], [], [], wait_s)
    if not ready:
        return ""
    text = os.read(sys.stdin.fileno(), 8).decode("utf-8", "replace")
    return _ARROWS.get(text, text[:1].lower())


def _pressed_on_windows(wait_s: float) -> str:
    import msvcrt

    time.sleep(wait_s)
    waiting: Callable[[], bool] = getattr(msvcrt, "kbhit", bool)
    read: Callable[[], str] = getattr(msvcrt, "getwch", str)
    return read().lower() if waiting() else ""


@contextlib.contextmanager
def single_keys() -> Iterator[None]:
    """A block in which keys arrive one by one, without Enter; the terminal is as before afterwards."""
    with _mode(cooked_mode=False):
        yield


@contextlib.contextmanager
def cooked() -> Iterator[None]:
    """A block in which the terminal edits lines as usual."""
    with _mode(cooked_mode=True):
        yield


@contextlib.contextmanager
def _mode(*, cooked_mode: bool) -> Iterator[None]:
    if os.name == "nt" or not sys.stdin.isatty():
        yield
        return
    import termios

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    mode = termios.tcgetattr(descriptor)
    flags = termios.ICANON | termios.ECHO
    mode[3] = mode[3] | flags if cooked_mode else mode[3] & ~flags
    termios.tcsetattr(descriptor, termios.TCSADRAIN, mode)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
