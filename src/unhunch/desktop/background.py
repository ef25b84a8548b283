"""Something done again and again beside the server, until it is stopped."""

import logging
import threading
from collections.abc import Callable
from typing import Final, Self

_LAST_S: Final = 2
_log = logging.getLogger("unhunch.desktop")


class Background:
    """A thread that does one thing every so many seconds; a failure is logged, and the next time comes."""

    def __init__(self, turn: Callable[[], object], every_s: float) -> None:
        self._turn, self._every_s = turn, every_s
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="unhunch-reminders", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join(timeout=_LAST_S)

    def _run(self) -> None:
        while not self._over.wait(self._every_s):
            try:
                self._turn()
            except Exception:  # noqa: BLE001 - whatever it was, reminders go on
                _log.warning("a look for reminders failed", exc_info=True)
