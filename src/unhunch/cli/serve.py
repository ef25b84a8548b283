"""`unhunch serve`: starts the pages on this machine, prints the link and opens it."""

import argparse
import contextlib
import os
import sys
import webbrowser
from dataclasses import replace
from pathlib import Path

from unhunch.cli import render
from unhunch.errors import InvalidInputError
from unhunch.service.home import home_folder

SUMMARY = "start the pages on this machine and open them in the browser"
MOST_PORT = 65535


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--port", type=int, help="the port to begin with (8765); the next free one is taken")
    parser.add_argument("--no-browser", action="store_true", help="print the link, open nothing")
    parser.add_argument("--demo", action="store_true", help="show twelve weeks of a made-up person, apart from yours")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 0 after Ctrl+C."""
    from unhunch.web.serving import FIRST_PORT, free_port, make_ready, serve

    if args.port is not None and not 0 <= args.port <= MOST_PORT:
        raise InvalidInputError(f"{args.port} is not a port", where="--port", fix="Use 0 to 65535.")
    wanted = FIRST_PORT if args.port is None else args.port
    port = free_port(wanted)
    link = make_ready(demo_home() if args.demo else own_home(), port)
    if args.demo:
        fill_demo()
    if port != wanted and wanted:
        render.show_lines([f"Port {wanted} is taken; using {port}."])
    serve(port, ready=lambda: announce(link, opens=not args.no_browser and may_open()))
    return 0


def own_home() -> Path:
    """The person's own folder."""
    return home_folder(os.environ, sys.platform)


def demo_home() -> Path:
    """The folder of the made-up person, beside the person's own."""
    own = own_home()
    return own.with_name(f"{own.name}-demo")


def fill_demo() -> None:
    """Fill an empty demo with the made-up person's weeks; they are lived in memory and stored at once.

    So a demo that was interrupted leaves no half history.
    """
    from unhunch.cli.opened import PERSON
    from unhunch.records.model import ProfileRecord
    from unhunch.service.demo import tell_story
    from unhunch.store.memory import MemoryStore
    from unhunch.web.context import forget_context, use_context

    ctx = use_context()
    if ctx.store.latest(PERSON, ProfileRecord) is not None:
        return
    render.show_lines(["Making up twelve weeks of history. This takes a moment, once."])
    memory = MemoryStore()
    tell_story(replace(ctx, store=memory), PERSON, ctx.clock.now().astimezone().date())
    ctx.store.append(PERSON, memory.records(PERSON))
    # A pack came with the story.
    forget_context()


def announce(link: str, *, opens: bool) -> None:
    """Say where unhunch is, and open it where that may be done."""
    # Programs that start unhunch read this line, so it stands alone and is never wrapped.
    sys.stdout.write(f"unhunch is ready: {link}\n")
    sys.stdout.write("The link works once. Stop unhunch with Ctrl+C; nothing is lost.\n")
    sys.stdout.flush()
    tell_starter()
    if opens:
        with contextlib.suppress(webbrowser.Error):
            webbrowser.open(link)


def tell_starter() -> None:
    """Say that the server answers, through the pipe whose number is in UNHUNCH_READY_FD, where there is one.

    It stays open, so that the other end sees when the server is gone.
    """
    number = os.environ.pop("UNHUNCH_READY_FD", "")
    if number.isdecimal():
        with contextlib.suppress(OSError):
            os.write(int(number), b"\n")


def may_open() -> bool:
    """Whether there is a screen to open a browser on, and nobody said not to."""
    if os.environ.get("UNHUNCH_NO_BROWSER", "") not in ("", "0"):
        return False
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
