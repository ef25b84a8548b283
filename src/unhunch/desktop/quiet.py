"""Whether it is a moment to keep quiet, and how long nothing was touched, as the operating system tells it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from unhunch.desktop import linux, macos, windows
from unhunch.desktop.bus import ask
from unhunch.desktop.running import run_program
from unhunch.service.ports import Sensed


def sense(platform: str, environ: Mapping[str, str]) -> Sensed:
    """What this system tells now; `platform` is `sys.platform`. Asking takes some hundredths of a second."""
    if platform == "win32":
        return sensed_of([windows.presenting()], windows.idle())
    if platform == "darwin":
        return Sensed(idle=macos.idle(run_program))
    if platform != "linux":
        return Sensed()
    return sensed_of(linux.tellings(run_program, ask, environ), linux.idle(ask))


def sensed_of(tellings: Iterable[Sensed | None], idle: timedelta | None) -> Sensed:
    """All together: quiet as soon as one says so, free where one can tell and none objects, else unknown."""
    known = [one for one in tellings if one is not None]
    found = next((one for one in known if one.state == "quiet"), None)
    found = found or next((one for one in known if one.state == "free"), Sensed())
    return Sensed(state=found.state, why=found.why, idle=idle)
