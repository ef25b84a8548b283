"""The pure parts of the camera, run where they run: in the browser's own engine, without page, server or camera."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

MODULES = Path(__file__).resolve().parents[2] / "src" / "unhunch" / "web" / "static" / "js"
STEP = {
    "exercise": "raise", "item": 0, "set": 1, "repetition": 0, "side": None, "phases": [], "say": "", "caption": "",
    "counts": False, "ends_set": False, "ends_item": False, "cues": [],
}  # fmt: skip
READY = {**STEP, "kind": "ready", "set": 0, "duration_s": 2}
DONE = {**STEP, "kind": "done", "item": 1, "set": 0, "duration_s": 2}
SEEN = {"counted": 0, "held": 0, "share": 0}


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Page]:
    """A bare page that can load the modules."""

    def answer(route: Route) -> None:
        name = route.request.url.split("modules.test/", 1)[-1]
        if name.endswith(".js"):
            route.fulfill(path=MODULES / name, content_type="text/javascript")
        else:
            route.fulfill(body="<!doctype html><title>modules</title>", content_type="text/html")

    page = browser.new_context().new_page()
    page.route("**/*", answer)
    page.goto("http://modules.test/")
    yield page
    page.context.close()


def raises(count: int = 3) -> list[dict[str, Any]]:
    """The steps of a set of repetitions of four seconds each."""
    work = [{**STEP, "kind": "work", "repetition": n + 1, "duration_s": 4, "phases": [2, 0, 2]} for n in range(count)]
    work[-1]["ends_set"] = work[-1]["ends_item"] = True
    return [READY, *work, DONE]


def holds() -> list[dict[str, Any]]:
    """The steps of a set of two holds of five seconds."""
    work = [{**STEP, "kind": "hold", "repetition": n + 1, "duration_s": 9, "phases": [2, 5, 2]} for n in range(2)]
    work[-1]["ends_set"] = work[-1]["ends_item"] = True
    return [READY, *work, DONE]


PLAY = """async ([steps, events]) => {
    const { begin, reduce } = await import("/player/machine.js");
    const { isLed, waits } = await import("/player/led.js");
    const numbered = steps.map((step, index) => ({ ...step, index }));
    const items = [{ exercise: "raise", level: 1, name: "Raise", easier: null }];
    let state = begin({ session: "s", steps: numbered, items, step: 0, done: [] }), effects = [];
    for (const [now, event] of events) {
        const after = reduce(state, event, now);
        state = after.state;
        effects.push(...after.effects);
    }
    return { index: state.index, elapsed: state.elapsed, phase: state.phase, led: isLed(state), waits: waits(state),
             sets: effects.filter(({ type }) => type === "set").map(({ skipped }) => skipped),
             unseen: effects.filter(({ type }) => type === "unseen").length };
}"""
Event = tuple[float, str | dict[str, object]]


def played(modules: Page, steps: list[dict[str, Any]], *events: Event) -> Any:
    told = [[now * 1000, {"type": event} if isinstance(event, str) else event] for now, event in events]
    return modules.evaluate(PLAY, [steps, told])


def ticks(first: float, last: float) -> list[Event]:
    return [(first + 0.5 * n, "tick") for n in range(1, int((last - first) * 2) + 1)]


def lead(at: float, **seen: float) -> Event:
    return (at, {"type": "lead", "on": True, "seen": {**SEEN, **seen}})


def saw(at: float, **seen: float) -> Event:
    return (at, {"type": "seen", "seen": {**SEEN, **seen}})


BEGUN: list[Event] = [(0, "start"), (1, "tick"), (2.5, "tick")]


def test_a_led_repetition_waits_until_it_was_counted(modules: Page) -> None:
    now = played(modules, raises(), *BEGUN, lead(2.5), *ticks(2.5, 12))
    assert (now["index"], now["led"], now["waits"]) == (1, True, True)


def test_a_counted_repetition_leads_to_the_next_one_however_quick_it_was(modules: Page) -> None:
    assert played(modules, raises(), *BEGUN, lead(2.5), saw(3.5, counted=1))["index"] == 2


def test_a_set_ends_when_the_coach_has_counted_it_and_is_kept_as_done(modules: Page) -> None:
    now = played(modules, raises(), *BEGUN, lead(2.5), *[saw(3 + n, counted=n) for n in (1, 2, 3)])
    assert (now["index"], now["sets"], now["led"]) == (4, [False], False)


def test_what_was_counted_before_the_coach_led_counts_for_nothing(modules: Page) -> None:
    assert played(modules, raises(), *BEGUN, lead(2.5, counted=7), saw(3.5, counted=7))["index"] == 1
    assert played(modules, raises(), *BEGUN, lead(2.5, counted=7), saw(3.5, counted=8))["index"] == 2


def test_where_nothing_is_seen_for_long_the_timer_goes_on_and_the_set_is_done(modules: Page) -> None:
    now = played(modules, raises(), *BEGUN, lead(2.5), *ticks(2.5, 40))
    assert (now["unseen"], now["phase"], now["sets"]) == (1, "finished", [False])


def test_given_back_to_the_timer_the_set_goes_on_where_it_is(modules: Page) -> None:
    back: Event = (7, {"type": "lead", "on": False})
    now = played(modules, raises(), *BEGUN, lead(2.5), saw(4, counted=1), *ticks(4, 7), back, *ticks(7, 9))
    assert (now["index"], now["led"]) == (3, False)


def test_the_coach_that_comes_back_counts_on_from_the_repetition_that_is_under_way(modules: Page) -> None:
    back: Event = (7, {"type": "lead", "on": False})
    events = [*BEGUN, lead(2.5), saw(4, counted=1), back, *ticks(7, 7.5), lead(7.5, counted=5), saw(8, counted=6)]
    assert played(modules, raises(), *events)["index"] == 3


def test_a_hold_s_clock_runs_only_while_the_position_is_held(modules: Page) -> None:
    now = played(modules, holds(), *BEGUN, lead(2.5), *ticks(2.5, 8))
    assert (now["index"], now["elapsed"]) == (1, 2000)
    held = [event for n in range(1, 7) for event in (saw(8 + n / 2, held=n * 500), (8 + n / 2, "tick"))]
    now = played(modules, holds(), *BEGUN, lead(2.5), *ticks(2.5, 8), *held)
    assert 4000 <= now["elapsed"] <= 5000


def test_a_hold_that_was_long_enough_lets_go_by_itself(modules: Page) -> None:
    held = [saw(4 + n / 2, held=n * 500) for n in range(1, 11)]
    now = played(modules, holds(), *BEGUN, lead(2.5), *ticks(2.5, 4), *held, *ticks(9, 12))
    assert now["index"] == 2


@pytest.mark.parametrize("act", ["pause", "skip", "back", "hurts", "leave", "end"])
def test_whatever_the_person_does_goes_before_the_coach(modules: Page, act: str) -> None:
    now = played(modules, raises(), *BEGUN, lead(2.5), (3, act), saw(3.5, counted=3))
    assert now["led"] is False
    assert now["index"] in {0, 1, 4}


def test_time_without_repetitions_is_never_led(modules: Page) -> None:
    steps = [READY, {**STEP, "kind": "work", "duration_s": 60, "ends_set": True}, DONE]
    assert played(modules, steps, *BEGUN, lead(2.5))["led"] is False


def test_several_moves_that_make_one_repetition_are_never_led(modules: Page) -> None:
    moves = [{**STEP, "kind": "work", "repetition": 1, "duration_s": 4} for _ in range(3)]
    assert played(modules, [READY, *moves, DONE], *BEGUN, lead(2.5))["led"] is False


def test_the_sides_of_a_set_are_watched_one_by_one(modules: Page) -> None:
    left, right = (
        {**STEP, "kind": "hold", "repetition": 1, "side": side, "duration_s": 20} for side in ("left", "right")
    )
    steps = [READY, left, {**STEP, "kind": "switch", "duration_s": 5}, right, DONE]
    found = modules.evaluate(
        """async (steps) => { const { stretchAt } = await import("/player/led.js");
            const found = steps.map((_step, at) => stretchAt(steps, at));
            return found.map((one) => one && [one.first, one.side, one.hold_s]); }""",
        steps,
    )
    assert found == [[1, "left", 20], [1, "left", 20], [3, "right", 20], [3, "right", 20], None]


# ---- who leads ----

WELL = {"seen": True, "limbs": True, "turned": True, "judging": True}
JUDGE = """async (moments) => {
    const { judged } = await import("/camera/lead.js");
    let said = null;
    for (const [now, facts] of moments) said = judged(facts, said, now);
    return [said.leads, said.why];
}"""


def judge(modules: Page, *moments: tuple[float, dict[str, Any]], hold: bool = False, leads: bool = True) -> Any:
    stretch = {"key": "0/1/1", "leads": leads, "hold_s": 5 if hold else None}
    facts = {"stretch": stretch, "watching": {"view": "front", "needs": ["arms"]}, "pace": "well", "over": False}
    return modules.evaluate(JUDGE, [[now * 1000, {**facts, "view": WELL, **more}] for now, more in moments])


@pytest.mark.parametrize(
    ("more", "hold", "why"),
    [
        ({}, False, ""),
        ({}, True, ""),
        ({"watching": {"view": "none", "needs": []}}, False, "none"),
        ({"pace": "too-few"}, False, "slow"),
        ({"over": True}, False, "yours"),
        ({"view": None}, False, "person"),
        ({"view": {**WELL, "seen": False}}, False, "person"),
        ({"view": {**WELL, "limbs": False}}, False, "arms"),
        ({"view": {**WELL, "turned": False}}, False, ""),
        ({"view": {**WELL, "turned": False}}, True, "turned"),
        ({"view": {**WELL, "judging": False}}, False, ""),
        ({"view": {**WELL, "judging": False}}, True, "neutral"),
    ],
)
def test_the_coach_leads_only_where_it_sees_what_it_needs(
    modules: Page,
    more: dict[str, Any],
    hold: bool,  # noqa: FBT001 - a table's column
    why: str,
) -> None:
    assert judge(modules, (0, more), hold=hold) == [why == "", why]


def test_a_hand_behind_a_chair_for_a_moment_changes_nothing(modules: Page) -> None:
    hidden = {"view": {**WELL, "limbs": False}}
    assert judge(modules, (0, {}), (1, hidden), (3, hidden), (3.2, {})) == [True, ""]
    assert judge(modules, (0, {}), (1, hidden), (4, hidden)) == [False, "arms"]


def test_who_is_seen_again_is_followed_again(modules: Page) -> None:
    lost = {"view": {**WELL, "seen": False}}
    assert judge(modules, (0, {}), (1, lost), (4, lost), (4.5, {}), (4.8, {})) == [False, "person"]
    assert judge(modules, (0, {}), (1, lost), (4, lost), (4.5, {}), (5.5, {})) == [True, ""]


# ---- how quick ----

PACE = """async ([took, looks]) => {
    const { pace } = await import("/camera/pace.js");
    const speed = pace();
    for (let n = 0; n < looks; n += 1) speed.took(took);
    let due = 0;
    for (let now = 0; now < 10000; now += 33.3) if (speed.due(now)) { speed.begun(now); due += 1; }
    return [speed.state(), due / 10];
}"""


@pytest.mark.parametrize(
    ("took", "state", "least", "most"),
    [(20, "well", 14, 21), (60, "well", 9, 13), (100, "few", 6, 8), (400, "too-few", 1, 3)],
)
def test_a_slow_machine_looks_less_often_and_says_so(
    modules: Page, took: float, state: str, least: float, most: float
) -> None:
    found, fps = modules.evaluate(PACE, [took, 15])
    assert found == state
    assert least <= fps <= most


def test_nothing_is_said_of_a_machine_before_it_was_seen_at_work(modules: Page) -> None:
    assert modules.evaluate(PACE, [400, 3])[0] == "well"


# ---- how to be seen ----

GUIDE = """async ([points, facts]) => {
    const { advice } = await import("/camera/guide.js");
    return advice(new Float64Array([0, 4 / 3, ...points.flat()]), facts);
}"""
BODY = {
    0: (0.5, 0.2), 7: (0.52, 0.2), 8: (0.48, 0.2), 11: (0.55, 0.3), 12: (0.45, 0.3), 13: (0.57, 0.42), 14: (0.43, 0.42),
    15: (0.58, 0.54), 16: (0.42, 0.54), 23: (0.53, 0.55), 24: (0.47, 0.55), 25: (0.53, 0.72), 26: (0.47, 0.72),
    27: (0.53, 0.9), 28: (0.47, 0.9),
}  # fmt: skip


def body(scale: float = 1.0, shift: float = 0.0, down: float = 0.0, sure: float = 0.95) -> list[list[float]]:
    """The landmarks of somebody who stands, larger or smaller around the trunk's middle, elsewhere, or hardly seen."""
    rows = []
    for number in range(33):
        x, y = BODY.get(number, (0.5, 0.3))
        rows.append([0.5 + (x - 0.5) * scale + shift, 0.42 + (y - 0.42) * scale + down, 0.0, sure])
    return rows


@pytest.mark.parametrize(
    ("points", "facts", "said"),
    [
        (body(), {"needs": ["arms"]}, ""),
        (body(sure=0.1), {}, "nobody"),
        (body(2.6), {"needs": ["arms"]}, "back"),
        (body(1.9, down=0.4), {"needs": ["legs"]}, "back"),
        (body(0.4), {"needs": ["arms"]}, "closer"),
        (body(shift=0.3), {"needs": ["trunk"]}, "middle"),
        (body(), {"needs": ["arms"], "turn": "side"}, "side"),
        (body(), {"needs": ["arms"], "light": 0.1}, "light"),
        (body(sure=0.6), {"needs": ["arms"], "light": 0.1}, "light"),
        (body(), {"needs": ["arms"], "light": 0.5}, ""),
    ],
)
def test_one_thing_to_do_is_said_at_a_time(
    modules: Page, points: list[list[float]], facts: dict[str, Any], said: str
) -> None:
    assert modules.evaluate(GUIDE, [points, facts]) == said


# ---- what the record keeps ----


def test_both_sides_of_a_set_make_one_measure_and_the_weaker_one_counts(modules: Page) -> None:
    left = {
        "counted": 8,
        "held_s": 40.0,
        "range": 61.0,
        "unit": "deg",
        "evenness": 0.9,
        "faults": ["shrug"],
        "sure_faults": [],
    }
    right = {**left, "counted": 7, "held_s": 36.04, "range": None, "evenness": None, "sure_faults": ["shrug"]}
    found = modules.evaluate(
        """async (accounts) => { const { measuredOf } = await import("/camera/measured.js");
            return measuredOf(new Map(accounts), { item: 2, set: 1 }, 8); }""",
        [["2/1/5", left], ["2/1/9", right], ["2/2/12", {**left, "counted": 1}], ["12/1/9", {**left, "counted": 2}]],
    )
    assert found == {
        "seen_repetitions": 7, "seen_hold_s": 4.5, "seen_range": 61, "seen_unit": "deg", "seen_evenness": 0.9,
        "faults": ["shrug"], "sure_faults": ["shrug"],
    }  # fmt: skip


def test_a_set_that_nobody_watched_has_no_measure(modules: Page) -> None:
    nothing = """async () => { const { measuredOf } = await import("/camera/measured.js");
        return measuredOf(new Map(), { item: 0, set: 1 }); }"""
    assert modules.evaluate(nothing) == {}
