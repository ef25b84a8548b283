"""What the camera's pure parts make of what is seen: who leads, how often to look, what to say, what to keep."""

from typing import Any

import pytest
from playwright.sync_api import Page

# ---- who leads ----

WELL = {"seen": True, "limbs": True, "turned": True, "judging": True, "clocks": True}
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
        ({"watching": {"view": "front", "needs": ["arms"], "counts": False}}, False, "uncounted"),
        ({"watching": {"view": "front", "needs": ["arms"], "counts": False}}, True, ""),
        ({"pace": "too-few"}, False, "slow"),
        ({"over": True}, False, "yours"),
        ({"view": None}, False, "person"),
        ({"view": {**WELL, "seen": False}}, False, "person"),
        ({"view": {**WELL, "limbs": False}}, False, "arms"),
        ({"view": {**WELL, "turned": False}}, False, ""),
        ({"view": {**WELL, "turned": False}}, True, "turned"),
        ({"view": {**WELL, "judging": False}}, False, ""),
        ({"view": {**WELL, "judging": False, "clocks": False}}, True, "neutral"),
        ({"view": {**WELL, "clocks": False}}, False, ""),
        ({"view": {**WELL, "clocks": False}}, True, "unclear"),
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


@pytest.mark.parametrize(
    ("view", "watching", "turn"),
    [
        ({"turned": True, "limbs": True}, {"view": "side", "near": "left"}, ""),
        ({"turned": False, "limbs": True}, {"view": "side", "near": None}, "side"),
        ({"turned": False, "limbs": True}, {"view": "front", "near": None}, "front"),
        ({"turned": False, "limbs": True}, {"view": "side", "near": "left"}, "left"),
        ({"turned": True, "limbs": False}, {"view": "side", "near": "right"}, "right"),
        ({"turned": True, "limbs": False}, {"view": "side", "near": None}, ""),
        (None, {"view": "side", "near": "right"}, ""),
        ({"turned": False, "limbs": False}, None, ""),
    ],
)
def test_who_works_with_one_side_turns_that_one_to_the_camera(
    modules: Page, view: dict[str, bool] | None, watching: dict[str, str | None] | None, turn: str
) -> None:
    found = modules.evaluate(
        """async ([view, watching]) => {
            const { turnOf } = await import("/camera/guide.js");
            return turnOf(view, watching); }""",
        [view, watching],
    )
    assert found == turn


# ---- what is said of what the coach saw ----


@pytest.mark.parametrize(
    ("event", "side", "said"),
    [
        ({"kind": "cue", "fault": "shrug"}, None, "Shoulders down"),
        ({"kind": "cue", "fault": "unknown"}, None, ""),
        ({"kind": "mended", "fault": "shrug"}, None, "Better"),
        ({"kind": "other_side", "side": "r"}, "left", "This is for the left"),
        ({"kind": "other_side", "side": "l"}, "right", "This is for the right"),
        ({"kind": "other_side", "side": "l"}, None, ""),
        ({"kind": "repetition"}, "left", ""),
    ],
)
def test_a_cue_praise_and_the_other_side_are_said_and_nothing_else(
    modules: Page, event: dict[str, str], side: str | None, said: str
) -> None:
    words = {
        "camera.mended": "Better",
        "camera.side.left": "This is for the left",
        "camera.side.right": "This is for the right",
    }
    found = modules.evaluate(
        """async ([event, stretch, cues, words]) => {
            const { sentenceFor } = await import("/camera/said.js");
            return sentenceFor(event, stretch, cues, words); }""",
        [event, {"exercise": "row", "side": side}, {"row": {"shrug": "Shoulders down"}}, words],
    )
    assert found == said


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


def test_what_can_not_be_counted_is_kept_without_a_number(modules: Page) -> None:
    seen = {"counted": None, "held_s": 0, "range": 12.34, "unit": "deg", "evenness": None}
    found = modules.evaluate(
        """async (accounts) => { const { measuredOf } = await import("/camera/measured.js");
            return measuredOf(new Map(accounts), { item: 2, set: 1 }, 8); }""",
        [["2/1/5", {**seen, "faults": [], "sure_faults": []}]],
    )
    assert (found["seen_repetitions"], found["seen_hold_s"], found["seen_range"]) == (None, None, 12.3)


def test_a_set_that_nobody_watched_has_no_measure(modules: Page) -> None:
    nothing = """async () => { const { measuredOf } = await import("/camera/measured.js");
        return measuredOf(new Map(), { item: 0, set: 1 }); }"""
    assert modules.evaluate(nothing) == {}
