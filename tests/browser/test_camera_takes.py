"""What a replay is made of, in the browser's own engine: points, thinned, without what was not seen, and moments."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from unhunch.service.replays import APART_MS, DRAWN, LONGEST_S

TAKE = """async ([looks, events]) => {
    const { happened, isWorth, keptOf, looked, momentsOf, newTake, placesAt } = await import("/camera/takes.js");
    const take = newTake({ replay: "r", exercise: "raise", set: 1, side: null, name: "Raise", mirrored: true });
    take.led = true;
    for (const [t, x, sure] of looks) {
        looked(take, new Float64Array([t, 4 / 3, ...Array.from({ length: 33 }, () => [x, 0.5, 0, sure]).flat()]));
    }
    for (const [event, t] of events) happened(take, event, t);
    return { kept: keptOf(take), worth: isWorth(take), moments: momentsOf(take),
             between: looks.length ? placesAt(take, 50) : null };
}"""


def taken(modules: Page, looks: list[list[float]], *events: list[Any]) -> Any:
    return modules.evaluate(TAKE, [looks, list(events)])


def at(fps: float, seconds: float, sure: float = 0.9) -> list[list[float]]:
    return [[100 + n / fps, n / 1000, sure] for n in range(int(fps * seconds) + 1)]


def test_the_module_and_the_server_mean_the_same_by_a_replay(modules: Page) -> None:
    found = modules.evaluate(
        """async () => { const { APART_MS, DRAWN, LONGEST_MS } = await import("/camera/takes.js");
            return [APART_MS, DRAWN, LONGEST_MS / 1000]; }"""
    )
    assert found == [APART_MS, list(DRAWN), LONGEST_S]


@pytest.mark.parametrize("fps", [4, 9.7, 20, 60])
def test_ten_looks_a_second_at_most_are_kept_in_whole_thousandths(modules: Page, fps: float) -> None:
    looks = taken(modules, at(fps, 5))["kept"]["looks"]
    gaps = [after[0] - before[0] for before, after in pairwise(looks)]
    assert min(gaps) >= APART_MS
    assert max(gaps) <= max(150, 1000 / fps + 1)
    assert {len(look) for look in looks} == {1 + 2 * len(DRAWN)}
    assert all(isinstance(number, int) for look in looks for number in look)


def test_what_was_not_seen_has_no_place(modules: Page) -> None:
    looks = taken(modules, at(10, 3, sure=0.3))["kept"]["looks"]
    assert {tuple(look[1:]) for look in looks} == {(None,) * 2 * len(DRAWN)}


def test_after_two_minutes_nothing_more_is_taken_and_no_mark_lies_beyond(modules: Page) -> None:
    late = [{"kind": "cue", "fault": "shrug"}, 100_000 + 125_000]
    early = [{"kind": "repetition"}, 100_000 + 3_000]
    kept = taken(modules, at(10, 130), late, early)["kept"]
    assert kept["looks"][-1][0] <= LONGEST_S * 1000
    assert (kept["faults"], kept["faults_ms"], kept["repetitions_ms"]) == ([], [], [3000])
    assert "name" not in kept


def test_a_pause_is_no_part_of_the_set(modules: Page) -> None:
    paused = [*at(10, 3), *([t + 300, x, sure] for t, x, sure in at(10, 3))]
    kept = taken(modules, paused)["kept"]
    assert len(kept["looks"]) == len(paused)
    assert kept["looks"][-1][0] == pytest.approx(7000, abs=2)


def test_what_is_said_just_after_the_last_look_is_marked_at_the_end(modules: Page) -> None:
    kept = taken(modules, at(10, 5), [{"kind": "repetition"}, 105_400])["kept"]
    assert kept["repetitions_ms"] == [kept["looks"][-1][0]]


def test_the_moments_stand_in_their_order_and_what_the_coach_says_else_is_none(modules: Page) -> None:
    said = (
        [{"kind": "repetition"}, 103_000],
        [{"kind": "cue", "fault": "shrug"}, 101_500],
        [{"kind": "mended"}, 102_000],
    )
    assert taken(modules, at(10, 5), *said)["moments"] == [
        {"at": 1500, "fault": "shrug"},
        {"at": 3000, "repetition": 1},
    ]


def test_a_glimpse_is_not_worth_watching(modules: Page) -> None:
    assert taken(modules, at(10, 1))["worth"] is False
    assert taken(modules, at(10, 3))["worth"] is True
    assert taken(modules, [])["worth"] is False


def test_between_two_looks_the_figure_moves_on_evenly(modules: Page) -> None:
    assert taken(modules, [[100, 0.2, 0.9], [100.1, 0.4, 0.9]])["between"]["11"] == [300, 500]
    assert taken(modules, [[100, 0.2, 0.9], [100.1, 0.4, 0.1]])["between"]["11"] == [200, 500]


# How much of the trunk's colour is where the trunk is, from looks in which these landmarks were not seen.
TRUNK = """async (hidden) => {
  const { DRAWN } = await import("/camera/takes.js");
  const { ghost } = await import("/camera/ghost.js");
  const at = { 0: [500, 150], 7: [520, 140], 8: [480, 140], 11: [540, 250], 12: [460, 250], 23: [530, 500],
    24: [470, 500], 27: [530, 900], 28: [470, 900] };
  const places = DRAWN.flatMap((one) => (at[one] && !hidden.includes(one) ? at[one] : [null, null]));
  const canvas = document.body.appendChild(document.createElement("canvas"));
  Object.assign(canvas.style, { display: "block", width: "300px", height: "300px" });
  const blue = ["skin", "legs", "hair", "edge", "ground", "mark"].map((name) => [name, "blue"]);
  const inks = { ...Object.fromEntries(blue), shirt: "rgb(255, 0, 0)" };
  const take = { aspect: 1, mirrored: false, looks: [[0, ...places], [1000, ...places]] };
  ghost(canvas, take, () => inks).draw(0);
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, at) => at % 4 === 0 && value > 200 && data[at + 2] < 50).length; }"""


@pytest.mark.parametrize("hidden", [[], [12], [12, 24], [11, 24]])
def test_a_trunk_is_drawn_wherever_one_shoulder_and_one_hip_are_seen(modules: Page, hidden: list[int]) -> None:
    assert modules.evaluate(TRUNK, hidden) > 1000


def test_a_trunk_without_an_end_is_not_made_up(modules: Page) -> None:
    assert modules.evaluate(TRUNK, [11, 12]) == 0
