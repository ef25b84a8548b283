"""The pure parts of the camera, run where they run: in the browser's own engine, without page, server or camera."""

from typing import Any

import pytest
from playwright.sync_api import Page

STEP = {
    "exercise": "raise", "item": 0, "set": 1, "repetition": 0, "side": None, "phases": [], "say": "", "caption": "",
    "counts": False, "ends_set": False, "ends_item": False, "cues": [],
}  # fmt: skip
READY = {**STEP, "kind": "ready", "set": 0, "duration_s": 2}
DONE = {**STEP, "kind": "done", "item": 1, "set": 0, "duration_s": 2}
SEEN = {"counted": 0, "held": 0, "share": 0}


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
