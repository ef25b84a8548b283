"""How far the fetching is, in a file that the pages read: alive while it is touched, gone when all is there."""

import contextlib
import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# The pages take a sign that nobody has touched for half a minute for one that was left behind.
TOUCHED_EVERY_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Where it stands; writing it never fails, since nothing depends on it."""

    path: Path

    def fetching(self, step: int, of: int) -> None:
        """Say which step is being taken, of how many."""
        self._write({"state": "fetching", "step": step, "of": of})

    def failed(self, why: str) -> None:
        """Say that it did not come, and why in a word."""
        self._write({"state": "failed", "why": why})

    def gone(self) -> None:
        """Take the sign away."""
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _write(self, facts: dict[str, str | int]) -> None:
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(facts), encoding="utf-8")
            fresh.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)


@contextlib.contextmanager
def touched(sign: Sign, every_s: float = TOUCHED_EVERY_S) -> Iterator[None]:
    """Touch the sign every few seconds for as long as the work lasts."""
    ended = threading.Event()

    def touch() -> None:
        while not ended.wait(every_s):
            with contextlib.suppress(OSError):
                os.utime(sign.path)

    thread = threading.Thread(target=touch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
