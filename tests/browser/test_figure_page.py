"""The figure of an exercise's page, in a real browser under the page's own policy, on a body made for tests."""

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.plumbing.figure import A_CHIP, FIRST, LOOP, WITH_A_CHIP, WITHOUT_3D, make_pictures
from tests.plumbing.live import LiveApp, start_app

PAGE = f"/exercises/{FIRST}/"
SLOWLY = "window.requestAnimationFrame = (run) => setTimeout(() => run(performance.now()), 300);"


@pytest.fixture(scope="module")
def figure_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """The program with a body made for tests, and with three.js where npm has fetched it."""
    folder = tmp_path_factory.mktemp("figure")
    drawn = make_pictures(folder / "pictures", [FIRST, "chin-tuck"])
    app = start_app(folder / "unhunch", UNHUNCH_PICTURES=str(drawn))
    yield app
    app.stop()


@pytest.fixture(autouse=True)
def alone(figure_app: LiveApp) -> Iterator[None]:
    """Nothing; no window of a test before goes on moving beside this one's."""
    yield
    for context in figure_app.contexts:
        context.close()
    figure_app.contexts.clear()


def _open(
    app: LiveApp, browser: Browser, *scripts: str, width: int = 1280, path: str = PAGE, still: bool = False
) -> Page:
    """The page, once its figure has found out how it can be shown."""
    page = app.enter(browser, width=width)
    for script in scripts:
        page.add_init_script(script)
    if still:
        page.emulate_media(reduced_motion="reduce")
    page.goto(path)
    page.wait_for_selector("[data-figure-ready]", timeout=60_000)
    return page


def _screen(page: Page) -> str | None:
    return page.locator("[data-figure]").get_attribute("data-figure-ready")


def _at(page: Page) -> float:
    return float(page.evaluate("document.querySelector('[data-figure]').figure.at"))


def _angles(page: Page) -> dict[str, float]:
    found: dict[str, float] = page.evaluate("document.querySelector('[data-figure]').figure.angles")
    return found


def _teal_share(browser: Browser, png: bytes) -> float:
    """How much of a picture is of the box's colour, as the browser itself decodes it."""
    page = browser.new_context().new_page()
    code = """async (url) => {
        const picture = new Image();
        picture.src = url;
        await picture.decode();
        const { width, height } = picture;
        const canvas = Object.assign(document.createElement("canvas"), { width, height });
        const context = canvas.getContext("2d");
        context.drawImage(picture, 0, 0);
        const { data } = context.getImageData(0, 0, width, height);
        let teal = 0;
        for (let n = 0; n < data.length; n += 4) if (data[n + 1] > 1.3 * data[n]) teal += 1;
        return (teal * 4) / data.length;
    }"""
    share = float(page.evaluate(code, f"data:image/png;base64,{base64.b64encode(png).decode()}"))
    page.context.close()
    return share


def test_the_figure_lives_under_the_strict_policy_and_asks_nobody_else(
    figure_app: LiveApp, browser: Browser, three: None
) -> None:
    page = figure_app.enter(browser)
    elsewhere: list[str] = []
    refused: list[str] = []
    page.on(
        "request", lambda one: None if one.url.startswith((figure_app.base, "blob:")) else elsewhere.append(one.url)
    )
    page.on("console", lambda one: refused.append(one.text) if "Content Security Policy" in one.text else None)
    page.add_init_script(WITH_A_CHIP)
    page.goto(PAGE)
    expect(page.locator("[data-figure][data-figure-ready=live] canvas")).to_be_visible(timeout=60_000)
    page.wait_for_function("() => document.querySelector('[data-figure]').figure.at > 0.2", timeout=60_000)
    assert (elsewhere, refused) == ([], [])


def test_the_figure_is_really_drawn(figure_app: LiveApp, browser: Browser, three: None) -> None:
    # One frame is enough, as the processor draws it: nobody looks, so nothing plays.
    unseen = "window.IntersectionObserver = class { observe() {} disconnect() {} };"
    page = _open(figure_app, browser, A_CHIP, unseen, width=320)
    stage = page.locator("[data-figure] [data-stage]")
    shown = stage.screenshot(timeout=90_000)
    assert 0.02 < _teal_share(browser, shown) < 0.5


def test_only_a_page_with_a_figure_may_run_webassembly(figure_app: LiveApp, browser: Browser) -> None:
    page = figure_app.enter(browser)
    policies = [
        page.request.get(f"{figure_app.base}{path}").headers["content-security-policy"] for path in (PAGE, "/learn/")
    ]
    assert ["wasm-unsafe-eval" in policy for policy in policies] == [True, False]
    assert not any("'unsafe-eval'" in policy or "unsafe-inline" in policy for policy in policies)


def test_the_decoder_of_the_bodies_runs_under_the_policy(figure_app: LiveApp, browser: Browser, three: None) -> None:
    page = _open(figure_app, browser, WITHOUT_3D)
    code = """async () => {
        const { sources } = JSON.parse(document.getElementById("figure-facts").textContent);
        const three = await import(sources.three);
        await three.MeshoptDecoder.ready;
        return three.MeshoptDecoder.supported;
    }"""
    assert page.evaluate(code) is True


def test_the_parts_come_compressed_and_may_be_kept_for_ever(figure_app: LiveApp, browser: Browser, three: None) -> None:
    page = figure_app.enter(browser)
    page.goto(PAGE)
    address = page.evaluate("JSON.parse(document.getElementById('figure-facts').textContent).sources.three")
    for encoding in ("gzip", "br"):
        answer = page.request.get(f"{figure_app.base}{address}", headers={"Accept-Encoding": encoding})
        assert answer.headers["content-encoding"] == encoding
        assert int(answer.headers["content-length"]) < 250_000
        assert "immutable" in answer.headers["cache-control"]


def test_the_keyboard_alone_plays_turns_and_slows_it(figure_app: LiveApp, browser: Browser, three: None) -> None:
    page = _open(figure_app, browser, WITH_A_CHIP)
    stage = page.locator("[data-figure] [data-stage]")
    stage.focus()
    assert stage.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    before = _angles(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    turned = _angles(page)
    assert (turned["around"] - before["around"], turned["up"] - before["up"]) == (10, 10)
    page.keyboard.press("Home")
    assert _angles(page) == before
    page.keyboard.press("Space")
    stood = _at(page)
    page.wait_for_timeout(300)
    assert _at(page) == stood
    page.locator("[data-figure] [data-do=slow]").press("Enter")
    expect(page.locator("[data-figure] [data-do=slow]")).to_have_attribute("aria-pressed", "true")


def test_a_key_s_picture_stops_the_figure_at_it_with_its_words(
    figure_app: LiveApp, browser: Browser, three: None
) -> None:
    page = _open(figure_app, browser, WITH_A_CHIP)
    page.locator("[data-key=up]").press("Enter")
    assert _at(page) == 2
    expect(page.locator("[data-key=up]")).to_have_attribute("aria-current", "true")
    words = page.locator(".how > li").first.inner_text()
    expect(page.locator("[data-caption]")).to_have_text(words)


def test_the_chosen_body_is_remembered(figure_app: LiveApp, browser: Browser, three: None) -> None:
    page = _open(figure_app, browser, WITH_A_CHIP)
    page.locator("[data-body=man]").press("Enter")
    page.goto("/exercises/chin-tuck/")
    page.wait_for_selector("[data-figure-ready=live]", timeout=60_000)
    expect(page.locator("[data-body=man]")).to_have_attribute("aria-pressed", "true")


def test_a_fault_is_shown_beside_how_it_should_be(figure_app: LiveApp, browser: Browser, three: None) -> None:
    page = _open(figure_app, browser, WITH_A_CHIP)
    fault = page.locator("[data-fault=rocking-the-hips]")
    fault.locator("summary").press("Enter")
    expect(fault.locator("canvas")).to_be_visible(timeout=60_000)
    for words, place in zip(("Like this", "Not like that"), fault.locator("[data-place]").all(), strict=True):
        expect(place).to_contain_text(words)
    assert page.locator("[data-fault]:not([data-fault=rocking-the-hips]) [data-pair]").count() == 0
    fault.locator("summary").press("Enter")
    expect(fault.locator("canvas")).to_have_count(0)


def test_under_reduced_motion_its_moments_stand_still(figure_app: LiveApp, browser: Browser) -> None:
    page = _open(figure_app, browser, WITH_A_CHIP, still=True)
    assert (_screen(page), page.locator("[data-figure] canvas").count()) == ("fade", 0)
    expect(page.locator("[data-controls]")).to_be_hidden()
    page.wait_for_timeout(400)
    assert _at(page) == 0
    page.locator("[data-key=up]").press("Enter")
    expect(page.locator(".fig-fading.is-shown")).to_have_attribute("src", re.compile("--up"))


def test_without_three_dimensions_stills_take_turns(figure_app: LiveApp, browser: Browser) -> None:
    page = _open(figure_app, browser, WITHOUT_3D)
    assert (_screen(page), page.locator("[data-figure] canvas").count()) == ("fade", 0)
    expect(page.locator("[data-figure] [data-do=play]")).to_be_visible()
    expect(page.locator("[data-figure] [data-angle=front]")).to_be_hidden()


def test_a_browser_that_draws_by_the_processor_is_spared_it(figure_app: LiveApp, browser: Browser) -> None:
    assert _screen(_open(figure_app, browser)) == "fade"


def test_a_figure_that_is_drawn_too_slowly_gives_way_to_stills(
    figure_app: LiveApp, browser: Browser, three: None
) -> None:
    page = _open(figure_app, browser, WITH_A_CHIP, SLOWLY)
    expect(page.locator("[data-figure][data-figure-ready=fade]")).to_be_visible(timeout=30_000)
    assert page.locator("[data-figure] canvas").count() == 0


def test_without_the_parts_from_npm_stills_take_turns_or_the_loop_plays(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> None:
    folder: Path = tmp_path_factory.mktemp("bare")
    drawn = make_pictures(folder / "pictures", [FIRST], loop=LOOP)
    app = start_app(folder / "unhunch", UNHUNCH_PICTURES=str(drawn), UNHUNCH_VENDOR=str(folder / "nothing"))
    try:
        page = _open(app, browser, WITH_A_CHIP)
        assert _screen(page) == "loop"
        picture = page.locator("[data-still-picture]")
        expect(picture).to_have_attribute("src", re.compile(r"loops/"))
        page.locator("[data-figure] [data-do=play]").press("Enter")
        expect(picture).to_have_attribute("src", re.compile(r"stills/"))
        for key in page.locator("[data-key]").all():
            key.press("Enter")
            expect(picture).to_have_attribute("alt", key.inner_text().strip())
    finally:
        app.stop()


def test_without_script_the_moments_are_there_as_pictures_and_words(figure_app: LiveApp, browser: Browser) -> None:
    page = figure_app.enter(browser, script=False)
    page.goto(PAGE)
    expect(page.locator("[data-still-picture]")).to_be_visible()
    expect(page.locator("[data-still-picture]")).not_to_have_attribute("alt", "")
    assert page.locator(".fig-key img").count() == 2


def test_an_exercise_that_nobody_has_drawn_keeps_the_drawing_of_its_position(
    figure_app: LiveApp, browser: Browser
) -> None:
    page = figure_app.enter(browser)
    page.goto("/exercises/bridge/")
    expect(page.locator(".picture .position-icon")).to_be_visible()


def test_the_list_shows_stills_that_wait_until_they_are_near(figure_app: LiveApp, browser: Browser) -> None:
    page = figure_app.enter(browser)
    page.goto("/exercises/")
    still = page.locator(f"a[href='{PAGE}'] img.still")
    expect(still).to_have_attribute("loading", "lazy")
    expect(still).not_to_have_attribute("alt", "")


@pytest.mark.parametrize(
    ("scripts", "screen"), [((WITH_A_CHIP,), "live"), ((WITHOUT_3D,), "fade")], ids=["live", "stills"]
)
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    figure_app: LiveApp, browser: Browser, three: None, scripts: tuple[str, ...], screen: str
) -> None:
    page = _open(figure_app, browser, *scripts, width=390)
    assert _screen(page) == screen
    page.locator("[data-key=up]").press("Enter")
    page.locator("[data-fault=rocking-the-hips] summary").press("Enter")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        results = Axe().run(page)
        assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
