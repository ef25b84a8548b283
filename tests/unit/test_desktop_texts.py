"""What a timer is told as text, read back as each system reads it."""

import os
import plistlib
import re
import shutil
import subprocess
from configparser import ConfigParser
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unhunch.desktop.texts import LABEL, Call, launchd_list, systemd_units, task_xml
from unhunch.errors import InvalidInputError

SIGNS = st.characters(exclude_categories=["Cc", "Cs"])
PATHS = st.text(SIGNS, min_size=1, max_size=30).map(lambda name: f"/{name}")
PLAIN = PATHS.filter(lambda path: not set(path) & set("\"'\\"))
ODD = "/home/ann/50%h of it/a $HOME b"
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def call(python: str = "/usr/bin/python3", home: str = ODD) -> Call:
    return Call(python=python, home=home, every=timedelta(minutes=5))


def words_of(service: str) -> list[str]:
    """The command as systemd reads it: quotes and backslashes taken away, then what stands after a percent sign."""
    (line,) = re.findall(r"^ExecStart=:(.+)$", service, flags=re.MULTILINE)
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"(?: |$)', line)
    plain = [re.sub(r"\\(.)", r"\1", word) for word in quoted]
    assert all("%" not in word.replace("%%", "") for word in plain)
    return [word.replace("%%", "%") for word in plain]


@settings(max_examples=40)
@given(python=PLAIN, home=PATHS)
def test_systemd_is_told_the_very_command_whatever_the_paths_hold(python: str, home: str) -> None:
    made = call(python, home)
    assert words_of(systemd_units(made)["unhunch-reminders.service"]) == list(made.words)


def test_the_units_have_their_sections() -> None:
    units = systemd_units(call())
    read = {}
    for name, text in units.items():
        read[name] = ConfigParser(interpolation=None)
        read[name].read_string(text)
    service, timer = read["unhunch-reminders.service"], read["unhunch-reminders.timer"]
    assert (service["Service"]["Type"], timer["Timer"]["OnCalendar"]) == ("oneshot", "*:0/5")
    assert timer["Install"]["WantedBy"] == "timers.target"


def verified(folder: Path, text: Path) -> bool:
    """Whether systemd itself finds nothing to complain of; it looks whether the program is there."""
    tool = shutil.which("systemd-analyze")
    if tool is None:
        return words_of(text.read_text(encoding="utf-8"))[0] == str(folder / "50%h of it" / "python")
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    ran = subprocess.run([tool, "--user", "verify", str(text)], env=environment, capture_output=True, check=False)
    return ran.returncode == 0


def test_systemd_finds_the_program_at_a_path_with_spaces_and_percent_signs(tmp_path: Path) -> None:
    program = tmp_path / "50%h of it" / "python"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="ascii")
    program.chmod(0o700)
    for name, text in systemd_units(call(str(program))).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    service = tmp_path / "unhunch-reminders.service"
    assert verified(tmp_path, service)
    service.write_text(service.read_text(encoding="utf-8").replace("50%%h", "50%h"), encoding="utf-8")
    assert "50%h" in service.read_text(encoding="utf-8")
    assert shutil.which("systemd-analyze") is None or not verified(tmp_path, service)


@pytest.mark.parametrize("sign", ['"', "'", "\\"])
def test_a_program_that_systemd_would_refuse_is_refused_in_one_line(sign: str) -> None:
    with pytest.raises(InvalidInputError, match="no program with such a path"):
        systemd_units(call(python=f"/usr/{sign}/python"))


@pytest.mark.parametrize("sign", ["\n", "\x00", "\ud800"])
def test_no_timer_is_given_a_path_with_a_sign_that_is_no_letter(sign: str) -> None:
    with pytest.raises(InvalidInputError, match="no timer can be given this path"):
        call(home=f"/home/{sign}")


@settings(max_examples=40)
@given(python=PATHS, home=PATHS)
def test_launchd_is_told_the_very_command(python: str, home: str) -> None:
    try:
        made = call(python, home)
        read = plistlib.loads(launchd_list(made))
    except InvalidInputError:
        return
    assert (read["Label"], read["ProgramArguments"], read["StartInterval"]) == (LABEL, list(made.words), 300)


def test_the_task_scheduler_is_told_the_command_and_how_often() -> None:
    made = call(python="C:\\Program Files\\unhunch\\pythonw.exe", home="C:\\Users\\Ann & Bo\\unhunch")
    task = ET.fromstring(task_xml(made))
    assert task.findtext(f".//{TASK}Command") == made.python
    told = str(task.findtext(f".//{TASK}Arguments"))
    assert told == '-P -m unhunch reminders now --home "C:\\Users\\Ann & Bo\\unhunch"'
    assert task.findtext(f".//{TASK}Interval") == "PT5M"
    assert [part.tag.removeprefix(TASK) for part in task] == [
        "RegistrationInfo", "Triggers", "Principals", "Settings", "Actions",
    ]  # fmt: skip
