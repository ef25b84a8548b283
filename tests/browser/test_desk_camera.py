"""The camera at the desk: since when the position has not changed, and nothing else."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_stage import PlayerApp
from tests.plumbing.acted_coach import CAMERA

FOLLOW = """async ([looks, away]) => {
    const { stillness } = await import("/reminders/still.js");
    const follower = stillness(away);
    return looks.map(([at, place]) => {
        const numbers = new Float64Array(2 + 33 * 4);
        numbers[1] = 1.5;
        if (place) {
            const [x, y, lean, scale] = place;
            for (const [point, dx, dy] of [[0, lean, -0.2], [11, 0.1, 0], [12, -0.1, 0]])
                numbers.set([x + dx * scale / 1.5, y + dy * scale, 0, 0.9], 2 + point * 4);
        }
        return follower.look(numbers, at);
    });
}"""
HERE = (0.5, 0.6, 0.0, 1.0)
LEANING = (0.5, 0.6, 0.12, 1.0)
NEARER = (0.5, 0.6, 0.0, 1.4)
LOOKING_ABOUT = (0.51, 0.6, 0.03, 1.05)
Looks = list[tuple[int, tuple[float, float, float, float] | None]]


def since(modules: Page, looks: Looks) -> list[int | None]:
    found: list[int | None] = modules.evaluate(FOLLOW, [looks, 300])
    return found


@pytest.mark.parametrize(
    ("looks", "says"),
    [
        ([(0, HERE), (10, HERE), (20, LOOKING_ABOUT), (30, HERE)], [0, 0, 0, 0]),
        ([(0, HERE), (10, LEANING), (20, HERE), (30, HERE)], [0, 0, 0, 0]),
        ([(0, HERE), (10, LEANING), (20, LEANING), (30, LEANING)], [0, 0, 20, 20]),
        ([(0, HERE), (10, NEARER), (20, NEARER)], [0, 0, 20]),
        ([(0, HERE), (10, LEANING), (20, NEARER), (30, HERE)], [0, 0, 0, 0]),
        ([(0, HERE), (10, None), (200, HERE)], [0, 0, 0]),
        ([(0, HERE), (10, None), (310, HERE), (320, HERE)], [0, 0, 310, 310]),
        ([(0, None), (10, HERE)], [None, 10]),
    ],
    ids=["looks-about", "reaches", "sits-anew", "comes-nearer", "fidgets", "hidden", "away", "first"],
)
def test_only_another_position_that_is_held_begins_the_time_anew(
    modules: Page, looks: Looks, says: list[int | None]
) -> None:
    assert since(modules, looks) == says


STILL_FOR = """async ([span, now]) => {
    const { stillFor } = await import("/reminders/still.js");
    return stillFor(now, { getItem: () => span });
}"""


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ({"since": 1000, "last": 900_000}, 999_000),
        ({"since": 1000, "last": 700_000}, None),
        ({"since": 1000, "last": 1_100_000}, None),
        ({"since": "x", "last": 5}, None),
        ("nonsense", None),
        (None, None),
    ],
    ids=["looks-now", "long-ago", "clock-set-back", "no-numbers", "no-span", "nothing"],
)
def test_a_camera_that_no_longer_looks_tells_nothing(modules: Page, span: Any, found: int | None) -> None:
    assert modules.evaluate(STILL_FOR, [None if span is None else json.dumps(span), 1_000_000]) == found


def test_the_camera_is_on_from_tap_to_tap_and_only_the_time_is_remembered(page: Page, app: PlayerApp) -> None:
    page.add_init_script(CAMERA)
    app.let_in(page)
    page.goto(f"{app.url}/desk/")
    assert page.evaluate("() => window.opened.length") == 0
    before = app.kept("reminder")
    page.evaluate("() => localStorage.setItem('unhunch-camera', 'second')")
    page.get_by_role("button", name="Begin with the camera").click()
    expect(page.get_by_text("You are in a new position")).to_be_visible()
    assert page.evaluate("() => window.asked.video.deviceId.exact") == "second", "the camera that the player keeps"
    assert sorted(page.evaluate("() => JSON.parse(localStorage['unhunch-still'])")) == ["last", "since"]
    page.get_by_role("button", name="Stop the camera").click()
    assert page.evaluate("() => window.opened.map((track) => track.readyState)") == ["ended"]
    expect(page.get_by_role("button", name="Begin with the camera")).to_be_focused()
    assert app.kept("reminder") == before


def test_a_camera_that_is_refused_is_said_in_words(page: Page, app: PlayerApp) -> None:
    page.add_init_script(CAMERA)
    app.let_in(page)
    page.goto(f"{app.url}/desk/")
    page.evaluate("() => { window.refusal = 'NotAllowedError'; }")
    page.get_by_role("button", name="Begin with the camera").click()
    expect(page.get_by_role("alert").filter(has_text="may not use the camera")).to_be_visible()
