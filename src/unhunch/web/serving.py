"""The local server: made ready, opened by a link that works once, and run until it is stopped."""

import gc
import os
import socket
from collections.abc import Callable
from pathlib import Path

ADDRESS = "127.0.0.1"
FIRST_PORT = 8765
PORTS_TRIED = 20


def free_port(wanted: int | None = None) -> int:
    """The wanted port (0: any free one) if it is free, else the next free one after it.

    Raises:
        OSError: all of the ports tried are taken.
    """
    first = FIRST_PORT if wanted is None else wanted
    tries = [0] if first == 0 else range(first, first + PORTS_TRIED)
    for port in tries:
        with socket.socket() as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ADDRESS, port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError(f"ports {first} to {first + PORTS_TRIED - 1} are all taken; stop the other programs that use them")


def make_ready(home: Path, port: int) -> str:
    """The link that opens unhunch once, after the tables and the files to serve were brought up to date.

    Raises:
        StoreError: the records can't be opened.
        OSError: the home folder can't be written.
    """
    os.environ["UNHUNCH_HOME"] = str(home)
    os.environ["UNHUNCH_PORT"] = str(port)
    os.environ["DJANGO_SETTINGS_MODULE"] = "unhunch.web.settings"
    from unhunch.store.opening import bring_up_to_date, make_home  # noqa: PLC0415 - the environment comes first

    make_home(home)
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    from unhunch.web.assets import collect_static  # noqa: PLC0415 - needs Django set up
    from unhunch.web.local import issue_token  # noqa: PLC0415 - needs Django set up

    bring_up_to_date()
    collect_static()
    return f"http://{ADDRESS}:{port}/open/?token={issue_token(home)}"


def serve(port: int, *, ready: Callable[[], None] | None = None) -> None:
    """Nothing; answers requests until stopped. `make_ready` comes first; `ready` is called when listening."""
    import waitress  # noqa: PLC0415 - only the server needs it

    from unhunch.web.watching import watching  # noqa: PLC0415 - needs Django set up
    from unhunch.web.wsgi import application  # noqa: PLC0415 - needs Django set up

    # A browser keeps half a dozen connections open a window; at the limit waitress would answer nobody any more.
    server = waitress.create_server(
        application, host=ADDRESS, port=port, threads=8, ident="unhunch", connection_limit=1000, asyncore_use_poll=True
    )
    # What was made up to here stays: to go through it again, now and then, takes as long as a page.
    gc.freeze()
    if ready is not None:
        ready()
    with watching():
        server.run()
