"""What macOS tells: how long nothing was touched. A call or full screen it tells to no other program."""

import re
from datetime import timedelta

from unhunch.desktop.running import Run


def idle(run: Run) -> timedelta | None:
    """How long nothing was touched, or None."""
    found = re.search(r'"HIDIdleTime" = (\d+)', run(("ioreg", "-c", "IOHIDSystem", "-d", "4")).out)
    return None if found is None else timedelta(microseconds=int(found[1]) // 1000)
