"""One server a module, and one that already holds a person with a plan."""

import os
from collections.abc import Generator, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.player_stage import PlayerApp, playing
from tests.plumbing import journeys
from tests.plumbing.acted_coach import make_parts
from tests.plumbing.data import ROOT
from tests.plumbing.live import LiveApp, start_app
from tools.vendor import told

# What a page shows may wait for the program, and that for the tests beside it: five seconds were too few now and then.
expect.set_options(timeout=30_000)
SCRIPTS = ROOT / "src" / "unhunch" / "web" / "static" / "js"


@pytest.fixture(scope="module")
def live_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """The program, freshly started on an empty home folder."""
    app = start_app(tmp_path_factory.mktemp("home") / "unhunch")
    yield app
    app.stop()


@pytest.fixture(autouse=True)
def _windows_closed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Nothing; after each test the program's windows are closed."""
    yield
    if "live_app" in request.fixturenames:
        request.getfixturevalue("live_app").leave()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The report, for a failed test with what its last window showed."""
    report = yield
    app = getattr(item, "funcargs", {}).get("live_app")
    if report.failed and report.when == "call" and app is not None:
        report.sections.append(("the last window", app.seen()))
    return report


@pytest.fixture(scope="module")
def planned_app(live_app: LiveApp, browser: Browser) -> LiveApp:
    """The program with a person who went through everything up to a plan."""
    page = live_app.enter(browser)
    journeys.welcome(page)
    journeys.answer_all(page)
    page.get_by_role("button", name="My answers are right").click()
    journeys.profile(page, (20, 0, 15, 0, 0, 5, 0))
    return live_app


@pytest.fixture(scope="module")
def filmed_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayerApp]:
    """A server with a person who may begin, and with acted parts of the camera."""
    folder = tmp_path_factory.mktemp("filmed")
    with playing(folder, UNHUNCH_VENDOR=str(make_parts(folder / "vendor"))) as app:
        yield app


@pytest.fixture
def app(filmed_app: PlayerApp) -> PlayerApp:
    """The server with its records as they were before any test."""
    filmed_app.begin_anew()
    return filmed_app


@pytest.fixture(scope="session")
def three() -> None:
    """Nothing; the test needs three.js, which continuous integration may not lack."""
    if "three" in told(ROOT / "var" / "vendor" / "parts.json"):
        return
    if os.environ.get("CI") == "true":
        pytest.fail("CI=true and the parts from npm are missing: ./run test fetches them", pytrace=False)
    pytest.skip("three.js has not been fetched: ./run test fetches it")


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """A bare page that can load the modules."""

    def answer(route: Route) -> None:
        name = route.request.url.split("modules.test/", 1)[-1]
        if name.endswith(".js"):
            route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")

    page = browser.new_context().new_page()
    page.route("**/*", answer)
    page.goto("http://modules.test/")
    yield page
    page.context.close()
