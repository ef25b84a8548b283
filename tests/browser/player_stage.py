"""The player's stage: a server of its own that can be killed, and a page whose clock the test turns."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Cookie, Page, expect

from tests.plumbing.homes import NOW, copy_records, furnish_begun

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class PlayerApp:
    """A server on its own home folder; `kill` takes it away as a power cut does, `start` brings it back."""

    home: Path
    port: int
    link: str = ""
    sessions: dict[str, int] = field(default_factory=dict)
    cookies: list[Cookie] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, *trouble: str) -> None:
        furnish_begun(self.home)
        clock = self.set_time(NOW)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.plumbing.player_server", str(self.home), str(self.port), *trouble],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
                "UNHUNCH_CLOCK_FILE": str(clock),
                **self.environment,
            },
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        words = self._process.stdout.readline().split()
        assert words, "the server did not start"
        self.link = words[0]
        self.sessions = {name: int(minutes) for name, _, minutes in (word.partition("=") for word in words[1:])}
        self._wait_until_it_answers()

    def set_time(self, now: str) -> Path:
        """The server's clock stands at this ISO time; the file that it reads it from."""
        clock = self.home.parent / "clock"
        clock.write_text(now, encoding="utf-8")
        return clock

    def kill(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def remember(self) -> None:
        """Keeps the records as they are now, for `begin_anew`."""
        copy_records(self._file, self._kept)

    def begin_anew(self) -> None:
        """The records are those of `remember` again, on that morning, and the server runs."""
        self.set_time(NOW)
        copy_records(self._kept, self._file)
        if self._process is None:
            self.start()

    def let_in(self, page: Page) -> None:
        """The window belongs to the local person; the link works once, its cookie from then on."""
        if self.cookies:
            page.context.add_cookies([{**one} for one in self.cookies])  # type: ignore[typeddict-item]
        page.goto(self.link if not self.cookies else f"{self.url}/today/")
        self.cookies = page.context.cookies()

    @property
    def _file(self) -> Path:
        return self.home / "unhunch.sqlite3"

    @property
    def _kept(self) -> Path:
        return self.home.parent / "as-it-was.sqlite3"

    def main_session(self) -> str:
        return next(name for name in self.sessions if "-main-" in name)

    def short_session(self) -> str:
        return next(name for name in self.sessions if "-micro-" in name)

    def kept(self, kind: str) -> list[dict[str, object]]:
        """The values of that kind that are stored, oldest first."""
        with sqlite3.connect(self._file) as db:
            rows = db.execute("select payload from store_entry where kind = ? order by id", (kind,)).fetchall()
        return [json.loads(row[0]) for row in rows]

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        pytest.fail("the server did not answer")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def playing(folder: Path, **environment: str) -> Iterator[PlayerApp]:
    """A server with a person who may begin, its home in that folder, its records remembered for `begin_anew`."""
    app = PlayerApp(home=folder / "home", port=free_port(), environment=environment)
    app.start()
    app.remember()
    yield app
    app.kill()


@pytest.fixture(scope="module")
def seeded_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayerApp]:
    """A server with a person who may begin; one for a module, because starting it takes seconds."""
    with playing(tmp_path_factory.mktemp("seeded")) as app:
        yield app


@pytest.fixture
def player_app(seeded_app: PlayerApp) -> PlayerApp:
    """The server with its records as they were before any test."""
    seeded_app.begin_anew()
    return seeded_app


# A clock in the test's hand draws sixty pictures in each of its seconds, which nobody looks at: these are enough.
FEW_PICTURES = """
window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 100);
window.cancelAnimationFrame = (drawing) => clearTimeout(drawing);
"""


def come_in(page: Page, app: PlayerApp, session: str, *, moving: bool = False) -> None:
    """The player's page of a session, its clock in the test's hand; its pictures move where that is looked at."""
    page.clock.install()
    if not moving:
        page.emulate_media(reduced_motion="reduce")
    page.add_init_script(FEW_PICTURES)
    app.let_in(page)
    page.goto(f"{app.url}/session/{session}/")


def tell_pain(page: Page, pain: int = 1) -> None:
    """The first answer, once the questions are there to be answered."""
    expect(page.locator("[data-player][data-screen=check]")).to_be_visible()
    page.locator(f'[name=pain_now][value="{pain}"]').check(force=True)


def answer_check(page: Page, *, pain: int = 1) -> None:
    tell_pain(page, pain)
    page.locator('[name=anything_new][value="no"]').check()
    page.locator('[name=unwell][value="none"]').check()
    page.locator('[name=short_sleep][value="no"]').check()
    page.locator('[name=stress][value="no"]').check()
    page.locator("[data-check] button.big").click()
    expect(page.locator("[data-on=play]")).to_be_visible()


def begin(page: Page) -> None:
    page.locator("[data-do=start]").click()


def run(page: Page, seconds: float) -> None:
    page.clock.run_for(int(seconds * 1000))


def run_until(page: Page, selector: str, *, at_most: int = 3000) -> None:
    """Turns the clock on, second by second, until something is to be seen."""
    for _ in range(at_most // 5):
        if page.locator(selector).first.is_visible():
            return
        run(page, 5)
    pytest.fail(f"{selector} was not seen within {at_most} s")


def heading(page: Page) -> str:
    return page.locator("[data-name]").inner_text()


def where(page: Page) -> tuple[str, str, str]:
    """What the person sees of where they are: exercise, ring's number, set and side."""
    number = page.locator("[data-number]").text_content() or ""
    return (heading(page), number, page.locator("[data-over]").inner_text())


def pause(page: Page) -> None:
    """The time stands still, so that what follows can be looked at in peace."""
    page.locator("[data-do=toggle]").click()
    expect(page.locator("[data-on=play]")).to_have_attribute("data-phase", "paused")


def skip_to(page: Page, kind: str, *, exercise: int | None = None) -> None:
    """Skips, paused, to the next step of that kind (of the exercise with that number, counted from 1)."""
    wanted = "" if exercise is None else f"Exercise {exercise} of"
    for _ in range(80):
        page.locator("[data-do=skip]").click()
        there = page.locator("[data-on=play]").get_attribute("data-kind") == kind
        if there and page.locator("[data-over]").inner_text().startswith(wanted):
            return
    pytest.fail(f"no step of the kind {kind}")


def say_it_hurts(page: Page, *, score: int | None = None, sign: str = "") -> None:
    """What "This hurts" asks, answered."""
    page.locator("[data-do=hurts]:visible").click()
    if score is not None:
        page.locator(f'[data-hurts] [name=score][value="{score}"]').check(force=True)
    if sign:
        page.locator(f'[data-hurts] [value="{sign}"]').check()
    page.locator("[data-hurts] button.big").click()
    expect(page.locator("[data-hurts-answer]")).to_be_visible()


def all_sent(page: Page, app: PlayerApp) -> None:
    """Waits until the browser keeps no event that the server lacks."""
    for _ in range(60):
        waiting = page.evaluate(
            """() => new Promise((resolve) => {
                const open = indexedDB.open("unhunch-player");
                open.onsuccess = () => {
                    const count = open.result.transaction("events").objectStore("events").count();
                    count.onsuccess = () => { open.result.close(); resolve(count.result); };
                };
            })"""
        )
        if waiting == 0:
            return
        run(page, 2)
        time.sleep(0.05)
    pytest.fail("events are still waiting")
