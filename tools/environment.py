"""The set-up: a .venv with exactly what the lock names, made once and found current afterwards."""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import sys
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tools.say import FrontDoorError, Log, progress, run_logged

Group = Literal["run", "video", "dev", "figures"]

# A group holds all before it: the tests need what runs and what reads films, making pictures their tools too.
GROUPS: tuple[Group, ...] = ("run", "video", "dev", "figures")
WITH = {
    "run": "",
    "video": ", with what reads films",
    "dev": ", with the test tools",
    "figures": ", with the test tools",
}

# What a failed installation says about itself, and the one line that helps.
REASONS = (
    ("No space left on device", "The disk is full. Free about 500 MB and run this again."),
    ("Read-only file system", "This folder is read-only. Copy it to a place where you may write."),
    ("Permission denied", "This folder may not be written. Copy it to a place that is yours."),
    ("DO NOT MATCH THE HASHES", "A downloaded part is not the one the lock names. Nothing of it stays; try again."),
    ("name resolution", "The network can't be reached. It is needed once, to install. Try again when you are online."),
    ("Name or service not known", "The network can't be reached. Try again when you are online."),
    ("getaddrinfo failed", "The network can't be reached. Try again when you are online."),
    ("NewConnectionError", "The package index can't be reached. Check the network or its proxy, and try again."),
    ("Connection refused", "The package index can't be reached. Check the network or its proxy, and try again."),
    ("ProxyError", "The proxy refuses the package index. Check the proxy's settings, and try again."),
    ("timed out", "The package index answers too slowly. Try again in a while."),
    ("SSLError", "The package index's certificate can't be checked. Check the clock and the proxy."),
    ("No matching distribution found", "A part has no build for this Python or this machine, or the network is down."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """The repository's folder and the environment in it."""

    root: Path

    @property
    def venv(self) -> Path:
        """The environment's folder."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """The folder of the environment's commands."""
        return self.venv / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def stamp(self) -> Path:
        """Where the last finished set-up is remembered."""
        return self.venv / "unhunch-setup.json"


def fingerprint(workshop: Workshop) -> str:
    """Return a hash of all that the environment depends on: lock, pyproject, Python and folder."""
    digest = hashlib.sha256()
    for name in ("uv.lock", "pyproject.toml", *(f"requirements/{group}.txt" for group in GROUPS)):
        digest.update((workshop.root / name).read_bytes())
    digest.update(f"{sys.version_info[:3]} {workshop.root}".encode())
    return digest.hexdigest()


def current(workshop: Workshop, group: Group) -> bool:
    """Whether the environment already holds what the lock names for this group."""
    stamped, larger = stamps(workshop), GROUPS[GROUPS.index(group) :]
    known = [stamped[name] for name in larger if name in stamped]
    return bool(known) and workshop.python.exists() and fingerprint(workshop) in known


def stamps(workshop: Workshop) -> Mapping[str, str]:
    """Return which group the last finished set-up was for, with its fingerprint; nothing where there was none."""
    try:
        stamped = json.loads(workshop.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamped if isinstance(stamped, dict) else {}


def kept(workshop: Workshop, group: Group) -> Group:
    """Return the group, or `video` where that was asked for before: with a new lock it must not stay behind."""
    return "video" if group == "run" and "video" in stamps(workshop) else group


@contextlib.contextmanager
def alone(workshop: Workshop, name: str = "setup.lock") -> Iterator[None]:
    """Hold one of the set-up's locks, so that two front doors opened at once don't install over each other."""
    path = workshop.root / "var" / name
    with path.open("w", encoding="utf-8") as file:
        with contextlib.suppress(ImportError):
            import fcntl  # noqa: PLC0415 - there is none on Windows, where the set-up goes unlocked

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def prepare(workshop: Workshop, group: Group, log: Log) -> None:
    """Make the environment current for the group; do nothing where it is.

    Raises FrontDoorError with one line that says what is missing.
    """
    group = kept(workshop, group)
    if current(workshop, group):
        return
    with alone(workshop):
        if current(workshop, group):
            return
        log.say("Setting up (this is done once; it needs the network).")
        log.say("[1/3] Making .venv")
        make_venv(workshop, log)
        log.say(f"[2/3] Installing the parts that the lock names{WITH[group]}")
        install_parts(workshop, "dev" if group == "figures" else group, log)
        if group == "figures":
            install_parts(workshop, "figures", log)
        log.say("[3/3] Installing unhunch itself")
        install_self(workshop, log)
        workshop.stamp.write_text(json.dumps({group: fingerprint(workshop)}), encoding="utf-8")


def make_venv(workshop: Workshop, log: Log) -> None:
    """Make the environment where there is none that runs."""
    if workshop.python.exists() and works(workshop, log):
        return
    uv = shutil.which("uv")
    if importlib.util.find_spec("ensurepip") is None and not uv:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        message = f"Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python{version}-venv"
        raise FrontDoorError(message)
    shutil.rmtree(workshop.venv, ignore_errors=True)
    if uv:
        code, _ = run_logged([uv, "venv", "--python", sys.executable, str(workshop.venv)], log)
        if code == 0:
            return
        log.write("uv could not make the environment; the standard library does")
    try:
        venv.create(workshop.venv, with_pip=True, symlinks=os.name != "nt")
    except OSError as error:
        raise FrontDoorError(reason(str(error), log)) from error


def works(workshop: Workshop, log: Log) -> bool:
    """Whether the environment's Python starts and is the one that runs now."""
    code, output = run_logged([str(workshop.python), "-c", "import sys; print(sys.version_info[:2])"], log)
    return code == 0 and output.strip() == str(tuple(sys.version_info[:2]))


def install_parts(workshop: Workshop, group: Group, log: Log) -> None:
    """Install the group's parts.

    Raises FrontDoorError with one line that says why not.
    """
    code, output = install_listing(workshop, workshop.root / "requirements" / f"{group}.txt", log)
    if code:
        raise FrontDoorError(reason(output, log))


def install_listing(workshop: Workshop, listing: Path, log: Log) -> tuple[int, str]:
    """Install what is listed, each part checked against its hash: with uv where it is, else with pip.

    Returns the exit code and the output. The listing is whole, so nothing is resolved anew: pip would look for
    `part[extra]` among newer releases, find one that the listing has no hash for, and give up.
    """
    exactly = ["--no-deps", "--require-hashes", "-r", str(listing)]
    uv = shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--python", str(workshop.python), *exactly]
        code, output = run_logged(command, log, env=quiet_environment())
        if code == 0:
            return code, output
        log.say("      uv did not manage; trying with pip")
    ensure_pip(workshop, log)
    total = sum(1 for line in listing.read_text(encoding="utf-8").splitlines() if "==" in line and line[0].isalnum())
    command = [str(workshop.python), "-m", "pip", "install", "--no-input", *exactly]
    return run_logged(command, log, env=quiet_environment(), on_line=progress(total))


def ensure_pip(workshop: Workshop, log: Log) -> None:
    """Put pip into an environment that uv made without it."""
    code, _ = run_logged([str(workshop.python), "-m", "pip", "--version"], log)
    if code:
        run_logged([str(workshop.python), "-m", "ensurepip"], log)


def install_self(workshop: Workshop, log: Log) -> None:
    """Install unhunch from this folder, with no network and no other part."""
    uv = shutil.which("uv")
    pip = [str(workshop.python), "-m", "pip", "install"]
    head = [uv, "pip", "install", "--python", str(workshop.python)] if uv else pip
    tail = ["--no-deps", "--no-build-isolation", "-e", str(workshop.root)]
    code, output = run_logged(head + tail, log, env=quiet_environment())
    if code and uv:
        ensure_pip(workshop, log)
        code, output = run_logged(pip + tail, log, env=quiet_environment())
    if code:
        raise FrontDoorError(reason(output, log))


def quiet_environment() -> Mapping[str, str]:
    """Return the environment without what would lead pip or uv into another Python."""
    dropped = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "PIP_REQUIRE_VIRTUALENV", "PIP_USER", "PIP_TARGET")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def reason(output: str, log: Log) -> str:
    """Return the one line that fits the failure, with the log's place."""
    for sign, line in REASONS:
        if sign.lower() in output.lower():
            return f"{line} (log: {log.path})"
    return f"The set-up did not finish. The log says why: {log.path}"
