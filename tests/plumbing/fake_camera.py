"""A camera that shows a film: Chromium's own fake device, fed with motion JPEG that the test makes itself.

The browser decodes the clips, so that no other program is needed; it opens the file anew whenever a camera is opened.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType, Route

from tests.plumbing.browser import ARGUMENTS, chromium
from tools.vendor import told

ROOT = Path(__file__).resolve().parents[2]
# The fake device shows so many pictures a second, whatever the film says.
FPS = 30
# With SLOW_TIME time passes so many times slower in a page. Before a film that is shown that much slower, how often the
# page looks in a second of the film is not left to how busy this machine is.
SLOWER = 2
SLOW_TIME = f"""
{{
  let slower = {SLOWER};
  let [from, since] = [0, 0];
  const real = performance.now.bind(performance);
  const told = (at) => from + (at - since) / slower;
  performance.now = () => told(real());
  window.passTime = (how) => {{ const at = real(); [from, since, slower] = [told(at), at, how]; }};
  for (const name of ["setTimeout", "setInterval"]) {{
    const set = window[name].bind(window);
    window[name] = (run, ms = 0, ...more) => set(run, ms * slower, ...more);
  }}
  const frame = HTMLVideoElement.prototype.requestVideoFrameCallback;
  HTMLVideoElement.prototype.requestVideoFrameCallback = function (run) {{
    return frame.call(this, (at, about) => run(told(at), about));
  }};
  window.Worker = class extends Worker {{
    constructor(...all) {{
      super(...all);
      this.addEventListener("message", ({{ data }}) => {{ if (data.took) data.took /= slower; }});
    }}
  }};
}}
"""
# Small pictures, because the machine that tests may be busy; the model looks at 256 of their lines at most.
HEIGHT = 300

# Each picture of a clip, drawn to a JPEG; the middle of its time is surely that picture.
DECODE = """async ([fps, height]) => {
    const video = document.querySelector("video");
    video.src = URL.createObjectURL(await (await fetch("/clip.mp4")).blob());
    await new Promise((resolve, reject) => { video.onloadeddata = resolve; video.onerror = reject; });
    const canvas = document.createElement("canvas");
    canvas.height = height;
    canvas.width = 2 * Math.round((height * video.videoWidth) / video.videoHeight / 2);
    const pen = canvas.getContext("2d");
    const frames = [];
    for (let at = 0.5 / fps; at < video.duration; at += 1 / fps) {
        const there = new Promise((resolve) => { video.onseeked = resolve; });
        video.currentTime = at;
        await there;
        pen.drawImage(video, 0, 0, canvas.width, canvas.height);
        frames.push(canvas.toDataURL("image/jpeg", 0.8).split(",")[1]);
    }
    return frames;
}"""


def clip(browser: Browser, path: Path, fps: float) -> list[bytes]:
    """The pictures of a clip with that many a second, as JPEG."""

    def answer(route: Route) -> None:
        if route.request.url.endswith(".mp4"):
            route.fulfill(path=path, content_type="video/mp4")
        else:
            route.fulfill(body="<!doctype html><video muted></video>", content_type="text/html")

    page = browser.new_context().new_page()
    page.route("**/*", answer)
    page.goto("http://clip.test/")
    frames: list[str] = page.evaluate(DECODE, [fps, HEIGHT])
    page.context.close()
    return [base64.b64decode(one) for one in frames]


def figure(folder: Path, exercise: str, fps: int, *more: str) -> list[bytes]:
    """The pictures of the figure doing one repetition of an exercise, as JPEG.

    In a process of its own: one process has room for one Playwright.
    """
    out = folder / f"{exercise}{''.join(more)}.mjpeg"
    command = [sys.executable, "-m", "unhunch", "figures", "video", exercise, "--out", str(out), "--fps", str(fps)]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command += ["--height", str(HEIGHT), "--quick", "--repetitions", "1", *more]
    subprocess.run(command, env=environment, check=True, cwd=ROOT, capture_output=True)
    start = b"\xff\xd8\xff"
    frames = [start + rest for rest in out.read_bytes().split(start)[1:]]
    assert len(frames) == len(json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))["frames"])
    return frames


def lasting(frames: Sequence[bytes], fps: float, *, slower: int = 1) -> Iterator[bytes]:
    """The pictures of a film with that many a second, as often as the fake device needs them."""
    for at in range(round(len(frames) * slower * FPS / fps)):
        yield frames[min(int(at * fps / slower / FPS), len(frames) - 1)]


def still(frame: bytes, seconds: float, *, slower: int = 1) -> Iterator[bytes]:
    """One picture for so long."""
    return (frame for _ in range(round(seconds * slower * FPS)))


@dataclass
class FakeCamera:
    """A camera that shows a film; when it is opened next, it shows what `show` was last given."""

    film: Path

    def show(self, *parts: Iterator[bytes]) -> None:
        """Nothing; the film is made of those pictures from now on, over and over."""
        draft = self.film.with_suffix(".draft")
        with draft.open("wb") as file:
            for part in parts:
                file.writelines(part)
        draft.replace(self.film)


@contextmanager
def browser_with_camera(browser_type: BrowserType, film: Path) -> Iterator[tuple[Browser, FakeCamera]]:
    """A browser whose camera is a film, and which lets pages use it."""
    arguments = [
        *ARGUMENTS,
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    ]
    browser = browser_type.launch(executable_path=chromium(), args=arguments)
    try:
        yield browser, FakeCamera(film)
    finally:
        browser.close()


def parts_folder() -> Path | None:
    """The folder of what npm and the set-up brought, or None where the camera's parts are not in it."""
    folder = Path(os.environ.get("UNHUNCH_VENDOR") or ROOT / "var" / "vendor")
    return folder if told(folder / "parts.json").get("camera") else None


@pytest.fixture(scope="session")
def camera_parts_here() -> Path:
    """The folder of the camera's parts, which continuous integration may not lack."""
    folder = parts_folder()
    if folder is None and os.environ.get("CI") == "true":
        pytest.fail("CI=true and the camera's parts are missing: ./run test fetches them", pytrace=False)
    if folder is None:
        pytest.skip("the camera's parts have not been fetched: ./run test fetches them")
    return folder


@pytest.fixture(scope="session")
def clips(shared: Path) -> Path:
    """The folder of permissively licensed clips; without it the test is skipped, with CI=true it fails."""
    folder = Path(os.environ.get("UNHUNCH_MOTION_DATA") or shared / "motion-data") / "videos_permissive"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true and no clips: set UNHUNCH_MOTION_DATA", pytrace=False)
        pytest.skip("no clips: set UNHUNCH_MOTION_DATA")
    return folder
