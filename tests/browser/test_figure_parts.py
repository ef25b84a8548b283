"""The pure parts of the figure, run where they run: in the browser's own engine, without page or server."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

SCRIPTS = Path(__file__).resolve().parents[2] / "src" / "unhunch" / "web" / "static" / "js"


def _key(name: str, at_s: float, phase: str | None = None, hold_s: float = 0) -> dict[str, Any]:
    return {"name": name, "at_s": at_s, "hold_s": hold_s, "phase": phase}


def _spec(*keys: dict[str, Any], loop_s: float = 8, sides: str = "both", side: str | None = None) -> dict[str, Any]:
    return {"loop_s": loop_s, "sides": sides, "side": side, "keys": list(keys)}


ONCE = _spec(_key("down", 0, "rest"), _key("up", 2, "target", 1))
THREE = _spec(_key("rest", 0, "rest"), _key("y", 1, "target"), _key("rest2", 2, "rest"), _key("t", 3, "target"),
              _key("rest3", 4, "rest"), _key("w", 5, "target"), loop_s=6)  # fmt: skip
IN_TURN = _spec(_key("l", 1, "target"), _key("rest", 2, "rest"), _key("r", 3, "target"), loop_s=4, sides="alternate")
STEP = {"kind": "work", "item": 0, "set": 1, "repetition": 1, "side": None, "phases": [], "duration_s": 6}
PHASES = {**STEP, "phases": [2, 2, 2]}


def _moment(modules: Page, spec: dict[str, Any], steps: list[dict[str, Any]], index: int, elapsed_s: float) -> float:
    code = "async (given) => (await import('/figure/phase.js')).momentOf(...given)"
    return float(modules.evaluate(code, [spec, steps, index, elapsed_s * 1000]))


@pytest.mark.parametrize(("elapsed_s", "expected"), [(0, 0), (1, 1), (2, 2), (3, 2.5), (4, 3), (5, 5.5), (6, 8)])
def test_out_leads_to_the_target_a_hold_stays_there_and_back_leads_to_rest(
    modules: Page, elapsed_s: float, expected: float
) -> None:
    assert _moment(modules, ONCE, [PHASES], 0, elapsed_s) == pytest.approx(expected, abs=0.02)


def test_a_long_hold_stays_at_the_target(modules: Page) -> None:
    hold = {**STEP, "kind": "hold", "phases": [2, 30, 2], "duration_s": 34}
    assert all(2 <= _moment(modules, ONCE, [hold], 0, s) <= 3 for s in (2, 10, 20, 31.9))


@pytest.mark.parametrize("kind", ["rest", "position", "switch"])
def test_the_body_waits_at_rest(modules: Page, kind: str) -> None:
    assert _moment(modules, ONCE, [{**STEP, "kind": kind}], 0, 3) == 0


def test_before_it_begins_the_whole_movement_is_shown_as_often_as_it_fits(modules: Page) -> None:
    ready = {**STEP, "kind": "ready", "duration_s": 10}
    assert [_moment(modules, ONCE, [ready], 0, s) for s in (1, 7, 8.5, 9.9)] == [1, 7, 0, 0]


def test_what_goes_on_without_counting_loops(modules: Page) -> None:
    walk = {**STEP, "kind": "walk", "repetition": 0, "duration_s": 600}
    assert _moment(modules, ONCE, [walk], 0, 19) == 3


def test_a_repetition_without_a_tempo_is_one_loop(modules: Page) -> None:
    assert _moment(modules, ONCE, [{**STEP, "duration_s": 4}], 0, 2) == 4


@pytest.mark.parametrize(("index", "low", "high"), [(0, 0, 2), (1, 2, 4), (2, 4, 6)])
def test_each_of_several_moves_shows_its_own_part(modules: Page, index: int, low: float, high: float) -> None:
    steps = [{**PHASES, "index": n} for n in range(3)]
    moments = [_moment(modules, THREE, steps, index, s) for s in (0.1, 2, 5.9)]
    assert low <= moments[0] < moments[1] < moments[2] <= high


@pytest.mark.parametrize(("side", "low", "high"), [("left", 0, 2), ("right", 2, 4)])
def test_an_alternating_loop_shows_the_side_that_works(modules: Page, side: str, low: float, high: float) -> None:
    step = {**PHASES, "side": side}
    assert low <= _moment(modules, IN_TURN, [step], 0, 2) <= high


@pytest.mark.parametrize(
    ("drawn", "side", "expected"), [("l", "left", False), ("l", "right", True), ("r", "left", True)]
)
def test_the_other_side_is_the_picture_mirrored(modules: Page, drawn: str, side: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    spec = _spec(_key("rest", 0, "rest"), sides="one", side=drawn)
    steps = [{**STEP, "kind": "ready"}, {**STEP, "side": side}]
    code = "async (given) => (await import('/figure/phase.js')).mirroredIn(...given)"
    assert [modules.evaluate(code, [spec, steps, n]) for n in (0, 1)] == [expected, expected]


HEAD = """async ([events]) => {
    const head = await import("/figure/head.js");
    let now = head.begin(8);
    for (const [name, ...given] of events) now = head[name](now, ...given);
    return now;
}"""


def test_time_passes_only_while_it_plays_and_half_as_quickly_when_slow(modules: Page) -> None:
    events = [
        ["played", 0, True],
        ["moved", 2000],
        ["slowed", 2000, True],
        ["moved", 4000],
        ["played", 4000, False],
        ["moved", 9000],
    ]
    assert modules.evaluate(HEAD, [events])["at"] == 3


def test_the_loop_begins_again(modules: Page) -> None:
    assert modules.evaluate(HEAD, [[["played", 0, True], ["moved", 9500]]])["at"] == 1.5


@pytest.mark.parametrize(("at", "expected"), [(0, 0), (0.5, 1), (2, 1), (3, 1), (3.5, 0), (7.9, 0)])
def test_the_words_are_those_of_the_moment_that_the_body_moves_to(modules: Page, at: float, expected: int) -> None:
    code = "async (given) => (await import('/figure/head.js')).keyAt(...given)"
    assert modules.evaluate(code, [ONCE["keys"], at]) == expected


def test_the_camera_goes_all_around_but_not_below_the_floor(modules: Page) -> None:
    code = "async () => (await import('/figure/angles.js')).turned({ around: 10, up: 0 }, -20, -40)"
    assert modules.evaluate(code) == {"around": 350, "up": -5}


def test_a_narrow_picture_is_taken_from_further_away(modules: Page) -> None:
    code = """async (shape) => {
        const { place } = await import("/figure/angles.js");
        return place({ around: 0, up: 0 }, { distance_m: 3, target_m: [0, 1, 0] }, shape)[2];
    }"""
    assert modules.evaluate(code, 4 / 7) == pytest.approx(6)
    assert modules.evaluate(code, 2) == pytest.approx(3)


@pytest.mark.parametrize(("around", "back"), [(60, 1.0), (240, 1.0), (150, 1.3)])
def test_seen_from_elsewhere_than_it_was_framed_for_the_camera_steps_back(
    modules: Page, around: float, back: float
) -> None:
    code = """async (around) => (await import("/figure/angles.js"))
        .stepBack({ around, up: 10 }, { around_deg: 60, up_deg: 10 })"""
    assert modules.evaluate(code, around) == pytest.approx(back)


PACE = """async ([gap, count]) => {
    const one = (await import("/figure/pace.js")).pace();
    let quick = true;
    for (let n = 0; n < count; n += 1) quick = one.frame(n * gap, 1);
    return quick;
}"""


@pytest.mark.parametrize(
    ("gap_ms", "count", "quick"), [(16, 300, True), (80, 60, True), (100, 60, False), (900, 2, True), (900, 4, False)]
)
def test_under_twelve_frames_a_second_over_two_seconds_is_too_slow(
    modules: Page,
    gap_ms: int,
    count: int,
    quick: bool,  # noqa: FBT001 - a table's column
) -> None:
    assert modules.evaluate(PACE, [gap_ms, count]) is quick
