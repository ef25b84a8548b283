"""The whole of it: a fake camera that shows films, the real pose model, the real coach, the real session.

Nothing here depends on how many pictures a second this machine looks at, as long as there are a few.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.browser.player_stage import PlayerApp, all_sent, answer_check, free_port, skip_to
from tests.plumbing.fake_camera import FakeCamera, browser_with_camera, clip, lasting, still

pytestmark = [pytest.mark.timeout(900)]
WAIT_MS = 240_000
# The figure's films have so many pictures a second; drawing more takes long, and tells nothing more.
DRAWN_FPS = 8
# How the page keeps the record of its own slowness, and of each cue's way.
CLOCKS = """
window.slow = [];
window.way = [];
window.looks = [];
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.slow.push(one.duration); })
  .observe({ type: "longtask", buffered: true });
const { postMessage: send } = Worker.prototype;
Worker.prototype.postMessage = function (message, ...more) {
  if (message.type === "begin") {
    this.addEventListener("message", ({ data }) => {
      if (data.type === "said") window.way.push(performance.now() - data.t);
      if (data.type === "looked") window.looks.push(data.took);
    });
  }
  return send.call(this, message, ...more);
};
"""


@dataclass
class Filmed:
    """A page whose camera shows films, and every address that it asked for."""

    app: PlayerApp
    page: Page
    camera: FakeCamera
    asked: list[str]

    def session(self, name: str, kind: str, exercise: int) -> None:
        """The session is open and paused at the first step of that kind of an exercise, counted from 1."""
        self.page.goto(f"{self.app.url}/session/{name}/")
        answer_check(self.page)
        self.to(kind, exercise)

    def to(self, kind: str, exercise: int) -> None:
        self.page.locator("[data-do=start], [data-do=toggle]").locator("visible=true").first.click()
        if self.page.locator("[data-on=play]").get_attribute("data-phase") == "running":
            self.page.locator("[data-do=toggle]").click()
        skip_to(self.page, kind, exercise=exercise)

    def switch_on(self) -> None:
        """The camera is on, and the coach is ready."""
        self.page.locator("[data-camera-tap]").click()
        if self.page.locator("[data-camera-on]").is_visible():
            self.page.locator("[data-camera-on]").click()
        expect(self.page.locator("[data-camera-note]")).not_to_contain_text("ready", timeout=WAIT_MS)

    def other_camera(self) -> None:
        """The second of the two cameras, which opens the film anew."""
        choice = self.page.locator("[data-camera-choice]")
        choice.select_option(index=1 - int(choice.evaluate("(list) => list.selectedIndex")))

    def go_on(self) -> None:
        self.page.locator("[data-do=toggle]").click()

    def led(self) -> None:
        """The coach leads; a page that says otherwise is said to have said so."""
        said = self.page.locator("[data-camera-note]")
        expect(self.page.locator("[data-led], [data-kind=rest]").first).to_be_visible(timeout=WAIT_MS)
        assert self.page.locator("[data-led]").count() == 1, said.inner_text()

    def reads(self, number: str) -> None:
        expect(self.page.locator("[data-number]")).to_have_text(number, timeout=WAIT_MS)

    def set_of(self, exercise: str) -> dict[str, object]:
        """What is kept of the exercise's set."""
        all_sent(self.page, self.app)
        return next(one for one in self.app.kept("set") if one["exercise"] == exercise)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, camera_parts_here: Path) -> Iterator[PlayerApp]:
    """A server with a person who may begin, and with the camera's real parts."""
    app = PlayerApp(home=tmp_path_factory.mktemp("filmed") / "home", port=free_port())
    app.environment = {"UNHUNCH_VENDOR": str(camera_parts_here)}
    app.start()
    app.remember()
    yield app
    app.kill()


@pytest.fixture
def filmed(app: PlayerApp, browser_type: BrowserType, tmp_path: Path) -> Iterator[Filmed]:
    """A browser with two cameras, let into the program."""
    app.begin_anew()
    with browser_with_camera(browser_type, tmp_path / "film.mjpeg") as (browser, camera):
        page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.set_default_timeout(WAIT_MS)
        page.add_init_script(CLOCKS)
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        app.let_in(page)
        yield Filmed(app, page, camera, asked)


def test_two_raises_are_counted_and_nothing_is_asked_of_anybody_else(
    filmed: Filmed, browser: Browser, clips: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raises = clip(browser, clips / "tfjs" / "pose_1.mp4", 30)
    filmed.camera.show(still(raises[0], 4))
    filmed.session(filmed.app.short_session(), "work", 3)
    filmed.switch_on()
    filmed.go_on()
    filmed.led()
    filmed.camera.show(still(raises[0], 3), lasting(raises, 30), still(raises[-1], 40))
    filmed.other_camera()
    filmed.reads("3")
    filmed.page.locator("[data-by-timer]").click()
    expect(filmed.page.locator("[data-on=play]")).not_to_have_attribute("data-kind", "work", timeout=WAIT_MS)
    assert filmed.set_of("lateral-raise-band")["seen_repetitions"] == 2
    hosts = {urlsplit(one).netloc for one in filmed.asked if not one.startswith(("blob:", "data:"))}
    assert hosts == {urlsplit(filmed.app.url).netloc}
    way, slow = filmed.page.evaluate("() => [window.way.sort((a, b) => a - b), window.slow]")
    with capsys.disabled():
        middle, late = way[len(way) // 2], way[len(way) * 19 // 20]
        print(f"\nframe to cue: {middle:.0f} ms, 95 %: {late:.0f} ms of {len(way)}; long tasks: {slow}")  # noqa: T201
