"""The studio: a headless Chromium with three.js that takes pictures of a GLB. It opens no port and reaches nothing."""

import base64
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, sync_playwright

from unhunch.errors import InvalidInputError

HERE: Final = Path(__file__).parent
# The page's own modules: the studio places things as the moving figure does.
PAGE: Final = HERE.parent / "web/static/js/figure"
ROOT: Final = Path(__file__).parents[3]
HOST: Final = "http://studio.invalid"
FLAGS: Final = (
    "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
    "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
)  # fmt: skip
KINDS: Final = {".js": "text/javascript", ".html": "text/html", ".glb": "model/gltf-binary"}
MODULES: Final = "UNHUNCH_NODE_MODULES"

Json = dict[str, Any]


def three() -> Path:
    """The folder of three.js, which npm has fetched.

    Raises InvalidInputError with what to do where it is missing.
    """
    folder = Path(os.environ.get(MODULES, ROOT / "var" / "npm" / "figures" / "node_modules")) / "three"
    if not (folder / "build/three.module.js").exists():
        fix = f"./run figures fetches it; or set {MODULES} to its node_modules."
        raise InvalidInputError(f"three.js is not in {folder}", fix=fix)
    return folder


class Studio:
    """A page with a figure in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.files: dict[str, bytes] = {}
        self.errors: list[str] = []

    @classmethod
    def opened(cls, page: Page, size: tuple[int, int], background: str | None, mode: str = "soft") -> Self:
        """The studio on a fresh page; without a background its pictures are transparent.

        `mode` is "soft" for the light of the pictures, "flat" for the few tones of a drawing, "quick" for a preview.
        """
        studio = cls(page)
        page.on("pageerror", lambda error: studio.errors.append(str(error)))
        page.route("**/*", studio._serve)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(f"{HOST}/studio/studio.html")
        page.wait_for_function("window.ready")
        options = {"width": size[0], "height": size[1], "background": background, "mode": mode}
        page.evaluate("o => openStudio(o)", options)
        return studio

    @contextmanager
    def sibling(self, size: tuple[int, int], *, flat: bool) -> Iterator["Studio"]:
        """A second studio in the same browser."""
        page = self.page.context.new_page()
        try:
            yield Studio.opened(page, size, None, "flat" if flat else "soft")
        finally:
            page.close()

    def load(self, body: str, content: bytes, mistakes: bytes = b"") -> None:
        """Put the figure of a GLB into the studio, with the clips of its mistakes if they are wanted."""
        self.files["/figure.glb"], self.files["/mistakes.glb"] = content, mistakes
        self.page.evaluate(
            "([body, more]) => studio.load('/figure.glb', body, more)", [body, "/mistakes.glb" if mistakes else None]
        )

    def exercise(self, animation: str, lit: list[str], props: list[Json]) -> None:
        """Begin an animation with its muscles and props."""
        self.page.evaluate("o => studio.exercise(o)", {"animation": animation, "lit": lit, "props": props})

    def view(self, view: Json) -> None:
        """Look from there: a view as figures.json has it."""
        self.page.evaluate("v => studio.view(v)", view)

    def picture(self, at_s: float) -> bytes:
        """The PNG of a moment."""
        url = str(self.page.evaluate("t => studio.picture(t)", at_s))
        return base64.b64decode(url.partition(",")[2])

    def _serve(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        content = self.files.get(path)
        if content is None:
            content = _content(path)
        if content is None:
            route.fulfill(status=404, body="")
            return
        route.fulfill(status=200, body=content, content_type=KINDS.get(Path(path).suffix, "application/octet-stream"))


def _content(path: str) -> bytes | None:
    """What the studio's own address gives: a file of three.js, of the page's modules or of the studio's."""
    first, _, rest = path[1:].partition("/")
    file = three() / rest if first == "three" else PAGE / rest if first == "page" else HERE / path[1:]
    return file.read_bytes() if file.is_file() else None


@contextmanager
def studio(size: tuple[int, int], background: str | None = None, mode: str = "soft") -> Iterator[Studio]:
    """A studio that closes by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
        try:
            yield Studio.opened(browser.new_context().new_page(), size, background, mode)
        finally:
            browser.close()


def chromium() -> str | None:
    """The system's Chromium, else None for the one that playwright brings."""
    return next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)
