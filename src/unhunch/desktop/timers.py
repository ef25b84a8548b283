"""The person's own timer in the operating system: put there, looked at, taken away without a trace."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from unhunch.desktop.running import Ran, Run
from unhunch.desktop.texts import LABEL, UNIT, Call, launchd_list, systemd_units, task_xml
from unhunch.errors import InvalidInputError

State = Literal["none", "on", "off", "other"]
_CALENDAR: Final = "Or let a calendar ring: unhunch calendar FILE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """One system's way: files with what is in them, and the commands that switch it on and off and ask for it.

    `first` must succeed before anything is written, `start` afterwards; `again` are commands before `start` that may
    fail. `traces` are what the system itself leaves beside the files. `tested` is whether it has run there.
    """

    system: str
    tested: bool
    files: Mapping[Path, bytes]
    start: tuple[tuple[str, ...], ...]
    stop: tuple[tuple[str, ...], ...]
    asks: tuple[str, ...]
    first: tuple[str, ...] = ()
    again: tuple[tuple[str, ...], ...] = ()
    after: tuple[tuple[str, ...], ...] = ()
    traces: tuple[Path, ...] = ()


def timer_for(platform: str, call: Call, environ: Mapping[str, str], user: int) -> Timer:
    """The system's timer; `platform` is `sys.platform`, `user` the number of the account (macOS alone needs it).

    Raises:
        InvalidInputError: this system has no timer that is known here, or takes no such path.
    """
    if platform == "win32":
        return _task_scheduler(call)
    own = Path(environ.get("HOME") or Path.home())
    if platform == "darwin":
        return _launchd(call, own, user)
    if platform != "linux":
        raise InvalidInputError("no timer of this system is known here", where=platform, fix=_CALENDAR)
    base = environ.get("XDG_CONFIG_HOME", "")
    return _systemd(call, Path(base) if base.startswith("/") else own / ".config")


def install(timer: Timer, run: Run) -> None:
    """Nothing; the timer is on. The same again changes nothing, and a failure leaves nothing behind.

    Raises:
        InvalidInputError: the system does not answer, refuses it, or the files can't be written.
    """
    if timer.first:
        _must(timer, run(timer.first))
    before = {file: _content(file) for file in timer.files}
    try:
        for file, content in timer.files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        for command in timer.again:
            run(command)
        for command in timer.start:
            _must(timer, run(command))
    except OSError as error:
        _put_back(before)
        what = error.strerror or str(error)
        raise InvalidInputError(what, where=str(error.filename or timer.system), fix=_CALENDAR) from error
    except InvalidInputError:
        _put_back(before)
        raise


def remove(timer: Timer, run: Run) -> bool:
    """Whether there was anything; nothing of it is left, even where the system itself does not answer.

    Raises:
        InvalidInputError: a file can't be deleted.
    """
    there = any(path.exists() or path.is_symlink() for path in (*timer.files, *timer.traces))
    for command in timer.stop:
        run(command)
    for path in (*timer.files, *timer.traces):
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise InvalidInputError(error.strerror or str(error), where=str(path), fix="Delete it by hand") from error
    for command in timer.after:
        run(command)
    for folder in dict.fromkeys(path.parent for path in timer.traces):
        with contextlib.suppress(OSError):
            folder.rmdir()
    return there


def state(timer: Timer, run: Run) -> State:
    """Whether there is none, one that is on or off, or one that was put there from elsewhere or in an older form."""
    found = [_content(file) for file in timer.files]
    if not any(one is not None for one in found):
        return "none"
    if found != list(timer.files.values()):
        return "other"
    return "on" if run(timer.asks).code == 0 else "off"


def _systemd(call: Call, config: Path) -> Timer:
    folder, name = config / "systemd" / "user", f"{UNIT}.timer"
    ask = ("systemctl", "--user")
    return Timer(
        system="systemd",
        tested=True,
        files={folder / file: text.encode() for file, text in systemd_units(call).items()},
        first=(*ask, "show-environment"),
        start=((*ask, "daemon-reload"), (*ask, "enable", "--now", name)),
        stop=((*ask, "disable", "--now", name),),
        after=((*ask, "daemon-reload"),),
        asks=(*ask, "is-active", "--quiet", name),
        traces=(folder / "timers.target.wants" / name,),
    )


def _launchd(call: Call, own: Path, user: int) -> Timer:
    file = own / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    service = f"gui/{user}/{LABEL}"
    return Timer(
        system="launchd",
        tested=False,
        files={file: launchd_list(call)},
        again=(("launchctl", "bootout", service),),
        start=(("launchctl", "bootstrap", f"gui/{user}", str(file)),),
        stop=(("launchctl", "bootout", service),),
        asks=("launchctl", "print", service),
    )


def _task_scheduler(call: Call) -> Timer:
    file = Path(call.home) / "reminders-task.xml"
    return Timer(
        system="Task Scheduler",
        tested=False,
        files={file: task_xml(call)},
        start=(("schtasks", "/Create", "/TN", UNIT, "/XML", str(file), "/F"),),
        stop=(("schtasks", "/Delete", "/TN", UNIT, "/F"),),
        asks=("schtasks", "/Query", "/TN", UNIT),
    )


def _must(timer: Timer, ran: Ran) -> None:
    if ran.code:
        said = " ".join(ran.out.split()) or f"it ended with {ran.code}"
        raise InvalidInputError(f"the timer can't be set: {said}", where=timer.system, fix=_CALENDAR)


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    """The files as they were."""
    for file, content in before.items():
        with contextlib.suppress(OSError):
            if content is None:
                file.unlink(missing_ok=True)
            else:
                file.write_bytes(content)
