"""The pure parts of the player, run where they run: in the browser's own engine, without page or server."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

MODULES = Path(__file__).resolve().parents[2] / "src" / "unhunch" / "web" / "static" / "js" / "player"
STEP = {
    "exercise": "shrug", "repetition": 0, "side": None, "phases": [], "say": "", "caption": "", "counts": False,
    "ends_set": False, "ends_item": False, "cues": [], "set": 0,
}  # fmt: skip


def _plan() -> dict[str, Any]:
    steps = [
        {**STEP, "kind": "ready", "item": 0, "duration_s": 10, "say": "First."},
        {**STEP, "kind": "work", "item": 0, "set": 1, "repetition": 1, "duration_s": 3},
        {**STEP, "kind": "work", "item": 0, "set": 1, "repetition": 2, "duration_s": 3, "ends_set": True},
        {**STEP, "kind": "rest", "item": 0, "set": 2, "duration_s": 30},
        {**STEP, "kind": "hold", "item": 0, "set": 2, "duration_s": 20, "ends_set": True, "ends_item": True},
        {**STEP, "kind": "ready", "item": 1, "duration_s": 10},
        {**STEP, "kind": "work", "item": 1, "set": 1, "duration_s": 60, "ends_set": True, "ends_item": True},
        {**STEP, "kind": "done", "item": 2, "duration_s": 3},
    ]
    easier = [
        {**STEP, "kind": "ready", "item": 0, "duration_s": 10},
        {**STEP, "kind": "work", "item": 0, "set": 1, "duration_s": 5, "ends_set": True},
        {**STEP, "kind": "rest", "item": 0, "set": 2, "duration_s": 30},
        {**STEP, "kind": "work", "item": 0, "set": 2, "duration_s": 5, "ends_set": True, "ends_item": True},
    ]
    numbered = [{**step, "index": index} for index, step in enumerate(steps)]
    first = {"exercise": "shrug", "level": 2, "name": "Shrug"}
    items = [
        {**first, "easier": {**first, "level": 1, "name": "Easy shrug", "steps": easier}},
        {"exercise": "lean", "level": 1, "name": "Lean", "easier": None},
    ]
    return {"session": "s", "steps": numbered, "items": items, "step": 0, "done": []}


PLAY = """async ([plan, events, saved]) => {
    const { begin, reduce, snapshot } = await import("/player/machine.js");
    let state = begin(plan, saved), effects = [];
    for (const [now, event] of events) {
        const after = reduce(state, event, now);
        state = after.state;
        effects.push(...after.effects);
    }
    return { state, effects, snapshot: snapshot(state) };
}"""


def _play(modules: Page, *events: tuple[float, str | dict[str, object]], saved: object = None) -> Any:
    told = [[now * 1000, {"type": event} if isinstance(event, str) else event] for now, event in events]
    return modules.evaluate(PLAY, [_plan(), told, saved])


def _sets(result: Any) -> list[tuple[int, int, bool]]:
    sets = [one for one in result["effects"] if one["type"] == "set"]
    return [(one["step"]["item"], one["step"]["set"], one["skipped"]) for one in sets]


def _ticks(first: float, last: float, every: float = 1.0) -> list[tuple[float, str]]:
    count = int((last - first) / every)
    return [(first + every * n, "tick") for n in range(1, count + 1)]


def test_where_the_session_stands_follows_from_time_not_from_ticks(modules: Page) -> None:
    often = _play(modules, (0, "start"), *_ticks(0, 25, 0.1))
    seldom = _play(modules, (0, "start"), (12.5, "tick"), (25, "tick"))
    assert often["state"]["index"] == seldom["state"]["index"] == 3
    assert often["state"]["elapsed"] == pytest.approx(seldom["state"]["elapsed"], abs=1)


def test_each_set_is_told_once_when_it_ends(modules: Page) -> None:
    played = _play(modules, (0, "start"), *_ticks(0, 145))
    assert _sets(played) == [(0, 1, False), (0, 2, False), (1, 1, False)]
    assert played["state"]["phase"] == "finished"


def test_a_set_done_again_after_going_back_is_not_told_again(modules: Page) -> None:
    played = _play(modules, (0, "start"), *_ticks(0, 17), (17, "back"), (17.1, "back"), *_ticks(17.1, 28))
    assert _sets(played) == [(0, 1, False)]


def test_a_skipped_set_is_told_as_skipped(modules: Page) -> None:
    assert _sets(_play(modules, (0, "start"), (1, "skip"), (2, "skip"))) == [(0, 1, True)]


def test_skip_moves_by_waits_and_sets(modules: Page) -> None:
    kinds = [_play(modules, (0, "start"), *[(n, "skip") for n in range(1, count + 1)]) for count in range(1, 6)]
    assert [one["state"]["index"] for one in kinds] == [1, 3, 4, 5, 6]


def test_a_pause_takes_no_time(modules: Page) -> None:
    played = _play(modules, (0, "start"), (4, "tick"), (4, "pause"), (400, "resume"), (401, "tick"))
    assert played["state"]["index"] == 0
    assert played["state"]["elapsed"] == 5000


def test_a_long_silence_pauses_where_it_was(modules: Page) -> None:
    played = _play(modules, (0, "start"), (4, "tick"), (4000, "tick"))
    assert (played["state"]["phase"], played["state"]["elapsed"]) == ("paused", 4000)


def test_more_time_lengthens_a_wait_now(modules: Page) -> None:
    played = _play(modules, (0, "start"), (1, {"type": "more", "ms": 20000}), (25, "tick"))
    assert played["state"]["index"] == 0


def test_more_time_among_repetitions_lengthens_the_next_rest(modules: Page) -> None:
    played = _play(modules, (0, "start"), (11, "tick"), (11, {"type": "more", "ms": 20000}), (17, "tick"))
    assert (played["state"]["index"], played["state"]["extra"]) == (3, 20000)


def test_easier_goes_on_with_the_sets_that_are_left(modules: Page) -> None:
    played = _play(modules, (0, "start"), *_ticks(0, 20), (20, {"type": "easier", "tooHard": True}))
    steps = [(one["kind"], one["set"]) for one in played["state"]["steps"] if one["item"] == 0]
    assert steps == [("ready", 0), ("work", 2)]
    assert played["state"]["steps"][played["state"]["index"]]["kind"] == "ready"


def test_without_an_easier_form_the_exercise_is_left_out(modules: Page) -> None:
    skipped = [(n, "skip") for n in range(1, 6)]
    played = _play(modules, (0, "start"), *skipped, (7, {"type": "easier"}))
    assert played["state"]["steps"][played["state"]["index"]]["kind"] == "done"


def _walked() -> dict[str, Any]:
    plan = _plan()
    plan["items"][1]["after_walk"] = 0
    plan["items"][0]["easier"]["steps"] = plan["items"][0]["easier"]["steps"][:2]
    return plan


@pytest.mark.parametrize(
    ("events", "done"),
    [
        ([], True),
        ([(1, "skip"), (2, "skip")], False),
        ([(11, {"type": "easier"})], False),
    ],
)
def test_a_move_that_needs_the_walk_before_it_is_left_out_without_it(
    modules: Page, events: list[tuple[float, object]], *, done: bool
) -> None:
    told = [[now * 1000, {"type": one} if isinstance(one, str) else one] for now, one in events]
    ticks = [[now * 1000, {"type": "tick"}] for now in range(12, 200)]
    result = modules.evaluate(PLAY, [_walked(), [[0, {"type": "start"}], *told, *ticks], None])
    assert result["state"]["phase"] == "finished"
    assert ((1, 1, False) in _sets(result)) is done
    assert ((1, 1, True) in _sets(result)) is not done


@pytest.mark.parametrize("swap", [False, True])
def test_a_snapshot_goes_on_at_the_very_same_place(modules: Page, swap: bool) -> None:  # noqa: FBT001 - a table's column
    easier: list[tuple[float, str | dict[str, object]]] = [(20, {"type": "easier"})] if swap else []
    played = _play(modules, (0, "start"), *_ticks(0, 20), *easier, *_ticks(20, 33))
    again = _play(modules, saved=played["snapshot"])
    for name in ("index", "elapsed", "done", "steps"):
        assert again["state"][name] == played["state"][name]


@pytest.mark.parametrize(
    ("before", "score", "strict", "signs", "reds", "expected"),
    [
        (0, 2, False, [], 0, "green go-on"),
        (1, 3, False, [], 0, "amber go-on"),
        (1, 3, True, [], 0, "red stop"),
        (0, 3, False, [], 0, "red stop"),
        (4, 5, False, [], 0, "amber go-on"),
        (4, 6, False, [], 0, "red stop"),
        (0, 1, True, [], 0, "green ease"),
        (0, 6, False, [], 1, "red end-session"),
        (0, 8, False, [], 0, "red screen"),
        (0, 0, False, ["chest-pain"], 0, "red screen"),
    ],
)
def test_the_traffic_light_in_the_browser_is_that_of_the_rules(
    modules: Page,
    before: int,
    score: int,
    strict: bool,  # noqa: FBT001 - a table's column
    signs: list[str],
    reds: int,
    expected: str,
) -> None:
    limits = {
        "before": before, "amber_from": 3, "red_above": 5, "red_from": 3, "red_rise": 2 if strict else 3,
        "ease_any_rise": strict, "severe_from": 8,
    }  # fmt: skip
    felt = {"score": score, "signs": signs, "still": False, "spread": "", "reds": reds}
    told = modules.evaluate(
        "async ([limits, felt]) => { const { judge } = await import('/player/light.js'); return judge(limits, felt); }",
        [limits, felt],
    )
    assert f"{told['light']} {told['act']}" == expected
