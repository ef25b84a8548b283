"""Order: warm-up first and whole, parts in their order, positions together, micro-sessions light."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from unhunch.catalogue.model import Finding
from unhunch.programme.checker.case import Case, finding, is_walk_warm_up, is_walking_week, of
from unhunch.programme.checker.safety import open_to
from unhunch.programme.model import Item, PlannedSession


def check_order(case: Case) -> Iterator[Finding]:
    """Findings against what is in each session and in which order."""
    for _on, session in case.sessions():
        names = [item.exercise for item in session.items]
        if len(set(names)) < len(names):
            yield finding("twice", session.id, "an exercise comes twice")
        if any(name not in {*case.catalogue.exercises, *case.catalogue.variants} for name in names):
            continue
        yield from _check_parts(case, session)
        yield from _check_after_walk(case, session)
        if session.kind == "main":
            yield from _check_warm_up(case, session)
        elif session.kind == "micro":
            yield from _check_micro(case, session)
        elif session.kind == "aerobic" and any(case.exercise(item).kind != "aerobic" for item in session.items):
            yield finding("parts", session.id, "an aerobic session holds one aerobic exercise")


def _check_parts(case: Case, session: PlannedSession) -> Iterator[Finding]:
    for item in session.items:
        kind = case.exercise(item).kind
        fitting = {"walking", "warm-up"} if item.exercise == "walking" else {kind}
        if item.part not in fitting:
            yield finding("parts", of(session, item), f"{item.part} is not the part of {kind}")
    if session.kind not in {"main", "micro"}:
        return
    order = case.listed("parts")
    parts = [item.part for item in session.items]
    if any(part not in order for part in parts):
        yield finding("parts", session.id, "a part has no place in this kind of session")
        return
    if parts != sorted(parts, key=order.index):
        yield finding("parts", session.id, f"the parts are out of order: {', '.join(dict.fromkeys(parts))}")
    for part, members in groupby(session.items, key=lambda item: item.part):
        runs = [position for position, _run in groupby(case.exercise(item).position for item in members)]
        if len(set(runs)) < len(runs) and part != "warm-up":
            yield finding("position", session.id, f"a position of the {part} comes back after it was left")


def _check_warm_up(case: Case, session: PlannedSession) -> Iterator[Finding]:
    first = [item for item in session.items if item.part == "warm-up"]
    rest = [item for item in session.items if item.part != "warm-up"]
    if not rest:
        yield finding("warm-up", session.id, "the session is nothing but its warm-up")
    if _is_routine(case, session, first) or is_walk_warm_up(case, first):
        return
    firm = [item for item in rest if case.exercise(item).loaded or case.exercise(item).kind == "stretch"]
    short = session.minutes < case.rule("main-day-min") and not first
    if firm or not short:
        yield finding("warm-up", session.id, "the session does not begin with its whole warm-up")


def _is_routine(case: Case, session: PlannedSession, first: Sequence[Item]) -> bool:
    due = [name for move in case.listed("warm-up") if (name := _stands_for(case, move)) and _fits(case, session, name)]
    due = list(dict.fromkeys(due))
    return len(due) >= case.rule("warm-up-least") and [item.exercise for item in first] == due


def _stands_for(case: Case, name: str) -> str:
    """The move itself or what a standing or a tag puts in its place; empty where it is disliked or hidden."""
    for _step in range(len(case.catalogue.variants) + len(case.catalogue.exercises)):
        if name in {*case.profile.dislikes, *case.clearance.hidden}:
            return ""
        if open_to(case, case.catalogue.get(name)) == "therapist":
            return ""
        standing = case.course.standings.get(name)
        swaps = [case.catalogue.get(name).modify_if.get(tag) for tag in case.clearance.tags]
        following = [standing.replaced_by] if standing and standing.replaced_by else []
        following += [swap.swap_to for swap in swaps if swap and swap.swap_to]
        if not following:
            return name
        name = str(following[0])
    return ""


def _fits(case: Case, session: PlannedSession, name: str) -> bool:
    exercise = case.catalogue.get(name)
    have = {*case.profile.equipment.get(session.place, ()), session.place}
    groups = case.catalogue.kit(name, session.place, case.clearance.tags)
    standing = case.course.standings.get(name)
    out = standing is not None and standing.left_out_until is not None and standing.left_out_until > case.week.start
    kitted = all(have.intersection(group) for group in groups)
    if exercise.kind != "warm-up":
        return False
    return not open_to(case, exercise) and not out and session.place in exercise.places and kitted


def _check_after_walk(case: Case, session: PlannedSession) -> Iterator[Finding]:
    """A move that needs a walk before it, without one long enough earlier in the same session."""
    walked_s = 0
    for item in session.items:
        exercise = case.exercise(item)
        bound = not {exercise.id, exercise.parent}.isdisjoint(case.listed("after-walk"))
        if bound and walked_s < case.rule("after-walk-min") * 60:
            yield finding("after-walk", of(session, item), "the walk that has to come before it is missing or short")
        if item.exercise == "walking":
            walked_s += (item.dose.duration_s or 0) * item.dose.sets


def _check_micro(case: Case, session: PlannedSession) -> Iterator[Finding]:
    low, high = case.pair("micro")
    day = session.id[:10]
    on = next(day.date for day in case.week.days if session in day.sessions)
    if session.minutes > high:
        yield finding("micro", session.id, f"a micro-session takes at most {high:g} minutes")
    short = session.minutes < min(low, case.minutes(on))
    if short and not case.said("micro-short", day=str(on.weekday())):
        yield finding("micro", day, "a micro-session is too short, and nothing says why")
    walking_week = is_walking_week(case)
    for item in session.items:
        exercise = case.exercise(item)
        if not exercise.micro or exercise.kind in {"warm-up", "aerobic"}:
            yield finding("micro", of(session, item), "this exercise is not for micro-sessions")
        if exercise.loaded and item.level > case.rule("micro-loaded-level"):
            yield finding("micro", of(session, item), "in a micro-session the band is at its lightest")
        if walking_week and (exercise.loaded or item.level > min(exercise.levels)):
            yield finding("walk-first", of(session, item), "the week of walking has gentle moves at level 1 only")
