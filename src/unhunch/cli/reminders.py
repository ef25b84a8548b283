"""`unhunch reminders install|remove|status|now`: a timer of the operating system's, for when nothing runs."""

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.errors import InvalidInputError

if TYPE_CHECKING:
    from unhunch.desktop.timers import Timer
    from unhunch.service.announcing import Outcome
    from unhunch.service.context import Context
    from unhunch.service.ports import Notifier

SUMMARY = "remind while no page is open, by a timer of your own in the operating system"
_ACTS = {
    "install": "show the timer and, once you agree, set it",
    "remove": "take the timer away; nothing of it is left",
    "status": "say whether there is one, and what this system tells unhunch",
    "now": "what the timer runs: show one reminder if one is due",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    acts = parser.add_subparsers(title="what to do", dest="act", metavar="WHAT", required=True)
    for name, words in _ACTS.items():
        sub = acts.add_parser(name, help=words, description=words)
        if name == "install":
            sub.add_argument("--yes", action="store_true", help="set it without asking")
        if name == "now":
            sub.add_argument("--home", metavar="DIR", help="the folder of the records")


def run(args: argparse.Namespace) -> int:
    """Do it; 0, and 1 where a reminder could not be shown."""
    if getattr(args, "home", None):
        os.environ["UNHUNCH_HOME"] = args.home
    ctx = open_context()
    if args.act == "now":
        return _now(ctx)
    timer = _timer(ctx)
    words = _words(ctx)
    if args.act == "install":
        return _install(timer, words, yes=args.yes)
    return _remove(ctx, timer, words) if args.act == "remove" else _status(ctx, timer, words)


def _now(ctx: "Context") -> int:
    """Look once; what came of it is said in a terminal, and in the system's log only what failed."""
    from unhunch.desktop.notify import find_notifier, has_extra
    from unhunch.service.schedule import load_schedule

    notifier = find_notifier(sys.platform, extra=has_extra())
    outcome = _looked(ctx, notifier) if load_schedule(ctx, PERSON).any_on else "off"
    failed = outcome in {"failed", "blind"}
    if failed or sys.stdout.isatty():
        render.show_lines([_words(ctx)[f"cli.reminders.now.{outcome}"]])
    return 1 if failed else 0


def _looked(ctx: "Context", notifier: "Notifier") -> "Outcome":
    """What came of the look; since when somebody is at the desk is kept for the next one."""
    from unhunch.desktop.kept import load_stretch, save_stretch
    from unhunch.desktop.quiet import sense
    from unhunch.desktop.zone import local_zone
    from unhunch.service.announcing import Desk, announce

    rules = ctx.catalogue.rules
    patience = timedelta(seconds=float(rules.number("reminders.timer-patience-s")))
    desk = Desk(
        sensed=sense(sys.platform, os.environ),
        every=_every(ctx),
        before=load_stretch(ctx.home),
        zone=local_zone(os.environ),
    )
    save_stretch(ctx.home, desk.after(ctx))
    return announce(ctx, PERSON, notifier, desk, patience=patience)


def _install(timer: "Timer", words: Mapping[str, str], *, yes: bool) -> int:
    from unhunch.desktop.running import run_patiently
    from unhunch.desktop.timers import install

    if os.environ.get("UNHUNCH_DATABASE_URL"):
        raise InvalidInputError(
            "a timer knows only records in the home folder", where="UNHUNCH_DATABASE_URL", fix="Unset it"
        )
    _show(timer, words)
    if not yes:
        if not sys.stdin.isatty():
            raise InvalidInputError("nobody can be asked here", where="install", fix="Say --yes to set the timer")
        said = input(f"{words['cli.reminders.agree']} ").strip().lower()
        if said not in {"y", "yes", words["cli.answer.yes"], words["cli.answer.yes"][:1]}:
            render.show_lines([words["cli.reminders.unchanged"]])
            return 0
    install(timer, run_patiently)
    render.show_lines([words["cli.reminders.installed"]])
    return 0


def _show(timer: "Timer", words: Mapping[str, str]) -> None:
    """What will be written and where, and what will be run."""
    from unhunch.desktop.notify import has_extra

    for file, content in timer.files.items():
        text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8")
        render.show_lines([words["cli.reminders.writes"].format(file=file), "", text])
    for command in timer.start:
        render.show_lines([words["cli.reminders.runs"].format(command=" ".join(command))])
    if not timer.tested:
        render.show_lines([words["cli.reminders.untested"].format(system=timer.system)])
    if not has_extra():
        render.show_lines([words["cli.reminders.no-extra"]])


def _remove(ctx: "Context", timer: "Timer", words: Mapping[str, str]) -> int:
    from unhunch.desktop.kept import forget_stretch
    from unhunch.desktop.running import run_patiently
    from unhunch.desktop.timers import remove

    was_there = remove(timer, run_patiently)
    forget_stretch(ctx.home)
    render.show_lines([words["cli.reminders.removed" if was_there else "cli.reminders.state.none"]])
    return 0


def _status(ctx: "Context", timer: "Timer", words: Mapping[str, str]) -> int:
    from unhunch.desktop.notify import find_notifier, has_extra
    from unhunch.desktop.quiet import sense
    from unhunch.desktop.running import run_program
    from unhunch.desktop.timers import state
    from unhunch.service.schedule import load_schedule

    sensed = sense(sys.platform, os.environ)
    idle = "cli.reminders.idle" if sensed.idle is not None else "cli.reminders.idle.unknown"
    minutes = int(sensed.idle.total_seconds() // 60) if sensed.idle is not None else 0
    lines = [words[f"cli.reminders.state.{state(timer, run_program)}"]]
    if not load_schedule(ctx, PERSON).any_on:
        lines.append(words["cli.reminders.now.off"])
    ready = find_notifier(sys.platform, extra=has_extra()).is_ready()
    lines.append(words["cli.reminders.shows" if ready else "cli.reminders.now.blind"])
    lines.append(words[f"cli.reminders.moment.{sensed.why or sensed.state}"])
    lines.append(words[idle].format(minutes=minutes))
    if not has_extra():
        lines.append(words["cli.reminders.no-extra"])
    render.show_lines(lines)
    return 0


def _timer(ctx: "Context") -> "Timer":
    """The timer of this system, for this program and these records."""
    from unhunch.desktop.texts import Call
    from unhunch.desktop.timers import timer_for

    call = Call(python=_interpreter(), home=str(ctx.home), every=_every(ctx))
    return timer_for(sys.platform, call, os.environ, os.getuid() if hasattr(os, "getuid") else 0)


def _interpreter() -> str:
    """The one that runs now; on Windows its twin that opens no window, where there is one."""
    windowless = Path(sys.executable).with_name("pythonw.exe")
    return str(windowless) if sys.platform == "win32" and windowless.exists() else sys.executable


def _every(ctx: "Context") -> timedelta:
    return timedelta(minutes=float(ctx.catalogue.rules.number("reminders.timer-every-min")))


def _words(ctx: "Context") -> Mapping[str, str]:
    from unhunch.cli.speech import language_of

    return ctx.catalogue.words(language_of(ctx))
