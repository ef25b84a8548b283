"""Rhythm: how often in a week and a day, rest days, regions, variety, and what is new."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from unhunch.catalogue.model import Finding
from unhunch.programme.checker.case import Case, finding, is_small_week
from unhunch.programme.checker.safety import open_level, open_to
from unhunch.programme.model import Item

NOT_COUNTED = ("walking", "warm-up")


def check_rhythm(case: Case) -> Iterator[Finding]:
    """Findings against the week as a whole."""
    known = {*case.catalogue.exercises, *case.catalogue.variants}
    if any(item.exercise not in known for _on, _session, item in case.items()):
        return
    yield from _check_frequency(case)
    yield from _check_strength(case)
    yield from _check_regions(case)
    yield from _check_neck(case)
    yield from _check_variety(case)
    yield from _check_new(case)


def _check_frequency(case: Case) -> Iterator[Finding]:
    days: dict[str, set[date]] = defaultdict(set)
    times: Counter[tuple[str, date]] = Counter()
    for on, _session, item in case.items():
        if item.part not in NOT_COUNTED:
            days[item.exercise].add(on)
            times[item.exercise, on] += 1
    for name, on_days in days.items():
        low, high = _days_a_week(case, name)
        if len(on_days) > high:
            yield finding("weekly-maximum", name, f"{len(on_days)} days, at most {high}")
        if len(on_days) < low and not case.said("weekly-minimum", exercise=name):
            yield finding("weekly-minimum", name, f"{len(on_days)} days of {low}, and nothing says why")
    for (name, on), count in times.items():
        per_day = case.catalogue.get(name).frequency.per_day
        if count > (per_day[1] if per_day else 1):
            yield finding("per-day", f"{on}/{name}", f"{count} times on one day")


def _days_a_week(case: Case, name: str) -> tuple[int, int]:
    """The exercise's days a week at the level that the person has reached; some levels have their own."""
    exercise = case.catalogue.get(name)
    reached = [level for level in exercise.levels if level <= open_level(case, exercise)]
    own = exercise.levels[max(reached, default=min(exercise.levels))].per_week
    low, high = own or exercise.frequency.per_week
    asked = case.asked(name)
    days = high if asked is None or asked.days_a_week is None else min(high, asked.days_a_week)
    return (low, high) if asked is None or asked.days_a_week is None else (days, days)


def _needs_rest(case: Case, item: Item) -> bool:
    return case.exercise(item).frequency.rest_day_between


def _check_strength(case: Case) -> Iterator[Finding]:
    low, high = case.pair("strength-days")
    held = sorted({on for on, _session, item in case.items() if _needs_rest(case, item)})
    last = case.course.last_strength_day
    row = held if last is None else [last, *held]
    for earlier, later in pairwise(row):
        if (later - earlier).days < case.rule("strength-gap-days"):
            yield finding("rest-day", later.isoformat(), "strength on two days running")
    if len(held) > high:
        yield finding("strength-days", f"week {case.week.index}", f"{len(held)} days, at most {high:g}")
    if len(held) < low and not is_small_week(case) and not case.said("strength-"):
        yield finding("strength-days", f"week {case.week.index}", f"{len(held)} days, and nothing says why")


def _check_regions(case: Case) -> Iterator[Finding]:
    if is_small_week(case):
        return
    covered = {region for _on, _session, item in case.items() for region in case.catalogue.regions_of(item.exercise)}
    for region in case.catalogue.regions:
        if region not in covered and not case.said("region-", region=region):
            yield finding("regions", region, "it does not come up this week, and nothing says why")


def _check_neck(case: Case) -> Iterator[Finding]:
    """Neck moves on each day with a short session, more than once where there is time, or a word on how many lack."""
    if not _has_neck_move(case):
        return
    once, often = case.pair("neck-moves")
    short = 0
    for day in case.week.days:
        if any(session.kind == "micro" for session in day.sessions):
            moves = [item for session in day.sessions for item in session.items]
            wanted = often if case.minutes(day.date) >= case.rule("neck-often-min") else once
            short += sum(case.exercise(item).moves_neck for item in moves) < wanted
    said = sum(int(gave.facts.get("days", 0)) for gave in case.gave_here() if gave.id.startswith("neck-"))
    if short > said:
        yield finding("neck", f"week {case.week.index}", f"too few neck moves on {short} days, {said} are told of")


def _has_neck_move(case: Case) -> bool:
    """Whether a neck move for short sessions is open to the person this week, wherever they are."""
    resting = {
        name
        for name, standing in case.course.standings.items()
        if standing.left_out_until is not None and standing.left_out_until > case.week.start
    }
    return any(
        exercise.moves_neck and exercise.micro and name not in resting and not open_to(case, exercise)
        for name, exercise in case.catalogue.exercises.items()
    )


def _check_variety(case: Case) -> Iterator[Finding]:
    mains = [
        frozenset(item.exercise for item in session.items) for _on, session in case.sessions() if session.kind == "main"
    ]
    if len(set(mains)) < len(mains) and not case.said("alike"):
        yield finding("variety", f"week {case.week.index}", "two main sessions are alike, and nothing says why")


def _check_new(case: Case) -> Iterator[Finding]:
    if not case.course.main_weeks:
        return
    met = {_root(case, name) for name in (*case.course.known, *case.course.standings)}
    new = {
        _root(case, item.exercise)
        for _on, _session, item in case.items()
        if item.part not in NOT_COUNTED and case.exercise(item).kind != "warm-up"
    } - met
    if len(new) > case.rule("new-a-week"):
        yield finding("new", f"week {case.week.index}", f"{len(new)} new exercises: {', '.join(sorted(new))}")


def _root(case: Case, name: str) -> str:
    if name not in case.catalogue.exercises and name not in case.catalogue.variants:
        return name
    return case.catalogue.get(name).parent or name
