"""A private PostgreSQL for the contract tests, where its tools are on this machine."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

START_S = 60


def tool(name: str) -> str | None:
    """Return the path of one of PostgreSQL's tools, the newest version first, or None."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(installed[-1]) if installed else shutil.which(name)


# Any user but root will do; this number is `nobody` on most systems and owns nothing but the temporary folder.
ORDINARY = 65534


def is_root() -> bool:
    """Whether this process is root; PostgreSQL's tools refuse to run as root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def as_ordinary(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """The finished command, run in the folder as an ordinary user where this one is root."""
    if is_root():
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            cwd=folder,
            user=ORDINARY,
            group=ORDINARY,
            extra_groups=[],
        )
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=folder)


def free_port() -> int:
    """Return a port of 127.0.0.1 that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of an empty PostgreSQL database of this test run's own; skipped where there are no tools."""
    initdb, pg_ctl = tool("initdb"), tool("pg_ctl")
    if initdb is None or pg_ctl is None:
        pytest.skip("no PostgreSQL here: initdb and pg_ctl are missing")
    folder = Path(tempfile.mkdtemp(prefix="unhunch-pg-"))
    try:
        if is_root():
            os.chown(folder, ORDINARY, ORDINARY)
        port = free_port()
        start(initdb, pg_ctl, folder, port)
        try:
            yield f"postgresql://unhunch@127.0.0.1:{port}/postgres"
        finally:
            as_ordinary([pg_ctl, "-D", str(folder / "data"), "-m", "immediate", "-w", "stop"], folder)
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(folder)


def start(initdb: str, pg_ctl: str, folder: Path, port: int) -> None:
    """Make and start the database in the folder; a failure shows what its tools said."""
    data = str(folder / "data")
    make = [initdb, "-D", data, "-U", "unhunch", "--auth=trust", "--encoding=UTF8", "--no-sync", "--locale=C"]
    # Nothing in it has to outlive this run, so it need not wait for the disk.
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    begin = [pg_ctl, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "-t", str(START_S), "start"]
    for command in (make, begin):
        done = as_ordinary(command, folder)
        if done.returncode:
            log = folder / "log"
            pytest.fail(f"{command[0]} failed:\n{done.stdout}{done.stderr}{log.read_text() if log.exists() else ''}")
