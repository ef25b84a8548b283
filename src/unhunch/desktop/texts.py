"""What a timer of the operating system is told, as text: systemd's units, launchd's list, the Task Scheduler's XML."""

import plistlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from subprocess import list2cmdline
from typing import Final
from unicodedata import category
from xml.etree import ElementTree as ET

from unhunch.errors import InvalidInputError

UNIT: Final = "unhunch-reminders"
LABEL: Final = "org.unhunch.reminders"
_SCHEMA: Final = "http://schemas.microsoft.com/windows/2004/02/mit/task"
_LONGEST_MIN: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a timer runs: the interpreter and the home folder as whole paths, and how often."""

    python: str
    home: str
    every: timedelta

    def __post_init__(self) -> None:
        for path in (self.python, self.home):
            if any(category(sign) in {"Cc", "Cs"} for sign in path):
                raise InvalidInputError("no timer can be given this path", where=repr(path), fix="Move it elsewhere")

    @property
    def minutes(self) -> int:
        """How often, in whole minutes, one at least."""
        return max(1, round(self.every.total_seconds() / 60))

    @property
    def words(self) -> tuple[str, ...]:
        """The command; -P, so that no folder of that name in the way is taken for the program."""
        return (self.python, "-P", "-m", "unhunch", "reminders", "now", "--home", self.home)


def systemd_units(call: Call) -> Mapping[str, str]:
    """The service and the timer by their files' names.

    Raises:
        InvalidInputError: systemd takes no program whose path has a quote or a backslash in it.
    """
    if set(call.python) & set("\"'\\"):
        raise InvalidInputError("systemd runs no program with such a path", where=call.python, fix="Move it elsewhere")
    # The colon keeps systemd from looking for variables in the words.
    command = " ".join(_quoted(word) for word in call.words)
    service = (
        "[Unit]\n"
        "Description=Reminders of unhunch: ask once what is due\n"
        "\n"
        "[Service]\n"
        "Type=oneshot\n"
        f"ExecStart=:{command}\n"
        "Nice=10\n"
        f"TimeoutStartSec={_LONGEST_MIN}min\n"
    )
    timer = (
        "[Unit]\n"
        "Description=Reminders of unhunch\n"
        "\n"
        "[Timer]\n"
        f"OnCalendar=*:0/{call.minutes}\n"
        "AccuracySec=20s\n"
        "\n"
        "[Install]\n"
        "WantedBy=timers.target\n"
    )
    return {f"{UNIT}.service": service, f"{UNIT}.timer": timer}


def launchd_list(call: Call) -> bytes:
    """The property list of an agent of one's own."""
    return plistlib.dumps(
        {
            "Label": LABEL,
            "ProgramArguments": list(call.words),
            "StartInterval": call.minutes * 60,
            "RunAtLoad": True,
            "ProcessType": "Background",
        }
    )


def task_xml(call: Call) -> bytes:
    """The task, in UTF-16 as `schtasks /Create /XML` reads it."""
    task = ET.Element("Task", {"version": "1.2", "xmlns": _SCHEMA})
    _put(task, "RegistrationInfo", {"Description": "Reminders of unhunch"})
    trigger = ET.SubElement(ET.SubElement(task, "Triggers"), "TimeTrigger")
    _put(trigger, "Repetition", {"Interval": f"PT{call.minutes}M", "StopAtDurationEnd": "false"})
    # Any moment that is past: from then on it repeats.
    ET.SubElement(trigger, "StartBoundary").text = "2026-01-01T00:00:00"
    ET.SubElement(trigger, "Enabled").text = "true"
    principal = _put(
        ET.SubElement(task, "Principals"), "Principal", {"LogonType": "InteractiveToken", "RunLevel": "LeastPrivilege"}
    )
    principal.set("id", "Author")
    _put(task, "Settings", _SETTINGS)
    actions = ET.SubElement(task, "Actions", {"Context": "Author"})
    _put(actions, "Exec", {"Command": call.words[0], "Arguments": list2cmdline(call.words[1:])})
    ET.indent(task)
    return '<?xml version="1.0" encoding="UTF-16"?>\n'.encode("utf-16") + ET.tostring(task, "unicode").encode(
        "utf-16-le"
    )


_SETTINGS: Final = {
    "MultipleInstancesPolicy": "IgnoreNew",
    "DisallowStartIfOnBatteries": "false",
    "StopIfGoingOnBatteries": "false",
    "StartWhenAvailable": "true",
    "ExecutionTimeLimit": f"PT{_LONGEST_MIN}M",
    "Priority": "7",
}


def _put(parent: ET.Element, name: str, facts: Mapping[str, str]) -> ET.Element:
    """The new element with one element for each fact."""
    made = ET.SubElement(parent, name)
    for tag, text in facts.items():
        ET.SubElement(made, tag).text = text
    return made


def _quoted(word: str) -> str:
    """The word as systemd reads it back: in quotes, with nothing in it that systemd would fill in."""
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") + '"'
