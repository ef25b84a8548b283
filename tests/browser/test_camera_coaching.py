"""What the camera's coach shows and says: its cues, the silhouette to step into, and that the machine is slow."""

import json
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.player_stage import PlayerApp, skip_to
from tests.browser.test_camera_page import RAISE, in_session, switch_on, watched
from tests.plumbing.acted_coach import act
from tests.plumbing.acted_voice import LOCAL, heard, with_voices
from tools import silhouettes

EXERCISE = "lateral-raise-band"
# What is told after several looks takes longer on a busy machine.
WAIT_MS = 20_000


def spoken(page: Page) -> list[Any]:
    """The sentences that the voice has said."""
    return [one[1] for one in heard(page, "spoken") if isinstance(one, list)]


# ---- cues ----


def test_a_cue_is_shown_and_spoken_in_the_catalogue_s_words_and_so_is_the_praise_once_it_is_mended(
    page: Page, app: PlayerApp
) -> None:
    watched(page, app, before=with_voices(LOCAL))
    cues = page.evaluate("() => JSON.parse(document.getElementById('camera-facts').textContent).cues")
    cue = cues[EXERCISE]["shrug"]
    shown = page.locator("[data-camera-note][data-kind=cue]")
    act(page, events=[{"kind": "cue", "fault": "shrug"}])
    expect(shown).to_have_text(cue)
    assert cue in spoken(page)
    act(page, events=[{"kind": "mended", "fault": "shrug"}])
    expect(shown).to_have_text("That is better.")
    assert "That is better." in spoken(page)


# ---- the silhouette ----

# Where a figure or a skeleton has its ears, shoulders, elbows, wrists, hips, knees and ankles.
JOINTS = (7, *range(11, 17), *range(23, 29))
WIDTH, HEIGHT = 320, 240
# Ink that the picture shines through, and ink that it doesn't.
THROUGH, FULL = (60, 120), (255, 255)
INKED = """([dots, [least, most]]) => {
  const pen = document.querySelector("[data-bones]").getContext("2d");
  const inks = dots.map(([x, y]) => pen.getImageData(Math.round(x), Math.round(y), 1, 1).data[3]);
  return inks.every((ink) => least <= ink && ink <= most);
}"""
Dots = list[list[float]]


def silhouette(exercise: str) -> Dots:
    """Where the exercise's silhouette has its joints, in dots of the picture."""
    points = json.loads(silhouettes.FILE.read_text(encoding="utf-8"))[exercise]
    return [[WIDTH / 2 + points[one][0] * HEIGHT, points[one][1] * HEIGHT] for one in JOINTS]


# The acted person's own shoulders and hands, and the middle of their trunk, where no bone is.
PERSON: Dots = [[x * WIDTH, y * HEIGHT] for x, y in ((0.55, 0.3), (0.45, 0.3), (0.58, 0.54), (0.42, 0.54))]
BELLY: Dots = [[0.5 * WIDTH, 0.42 * HEIGHT]]


def test_who_is_not_well_in_the_picture_sees_the_exercise_s_silhouette_and_else_their_own_bones(
    page: Page, app: PlayerApp
) -> None:
    in_session(page, app)
    switch_on(page)
    expect(page.locator("[data-player][data-camera=watching]")).to_be_visible()
    page.locator("[data-do=start]").click()
    page.locator("[data-do=toggle]").click()
    skip_to(page, "ready", exercise=RAISE)
    shape, other = silhouette(EXERCISE), silhouette("bird-dog")
    for size, advice in ((0, "Step into the picture"), (2.6, "Step back")):
        act(page, size=size)
        page.wait_for_function(INKED, arg=[shape, THROUGH])
        expect(page.locator("[data-camera-note]")).to_contain_text(advice)
        assert not page.evaluate(INKED, [other, THROUGH])
        act(page, size=1)
        page.wait_for_function(INKED, arg=[PERSON, FULL])
        assert page.evaluate(INKED, [BELLY, (0, 0)])


# ---- a slow machine ----

LOOKS = """(count) => new Promise((resolve) => {
  const channel = new BroadcastChannel("acted-coach");
  const times = [];
  channel.onmessage = ({ data }) => {
    if ("t" in data) times.push(data.t);
    if (times.length === count) { channel.close(); resolve(times); }
  };
})"""


def test_a_slow_machine_looks_less_often_by_itself_and_says_so_and_the_coach_still_leads(
    page: Page, app: PlayerApp
) -> None:
    watched(page, app)
    # Three quarters of the time may go into looks: one of 120 ms comes every 160 ms, which is 6 times a second.
    act(page, took=120)
    said = "This computer is busy: I look 6 times a second."
    expect(page.locator("[data-flash]")).to_contain_text(said, timeout=WAIT_MS)
    expect(page.locator("[data-on=play]")).to_have_attribute("data-led", "")
    times = page.evaluate(LOOKS, 9)
    assert all(later > before for before, later in pairwise(times))
    # One that came late may be followed at once by the next; a busy machine only makes it longer.
    assert times[-1] - times[0] >= 7 * 0.160 - 0.001


def test_on_a_machine_that_is_too_slow_to_follow_the_timer_leads_and_that_is_shown_and_spoken(
    page: Page, app: PlayerApp
) -> None:
    watched(page, app, before=with_voices(LOCAL))
    act(page, took=400)
    expect(page.locator("[data-on=play]")).not_to_have_attribute("data-led", "", timeout=WAIT_MS)
    why = "This computer is too busy to follow you. The timer leads."
    expect(page.locator("[data-camera-note]")).to_have_text(why)
    assert why in spoken(page)
