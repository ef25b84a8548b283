"""A notification on a real D-Bus, with a small program on it that keeps what it is shown and says who is idle."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from unhunch.desktop.bus import Question, ask, run_apart
from unhunch.desktop.notify import ByExtra

HERE = Path(__file__).resolve().parent
DESKTOP = HERE.parent / "plumbing" / "desktop_on_a_bus.py"
NOBODY = Question(name="org.example.Nobody", path="/", interface="org.example.Nobody", method="Get")


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="there is no dbus-run-session here")
def test_on_a_real_bus_one_notification_arrives_once_and_idle_time_and_quiet_are_told() -> None:
    command = ["dbus-run-session", "--", sys.executable, str(DESKTOP)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
    told = json.loads(ran.stdout)
    assert told["shown"] == [["unhunch", "Time for a break", "Open unhunch when it suits you."]]
    assert (told["ready"], told["sent"], told["idle_s"], told["inhibited"]) == (True, True, 42.0, "do-not-disturb")
    assert told["nobody"] is None


def test_without_a_bus_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    assert (ask([NOBODY, NOBODY]), ByExtra().is_ready(), ByExtra().show("a", "b")) == ((None, None), False, False)


def test_who_is_in_the_middle_of_other_such_work_may_ask_too() -> None:
    async def busy() -> int:
        async def answer() -> int:
            return 7

        return run_apart(answer(), 5)

    assert run_apart(busy(), 5) == 7
