"""The camera in the session's page, with a camera and a coach that are acted, so that each moment can be said."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.player_stage import PlayerApp, all_sent, answer_check, skip_to
from tests.plumbing.acted_coach import CAMERA, act

# The raise with a band, eight times, two seconds out and three back.
RAISE = 3


def in_session(page: Page, app: PlayerApp, *, before: str = "") -> None:
    """The session is open, and the camera off."""
    page.add_init_script(CAMERA + before)
    app.let_in(page)
    page.goto(f"{app.url}/session/{app.short_session()}/")
    answer_check(page)


def switch_on(page: Page) -> None:
    page.locator("[data-camera-tap]").click()
    page.locator("[data-camera-on]").click()


def watched(page: Page, app: PlayerApp, *, before: str = "") -> None:
    """The camera is on, and the raise's first repetition begins."""
    in_session(page, app, before=before)
    switch_on(page)
    expect(page.locator("[data-person]")).to_be_visible()
    page.locator("[data-do=start]").click()
    page.locator("[data-do=toggle]").click()
    skip_to(page, "work", exercise=RAISE)
    page.locator("[data-do=toggle]").click()
    expect(page.locator("[data-on=play]")).to_have_attribute("data-led", "")


def number(page: Page) -> str:
    return page.locator("[data-number]").inner_text()


def states(page: Page) -> list[str]:
    """Whether each camera that was ever opened is still live."""
    found: list[str] = page.evaluate("() => window.opened.map((track) => track.readyState)")
    return found


def test_the_camera_is_off_until_it_is_tapped_and_its_first_use_explains_itself(page: Page, app: PlayerApp) -> None:
    in_session(page, app)
    assert (states(page), page.locator("[data-person]").is_visible()) == ([], False)
    page.locator("[data-camera-tap]").click()
    expect(page.locator("[data-dialog=camera] li")).to_have_count(3)
    page.locator("[data-dialog=camera] [data-close]").click()
    assert states(page) == []
    switch_on(page)
    expect(page.locator("[data-camera-light]")).to_be_visible()


def test_switched_off_every_track_ends_at_once(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    page.locator("[data-camera-tap]").click()
    assert states(page) == ["ended"]
    expect(page.locator("[data-person]")).to_be_hidden()
    expect(page.locator("[data-on=play]")).not_to_have_attribute("data-led", "")


def test_it_goes_off_with_the_window_out_of_sight(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    page.evaluate(
        """() => { Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
            document.dispatchEvent(new Event("visibilitychange")); }"""
    )
    assert states(page) == ["ended"]
    expect(page.locator("[data-flash]")).to_contain_text("out of sight")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("NotAllowedError", "may not use the camera"),
        ("NotFoundError", "no camera here"),
        ("NotReadableError", "Another program"),
    ],
)
def test_a_camera_that_cannot_be_had_is_said_in_words_and_the_timer_leads(
    page: Page, app: PlayerApp, error: str, said: str
) -> None:
    in_session(page, app, before=f"window.refusal = '{error}';")
    switch_on(page)
    expect(page.locator("[data-flash]")).to_contain_text(said)
    expect(page.locator("[data-person]")).to_be_hidden()
    page.locator("[data-do=start]").click()
    expect(page.locator("[data-on=play]")).to_have_attribute("data-phase", "running")


def test_a_camera_unplugged_in_mid_session_gives_the_set_to_the_timer(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    act(page, account={"counted": 1})
    expect(page.locator("[data-number]")).to_have_text("2")
    page.evaluate("() => { window.opened[0].stop(); window.opened[0].dispatchEvent(new Event('ended')); }")
    expect(page.locator("[data-flash]")).to_contain_text("The camera is gone")
    expect(page.locator("[data-number]")).to_have_text("3", timeout=15_000)


def test_a_repetition_waits_for_the_person_and_a_way_on_is_offered(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    expect(page.locator("[data-camera-note]")).to_contain_text("I wait for you", timeout=20_000)
    assert number(page) == "1"
    page.locator("[data-by-timer]").click()
    expect(page.locator("[data-number]")).to_have_text("2", timeout=15_000)
    expect(page.locator("[data-camera-note]")).to_have_text("The timer leads for this set.", timeout=15_000)


def test_a_set_of_which_nothing_was_seen_in_a_whole_wait_is_the_last_that_waits(page: Page, app: PlayerApp) -> None:
    page.add_init_script(CAMERA)
    app.let_in(page)
    page.goto(f"{app.url}/session/{next(name for name in app.sessions if '-main-' in name)}/")
    answer_check(page)
    switch_on(page)
    page.locator("[data-do=start]").click()
    page.locator("[data-do=toggle]").click()
    # Shoulder rolls, which have two sets.
    skip_to(page, "work", exercise=4)
    page.locator("[data-do=toggle]").click()
    expect(page.locator("[data-on=play]")).to_have_attribute("data-led", "")
    expect(page.locator("[data-flash]")).to_contain_text("I did not see it", timeout=60_000)
    page.locator("[data-do=toggle]").click()
    skip_to(page, "work", exercise=4)
    page.locator("[data-do=toggle]").click()
    # At once, and not after another wait of fifteen seconds.
    expect(page.locator("[data-camera-note]")).to_have_text("The timer leads for this set.", timeout=10_000)
    expect(page.locator("[data-on=play]")).not_to_have_attribute("data-led", "")


def test_what_the_coach_counts_ends_the_set_and_is_kept_in_its_record(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    for counted in range(1, 9):
        act(page, account={"counted": counted, "range": 71.25, "unit": "deg", "evenness": 0.8, "faults": ["shrug"]})
        if counted < 8:
            expect(page.locator("[data-number]")).to_have_text(str(counted + 1))
    expect(page.locator("[data-on=play]")).not_to_have_attribute("data-kind", "work")
    all_sent(page, app)
    kept = next(one for one in app.kept("set") if one["exercise"] == "lateral-raise-band")
    assert (kept["skipped"], kept["seen_repetitions"], kept["seen_range"]) == (False, 8, 71.3)
    assert (kept["seen_evenness"], kept["faults"], kept["sure_faults"]) == (0.8, ["shrug"], [])


def test_hands_out_of_sight_are_said_and_the_timer_goes_on_until_they_are_back(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    act(page, view={"limbs": False})
    expect(page.locator("[data-camera-note]")).to_have_text("I can't see your hands: going on by the timer.")
    expect(page.locator("[data-on=play]")).not_to_have_attribute("data-led", "")
    act(page, view={"limbs": True})
    expect(page.locator("[data-on=play]")).to_have_attribute("data-led", "")


def test_an_exercise_that_the_camera_cannot_judge_is_led_by_the_timer(page: Page, app: PlayerApp) -> None:
    in_session(page, app)
    switch_on(page)
    expect(page.locator("[data-player][data-camera=watching]")).to_be_visible()
    act(page, watching={"view": "none", "needs": []})
    page.locator("[data-do=start]").click()
    page.locator("[data-do=toggle]").click()
    skip_to(page, "ready", exercise=RAISE)
    expect(page.locator("[data-camera-note]")).to_have_text("The camera can't judge this exercise. The timer leads.")


def test_this_hurts_and_skip_go_before_the_coach(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    page.locator("[data-do=hurts]:visible").click()
    expect(page.locator("#hurts-title")).to_be_visible()
    act(page, account={"counted": 5})
    page.locator("[data-hurts] [data-close]").click()
    assert number(page) == "1"
    page.locator("[data-do=skip]").click()
    expect(page.locator("[data-on=play]")).not_to_have_attribute("data-kind", "work")
    all_sent(page, app)
    kept = next(one for one in app.kept("set") if one["exercise"] == "lateral-raise-band")
    assert kept["skipped"] is True


def test_of_two_cameras_one_is_chosen_and_kept_and_the_other_goes_dark(page: Page, app: PlayerApp) -> None:
    in_session(page, app, before="window.devices = ['first', 'second'];")
    switch_on(page)
    page.locator("[data-camera-choice]").select_option("second")
    page.wait_for_function("() => window.opened.length === 2")
    assert states(page) == ["ended", "live"]
    assert page.evaluate("() => window.asked.video.deviceId.exact") == "second"
    assert page.evaluate("() => localStorage.getItem('unhunch-camera')") == "second"


def rolls(page: Page) -> object:
    """What the coach is told of the head's roll, once it is told anything."""
    return page.evaluate(
        """() => new Promise((resolve) => {
            const heard = new BroadcastChannel("acted-coach");
            heard.onmessage = ({ data }) => { if ("roll" in data) { heard.close(); resolve(data.roll ?? null); } };
        })"""
    )


@pytest.mark.parametrize(("asked", "told"), [(False, None), (True, 36.87)])
def test_the_head_s_roll_goes_to_the_coach_only_where_the_exercise_asks_for_it(
    page: Page,
    app: PlayerApp,
    asked: bool,  # noqa: FBT001 - a table's column
    told: float | None,
) -> None:
    in_session(page, app)
    switch_on(page)
    expect(page.locator("[data-player][data-camera=watching]")).to_be_visible()
    act(page, watching={"view": "front", "needs": ["head"], "roll": asked})
    page.locator("[data-do=start]").click()
    page.locator("[data-do=toggle]").click()
    skip_to(page, "work", exercise=RAISE)
    # The acted eyes lie 0.02 of the picture's width apart, which is 4/3 of its height, and 0.02 of its height.
    found = [rolls(page) for _look in range(30)][-1]
    assert found == (told if told is None else pytest.approx(told, abs=0.01))


def test_one_camera_offers_no_choice(page: Page, app: PlayerApp) -> None:
    in_session(page, app)
    switch_on(page)
    expect(page.locator("[data-camera-light]")).to_be_visible()
    expect(page.locator("[data-camera-choice]")).to_be_hidden()


def test_the_picture_is_a_mirror_unless_that_is_switched_off(page: Page, app: PlayerApp) -> None:
    in_session(page, app)
    switch_on(page)
    box = page.locator("[data-person]")
    expect(box).to_have_attribute("data-mirrored", "")
    page.locator("[data-mirror]").click()
    expect(box).not_to_have_attribute("data-mirrored", "")


def test_parts_that_cannot_start_are_said_and_the_camera_goes_off(page: Page, app: PlayerApp) -> None:
    page.route("**/vision_bundle.mjs", lambda route: route.abort())
    in_session(page, app)
    switch_on(page)
    expect(page.locator("[data-flash]")).to_contain_text("could not start")
    assert states(page) == ["ended"]


def test_without_the_parts_the_tap_says_so_until_they_have_come(page: Page, app: PlayerApp) -> None:
    parts = Path(app.environment["UNHUNCH_VENDOR"]) / "parts.json"
    kept = parts.read_bytes()
    parts.unlink()
    try:
        in_session(page, app)
        switch_on(page)
        expect(page.locator("[data-flash]")).to_contain_text("The camera coach is not there")
        assert states(page) == []
        parts.write_bytes(kept)
        page.locator("[data-camera-tap]").click()
        expect(page.locator("[data-camera-light]")).to_be_visible()
    finally:
        parts.write_bytes(kept)


def test_the_session_s_end_switches_the_camera_off(page: Page, app: PlayerApp) -> None:
    watched(page, app)
    page.locator("[data-leave]").click()
    page.locator("[data-leave-for=good]").click()
    expect(page.locator("[data-player][data-screen=next]")).to_be_visible()
    assert states(page) == ["ended"]


def test_the_threads_may_ask_this_server_alone_whatever_runs_in_them(page: Page, app: PlayerApp) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    in_session(page, app)
    switch_on(page)
    expect(page.locator("[data-camera-light]")).to_be_visible()
    expect(page.locator("[data-player][data-camera=watching]")).to_be_visible()
    policies = page.evaluate(
        """() => { const { pose, coach } = JSON.parse(document.getElementById("camera-facts").textContent);
            return Promise.all([pose, coach].map((address) => fetch(address)
              .then((answer) => answer.headers.get("content-security-policy")))); }"""
    )
    assert policies == ["default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"] * 2
    # What is acted here asks for this as soon as it is loaded.
    assert not [one for one in asked if "elsewhere.test" in one]
