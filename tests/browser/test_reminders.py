"""A reminder comes to an open page, is answered, and a break leads into the player."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessible import faults
from tests.browser.player_stage import PlayerApp, playing

HOUR_MS = 3_600_000
AT_THE_DESK = (
    f"localStorage.setItem('unhunch-awake', JSON.stringify({{since: Date.now() - {HOUR_MS}, last: Date.now()}}))"
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayerApp]:
    """A server with a person who may begin."""
    with playing(tmp_path_factory.mktemp("reminded")) as started:
        yield started


@pytest.fixture
def page(app: PlayerApp, browser: Browser) -> Iterator[Page]:
    """A window of the person who switched on the session and the breaks."""
    context = browser.new_context()
    one = context.new_page()
    app.let_in(one)
    one.goto(f"{app.url}/settings/reminders/")
    one.get_by_label("Remind me of my session").check()
    one.get_by_label("Offer me breaks").check()
    one.get_by_role("button", name="Keep these reminders").click()
    expect(one.get_by_text("Your reminders are kept.")).to_be_visible()
    yield one
    context.close()


def at(app: PlayerApp, page: Page, now: str) -> None:
    """Server and browser tell the same time."""
    app.set_time(now)
    page.clock.set_fixed_time(now)


def said(app: PlayerApp) -> list[object]:
    return [one["what"] for one in app.kept("reminder")]


def test_reminders_come_are_answered_and_lead_where_they_should(app: PlayerApp, page: Page) -> None:
    at(app, page, "2026-11-23T18:00:00+00:00")
    page.goto(f"{app.url}/learn/")
    card = page.locator(".reminder-card")
    expect(card.get_by_role("heading", name="Time for your session")).to_be_visible()
    assert faults(page) == []
    card.get_by_role("button", name="Not today").click()
    expect(card).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="Learn", level=1)).to_be_visible()
    assert said(app) == ["shown", "skipped"]

    at(app, page, "2026-11-24T10:30:00+00:00")
    page.evaluate(AT_THE_DESK)
    page.goto(f"{app.url}/learn/")
    expect(card.get_by_role("heading", name="Time for a break")).to_be_visible()
    card.get_by_label("In a meeting until").select_option(index=0)
    card.get_by_role("button", name="Quiet until then").click()
    expect(card).to_have_count(0)
    assert said(app) == ["shown", "skipped", "shown", "postponed", "meeting"]

    at(app, page, "2026-11-25T10:30:00+00:00")
    page.evaluate(AT_THE_DESK)
    page.reload()
    card.get_by_role("button", name="Start").click()
    page.wait_for_url(re.compile("/session/2026-11-25-break-1/"))
    expect(page.get_by_text("A break at the desk")).to_be_visible()
    assert said(app)[-2:] == ["shown", "started"]


@pytest.mark.parametrize(
    ("past", "first"),
    [("14:02:00", "14:30"), ("14:24:59", "14:30"), ("14:25:00", "15:00"), ("14:40:00", "15:00"), ("23:50:00", "00:00")],
)
def test_a_meeting_may_end_at_the_next_half_hours(modules: Page, past: str, first: str) -> None:
    script = f"import('/reminders/meetings.js').then(({{ ends }}) => ends(new Date('2026-11-23T{past}').getTime()))"
    offered = modules.evaluate(script)
    assert (offered[0], len(offered)) == (first, 8)


@pytest.mark.parametrize(
    ("kept", "minutes"),
    [
        ("null", 0),
        ("'no object'", 0),
        ("{ since: 0, last: 59 }", 60),
        ("{ since: 0, last: 55 }", 0),
        ("{ since: 0, last: 61 }", 0),
    ],
)
def test_a_stretch_at_the_desk_ends_where_nobody_looked_for_a_while(modules: Page, kept: str, minutes: int) -> None:
    script = f"""import('/reminders/awake.js').then(({{ awake }}) => {{
        const minute = 60000, kept = {kept};
        const scaled = kept && {{ since: kept.since * minute, last: kept.last * minute }};
        const store = {{ getItem: () => JSON.stringify(scaled), setItem: () => {{}} }};
        return awake(60 * minute, 5 * minute, store) / minute;
    }})"""
    assert modules.evaluate(script) == minutes
