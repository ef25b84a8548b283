"""The figure of a session follows what the session's clock says; the clock is the test's."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.player_stage import PlayerApp, answer_check, begin, come_in, playing, run
from tests.plumbing.figure import LOOP, WITH_A_CHIP, WITHOUT_3D, make_pictures
from unhunch import load_catalogue

# Both of one moment, however long a question to the browser takes.
LABEL_AND_AT = """() => [document.querySelector("[data-label]").innerText,
  document.querySelector(".p-figure").dataset.at]"""


@pytest.fixture(scope="module")
def drawn_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayerApp]:
    """A server with a person who may begin, and a figure for every exercise."""
    folder = tmp_path_factory.mktemp("drawn")
    catalogue = load_catalogue()
    pictures = make_pictures(folder / "pictures", [*catalogue.exercises, *catalogue.variants], loop=LOOP)
    with playing(folder, UNHUNCH_PICTURES=str(pictures)) as app:
        yield app


@pytest.fixture
def session(page: Page, drawn_app: PlayerApp) -> Page:
    """The main session of the day, begun, shown by stills."""
    return _begun(page, drawn_app, WITHOUT_3D)


def _begun(page: Page, app: PlayerApp, script: str) -> Page:
    app.begin_anew()
    page.add_init_script(script)
    come_in(page, app, app.main_session(), moving=True)
    answer_check(page)
    begin(page)
    return page


def _at(page: Page) -> float:
    return float(page.locator(".p-figure").get_attribute("data-at") or "nan")


def _to_a_hold(page: Page) -> None:
    """Skips to the first exercise whose repetitions are held."""
    for _ in range(60):
        if page.locator("[data-on=play]").get_attribute("data-kind") == "hold":
            return
        page.locator("[data-do=skip]").press("Enter")
        run(page, 0.2)
    pytest.fail("no exercise of the session is held")


def test_the_figure_is_at_its_target_while_the_person_holds(session: Page) -> None:
    _to_a_hold(session)
    seen: dict[str, list[float]] = {}
    for _ in range(24):
        label, at = session.evaluate(LABEL_AND_AT)
        seen.setdefault(label, []).append(float(at))
        run(session, 0.5)
    assert all(2 <= at <= 3 for at in seen["Hold"]), seen
    assert all(at <= 2 for at in seen["Ease in"]), seen


def test_paused_means_that_the_figure_stands_still(session: Page) -> None:
    run(session, 3)
    session.locator("[data-do=toggle]").press("Enter")
    stood = _at(session)
    run(session, 5)
    assert _at(session) == stood
    session.locator("[data-do=toggle]").press("Enter")
    run(session, 2)
    assert _at(session) != stood


def test_the_still_is_the_one_that_the_body_moves_to(session: Page) -> None:
    _to_a_hold(session)
    run(session, 1)
    expect(session.locator(".p-figure img")).to_have_attribute("src", re.compile("--up"))


def test_the_picture_says_which_exercise_it_is_and_what_the_body_does_now(session: Page) -> None:
    said = set()
    for _ in range(12):
        said.add(session.locator(".p-figure").get_attribute("aria-label"))
        run(session, 0.5)
    assert len(said) > 1
    assert len({str(one).split(". ")[0] for one in said}) == 1


def test_the_live_figure_takes_the_stills_place(page: Page, drawn_app: PlayerApp, three: None) -> None:
    _begun(page, drawn_app, WITH_A_CHIP)
    page.clock.resume()
    expect(page.locator(".p-figure[data-screen=live] canvas")).to_be_visible(timeout=60_000)
    began = _at(page)
    page.wait_for_function("began => document.querySelector('.p-figure').dataset.at > began", arg=began)


FRAME = "document.querySelector('.p-figure canvas')?.toDataURL()"


def test_without_a_chip_the_loops_pictures_follow_the_clock(page: Page, drawn_app: PlayerApp) -> None:
    _begun(page, drawn_app, "")
    expect(page.locator(".p-figure[data-screen=loop] canvas")).to_be_visible(timeout=30_000)
    run(page, 1)
    shown, at = page.evaluate(FRAME), _at(page)
    run(page, 1.5)
    assert _at(page) != at
    page.wait_for_function(f"shown => {FRAME} !== shown", arg=shown)
    page.locator("[data-do=toggle]").press("Enter")
    run(page, 0.5)
    stood = page.evaluate(FRAME)
    run(page, 3)
    assert page.evaluate(FRAME) == stood


def test_where_motion_is_unwelcome_the_loop_stays_a_still(browser: Browser, drawn_app: PlayerApp) -> None:
    page = browser.new_context(reduced_motion="reduce").new_page()
    _begun(page, drawn_app, "")
    run(page, 3)
    expect(page.locator(".p-figure img")).to_be_visible()
    assert page.locator(".p-figure canvas").count() == 0
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390), (1280, 800), (320, 640), (820, 1180)])
def test_the_figure_never_hides_the_countdown_or_what_is_pressed(
    browser: Browser, drawn_app: PlayerApp, width: int, height: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    _begun(page, drawn_app, WITHOUT_3D)
    run(page, 15)
    for control in ("toggle", "back", "skip", "more", "hurts"):
        expect(page.locator(f"[data-do={control}]").first).to_be_in_viewport(ratio=0.99)
    ring, figure = (page.locator(part).bounding_box() for part in ("[data-ring]", ".p-figure"))
    assert ring is not None
    assert ring["width"] >= 0.3 * min(width, height)
    if figure is not None and figure["width"]:
        apart = figure["x"] + figure["width"] <= ring["x"] or figure["y"] + figure["height"] <= ring["y"]
        assert apart
    page.context.close()
