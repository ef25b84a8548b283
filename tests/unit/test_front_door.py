"""./run itself: with an environment that is there already it starts, serves the first page, and ends when told to."""

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools import camera_parts, npm_parts
from tools.environment import Workshop, fingerprint
from tools.vendor import vendor

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and links are those of Unix")
NEEDED = ("pyproject.toml", "uv.lock", "run", "package.json", "package-lock.json", "src/unhunch/camera/bundle.py")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the front door beside this very environment, which its stamp says is current."""
    root = tmp_path_factory.mktemp("workshop")
    for name in NEEDED:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, root / name)
    for name in ("tools", "requirements"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    prepared = Workshop(root=root)
    prepared.venv.mkdir()
    here = Path(sys.prefix)
    for entry in here.iterdir():
        if entry.name != prepared.stamp.name:
            (prepared.venv / entry.name).symlink_to(entry)
    prepared.stamp.write_text(json.dumps({"run": fingerprint(prepared)}), encoding="utf-8")
    # What the browser needs seems to be there, so that no test fetches it behind its back.
    (vendor(prepared) / camera_parts.folder(root) / "models").mkdir(parents=True)
    (vendor(prepared) / npm_parts.folder(root)).mkdir()
    (vendor(prepared) / npm_parts.folder(root) / "three.js").touch()
    return root


# A shell that runs the tests in the background has them ignore Ctrl+C, and what is ignored is inherited.
HEEDS_CTRL_C = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)


@pytest.fixture
def started(workshop: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "UNHUNCH_HOME": str(tmp_path / "home"),
        "UNHUNCH_NO_BROWSER": "1",
    }
    for name in ("DJANGO_SETTINGS_MODULE", "UNHUNCH_DATABASE_URL", "UNHUNCH_CLOCK_FILE"):
        environment.pop(name, None)
    command = [sys.executable, str(workshop / "run"), "--port", "0"]
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDS_CTRL_C, *command], env=environment, stdout=subprocess.PIPE, text=True
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.wait()


def first_page(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """The status and the text of the page that the printed link leads to."""
    assert process.stdout is not None
    link = next(line for line in process.stdout if "unhunch is ready: " in line).split("unhunch is ready: ")[1].strip()
    assert link.startswith("http://127.0.0.1:")
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(link, timeout=60) as answer:
        return answer.status, answer.read().decode()


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl+C"])
def test_it_serves_the_first_page_and_ends_when_told_to(started: "subprocess.Popen[str]", told: signal.Signals) -> None:
    status, page = first_page(started)
    assert (status, "unhunch" in page) == (200, True)
    started.send_signal(told)
    assert started.wait(timeout=60) in {0, 130, -told}
