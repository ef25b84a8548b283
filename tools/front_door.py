"""./run and what stands behind it: start, test, check, bench, figures, video, desktop, demo, mend."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools import camera_parts, parts
from tools.environment import Workshop, ensure_pip, install_listing, prepare, reason
from tools.say import FrontDoorError, Log, open_log, run_logged
from tools.tee import run_seen

ROOT = Path(__file__).resolve().parent.parent
USAGE = """usage: ./run [command]

  ./run          set up what is missing, start unhunch and open it in the browser
  ./run demo     the same, with twelve weeks of somebody's made-up history, kept apart from yours
  ./run test     run all tests (./run test -k name runs some, --cov tells which lines they run)
  ./run check    run the checks: style, types, order of the rooms, catalogue, documents, lock
  ./run bench    measure how quick everything is
  ./run figures  make the pictures whose motions have changed (./run figures ID makes some)
  ./run video    install what reads films, for `unhunch analyse` (about 55 MB to fetch)
  ./run desktop  install what shows reminders while no page is open (a few MB to fetch)
  ./run mend     look your records over, and keep a damaged file aside so that new ones can begin
  ./run help     show this

Your records stay on this machine; PRIVACY.md says where."""


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask for and return the exit code; a failure ends with one clear line."""
    command, rest = (arguments[0], list(arguments[1:])) if arguments else ("start", [])
    if command.startswith("-") and command not in ("-h", "--help"):
        command, rest = "start", list(arguments)
    if command in ("help", "-h", "--help"):
        print(USAGE)
        return 0
    doors = {
        "start": start, "demo": demo, "test": test, "check": check, "bench": bench, "figures": figures, "video": video,
        "desktop": desktop, "mend": mend,
    }  # fmt: skip
    if command not in doors:
        print(f"There is no command {command!r}.\n\n{USAGE}", file=sys.stderr)
        return 2
    try:
        return doors[command](Workshop(root=ROOT), open_log(ROOT, command), rest)
    except FrontDoorError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        print(os_error_line(error), file=sys.stderr)
        return 1


def os_error_line(error: OSError) -> str:
    """Return one line for a disk or folder that can't be used."""
    if error.errno == errno.ENOSPC:
        return "The disk is full. Free about 500 MB and run this again."
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return f"{error.filename or ROOT} can't be written. Copy the folder to a place that is yours and run it there."
    return f"{error.strerror or error}: {error.filename or ''}".rstrip(": ")


def start(workshop: Workshop, log: Log, rest: list[str]) -> int:
    """Start the server in the place of this process."""
    prepare(workshop, "run", log)
    if not parts.ready(workshop):
        fetch_later()
    return become([str(workshop.python), "-m", "unhunch", "serve", *rest], log)


def fetch_later() -> None:
    """Begin, beside the server, to fetch what the browser needs as soon as the server says that it answers.

    It says so by a byte through a pipe whose number it finds in UNHUNCH_READY_FD.
    """
    waiting, nothing = [sys.executable, "-m", "tools.parts"], subprocess.DEVNULL
    if os.name == "nt":
        subprocess.Popen(waiting, cwd=ROOT, stdin=nothing, stdout=nothing, stderr=nothing)
        return
    read, write = os.pipe()
    waiting.append(str(read))
    subprocess.Popen(waiting, cwd=ROOT, pass_fds=[read], stdin=nothing, stdout=nothing, stderr=nothing)
    os.close(read)
    os.set_inheritable(write, True)  # noqa: FBT003 - the standard library takes it by place
    os.environ["UNHUNCH_READY_FD"] = str(write)


def demo(workshop: Workshop, log: Log, rest: list[str]) -> int:
    """Start the server on a made-up history of twelve weeks."""
    return start(workshop, log, ["--demo", *rest])


def mend(workshop: Workshop, log: Log, rest: list[str]) -> int:
    """Look the records over and, where they are damaged, offer to keep them aside."""
    prepare(workshop, "run", log)
    return become([str(workshop.python), "-m", "unhunch", "mend", *rest], log)


def test(workshop: Workshop, log: Log, rest: list[str]) -> int:
    """Run the tests; the last line counts them. Some of them make pictures."""
    prepare(workshop, "figures", log)
    parts.fetch_before_tests(workshop, log)
    looks = ["--color=yes"] if colourful() else []
    return attend([str(workshop.python), "-m", "tools.testing", *looks, *rest], log)


def check(workshop: Workshop, log: Log, rest: list[str]) -> int:
    """Run every check and name those that failed."""
    prepare(workshop, "dev", log)
    return attend([str(workshop.python), "-m", "tools.checks", *rest], log)


def figures(workshop: Workshop, log: Log, rest: list[str]) -> int:
    """Make the GLBs, stills and drawings that are missing or out of date."""
    prepare(workshop, "figures", log)
    # What the bodies are made of is fetched with pip, which an environment made by uv has not.
    ensure_pip(workshop, log)
    parts.fetch_figures(workshop, log)
    return become([str(workshop.python), "-m", "unhunch.figures.build", *rest], log)


def video(workshop: Workshop, log: Log, _rest: list[str]) -> int:
    """Install what `unhunch analyse` reads films with, and say how it is called."""
    prepare(workshop, "video", log)
    code, _ = run_logged([str(workshop.python), "-c", "import mediapipe"], log)
    if code:
        raise FrontDoorError("The program that sees people in films has no build for this machine; all else works.")
    if not camera_parts.fetch(workshop, log):
        return 1
    log.say(f"Films can be read: {workshop.scripts / 'unhunch'} analyse FILM --exercise ID")
    return 0


def desktop(workshop: Workshop, log: Log, _rest: list[str]) -> int:
    """Install what shows reminders outside of the pages, and say where they are switched on."""
    prepare(workshop, "run", log)
    log.say("Installing what shows reminders on the desktop")
    code, output = install_listing(workshop, workshop.root / "requirements" / "desktop.txt", log)
    if code:
        raise FrontDoorError(reason(output, log))
    log.say("Done. Start unhunch with ./run and switch it on under Settings, Reminders.")
    return 0


def bench(workshop: Workshop, log: Log, rest: list[str]) -> int:
    """Measure and print one table."""
    prepare(workshop, "dev", log)
    parts.fetch_before_tests(workshop, log)
    # The table is as wide as the terminal, which a program that speaks into a pipe doesn't see.
    wide = {"COLUMNS": str(shutil.get_terminal_size().columns)} if sys.stdout.isatty() else {}
    return attend([str(workshop.python), "-m", "benchmarks", *rest], log, **wide)


def colourful() -> bool:
    """Whether what is shown may have colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def attend(command: list[str], log: Log, **more: str) -> int:
    """Run the command in this folder, its output shown and kept in the log; return its exit code."""
    # Nothing that the command starts writes into this log but through the command's own output.
    environment = {name: value for name, value in os.environ.items() if name != "UNHUNCH_LOG"}
    return run_seen(command, log, env={**environment, **more}, cwd=ROOT)


def become(command: list[str], log: Log) -> int:
    """Run the command in this folder, in the place of this process where the system can.

    It finds in UNHUNCH_LOG where to write what goes wrong.
    """
    log.write("$ " + " ".join(command))
    log.file.close()
    sys.stdout.flush()
    os.environ["UNHUNCH_LOG"] = str(log.path)
    # `python -m unhunch` must find the installed program from wherever ./run was called.
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    return subprocess.run(command, check=False).returncode
