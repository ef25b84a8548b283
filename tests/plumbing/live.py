"""The real program as a person starts it, on a home folder of its own, with a clock that stands still."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

from tests.plumbing.homes import NOW, furnish

WAIT_MS = 15_000


@dataclass(kw_only=True)
class LiveApp:
    """A running server; `link` opens it once, after which `enter` uses the cookie that it gave."""

    home: Path
    clock: Path
    process: "subprocess.Popen[str]"
    link: str
    state: StorageState | None = None
    contexts: list[BrowserContext] = field(default_factory=list)

    @property
    def base(self) -> str:
        """The address without a path."""
        return self.link.split("/open/")[0]

    def enter(self, browser: Browser, *, theme: str = "light", width: int = 1280, script: bool = True) -> Page:
        """A page of the local person in a browser window of its own."""
        context = browser.new_context(
            base_url=self.base,
            viewport={"width": width, "height": 844},
            color_scheme="dark" if theme == "dark" else "light",
            java_script_enabled=script,
            storage_state=self.state,
        )
        self.contexts.append(context)
        context.set_default_timeout(WAIT_MS)
        page = context.new_page()
        if self.state is None:
            page.goto(self.link)
            self.state = context.storage_state()
        return page

    def leave(self) -> None:
        """Nothing; all windows are closed."""
        while self.contexts:
            self.contexts.pop().close()

    def seen(self) -> str:
        """What the last window shows: its address and its words, to be told where a test fails."""
        pages = self.contexts[-1].pages if self.contexts else []
        return f"{pages[-1].url}\n{pages[-1].inner_text('body')}" if pages else "no window is open"

    def stop(self) -> None:
        """Nothing; windows and server are closed."""
        self.leave()
        self.process.terminate()
        self.process.wait(timeout=20)


def start_app(home: Path, **more: str) -> LiveApp:
    """The program on that home folder and a free port, ready to be opened; `more` are environment variables."""
    furnish(home)
    clock = home.parent / f"{home.name}-clock"
    clock.write_text(NOW, encoding="utf-8")
    environment = {
        **os.environ,
        "UNHUNCH_HOME": str(home),
        "UNHUNCH_CLOCK_FILE": str(clock),
        "UNHUNCH_NO_BROWSER": "1",
        **more,
    }
    environment.pop("UNHUNCH_DATABASE_URL", None)
    log = (home.parent / f"{home.name}-log").open("w", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "unhunch", "serve", "--port", "0", "--no-browser"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert "unhunch is ready: " in line, f"the server did not start: {line!r}"
    return LiveApp(home=home, clock=clock, process=process, link=line.split("unhunch is ready: ")[1].strip())
