"""Safety: nothing that the answers, the person or the course keep out, at no level or dose above its own."""

from collections.abc import Iterator

from unhunch.catalogue.model import Dose, Exercise, Finding, Span
from unhunch.programme.checker.case import Case, finding, of
from unhunch.programme.model import Item, PlannedDose
from unhunch.programme.prescribed import Prescribed
from unhunch.programme.seconds import item_seconds


def open_to(case: Case, exercise: Exercise) -> str:
    """The name of the rule that keeps the exercise out of this week, or an empty text."""
    clearance, kin = case.clearance, {exercise.id, exercise.parent or exercise.id}
    word = "walking" if exercise.id == "walking" else exercise.kind
    light = bool(clearance.allowed) and clearance.unloaded_strength and word == "strength" and not exercise.loaded
    checks = {
        "allowed": word in clearance.allowed or light,
        "hidden": kin.isdisjoint(clearance.hidden),
        "tags": exercise.id in clearance.exercise_cleared or not set(exercise.avoid_if) & set(clearance.tags),
        "swap": not any(exercise.modify_if[tag].swap_to for tag in clearance.tags if tag in exercise.modify_if),
        "loaded": not exercise.loaded or _may_load(case),
        "water": "pool" not in exercise.places or clearance.water_asked,
        "pain": exercise.kind != "strength" or not _pain_week(case),
        "therapist": not _is_forbidden(case, exercise),
        "dislikes": kin.isdisjoint(case.profile.dislikes),
        "likes": exercise.id not in case.listed("by-liking")
        or exercise.id in {*case.profile.likes, *case.profile.frozen}
        or is_to_be_put_in(case, exercise),
        "only-prescribed": not exercise.only_prescribed or is_to_be_put_in(case, exercise),
        "course": not _kept_out(case, exercise),
    }
    return next((rule for rule, holds in checks.items() if not holds), "")


def _is_forbidden(case: Case, exercise: Exercise) -> bool:
    """Whether the therapist names the exercise as one not to do, or prescribes a variant in its stead."""
    found = case.prescription
    if found is None or exercise.id in found.avoid:
        return found is not None
    asked = [case.catalogue.get(item.exercise) for item in found.items if item.exercise in case.catalogue.variants]
    names = {item.exercise for item in found.items}
    stead = {one.parent for one in asked} - names
    return exercise.id not in names and not {exercise.id, exercise.parent}.isdisjoint({*found.avoid, *stead} - {None})


def is_to_be_put_in(case: Case, exercise: Exercise) -> bool:
    """Whether the exercise is prescribed at a level that no lock and no cap of the screening keeps closed."""
    item = case.asked(exercise.id)
    if item is None:
        return False
    standing = case.course.standings.get(exercise.id)
    locked = exercise.lock.level if exercise.lock and not (standing and standing.unlocked) else 3
    return (item.level or 1) <= min(locked, case.clearance.level_cap or 3)


def check_safety(case: Case) -> Iterator[Finding]:
    """Findings against the items one by one."""
    for on, session, item in case.items():
        where = of(session, item)
        if item.exercise not in case.catalogue.exercises and item.exercise not in case.catalogue.variants:
            yield finding("exercise", where, "there is no such exercise")
            continue
        exercise = case.exercise(item)
        broken = open_to(case, exercise)
        if broken:
            yield finding(broken, where, "this exercise is not open to the person")
        standing = case.course.standings.get(item.exercise)
        if standing and standing.left_out_until and on < standing.left_out_until:
            yield finding("course", where, "the exercise is left out until later")
        yield from _check_level(case, where, exercise, item)
        yield from _check_changes(case, where, exercise, item)
        if item.level in exercise.levels:
            yield from _check_dose(case, where, exercise, item)


def _may_load(case: Case) -> bool:
    cap = case.clearance.level_cap
    return case.clearance.loaded_strength and (cap is None or cap > case.rule("unloaded-below"))


def _pain_week(case: Case) -> bool:
    return case.week.index == 0 and case.pain() >= case.rule("no-strength-pain")


def _kept_out(case: Case, exercise: Exercise) -> bool:
    standing = case.course.standings.get(exercise.id)
    return standing is not None and (standing.dropped or bool(standing.replaced_by))


def _check_level(case: Case, where: str, exercise: Exercise, item: Item) -> Iterator[Finding]:
    if item.level not in exercise.levels:
        yield finding("level", where, f"there is no level {item.level}")
        return
    most = max(open_level(case, exercise), min(exercise.levels))
    if item.level > most:
        yield finding("level", where, f"level {item.level} is above level {most}, which is open now")


def open_level(case: Case, exercise: Exercise) -> int:
    """The highest level open now: caps, locks, the first sessions and the standing together."""
    caps = [cap for cap in (case.clearance.level_cap, case.course.level_cap) if cap]
    standing = case.course.standings.get(exercise.id)
    asked = case.asked(exercise.id)
    wish = asked.level if asked is not None else None
    caps += [cap for cap in (wish, case.prescription.level if case.prescription else None) if cap]
    if exercise.id == "walking":
        return min([3, *caps, *([standing.level] if standing else [])])
    regular = case.profile.activity_level in {"regular", "fit"}
    careful = case.clearance.any_yes or not regular or case.pain() >= case.rule("cautious-pain")
    if careful and (standing.sessions if standing else 0) < case.rule("level-one-sessions"):
        caps.append(1)
    if exercise.lock and not (standing and standing.unlocked):
        caps.append(exercise.lock.level)
    caps.append(standing.level if standing else min(wish or exercise.default_level, int(case.rule("top-start-level"))))
    return min(caps)


def _check_changes(case: Case, where: str, exercise: Exercise, item: Item) -> Iterator[Finding]:
    for tag in case.clearance.tags:
        change = exercise.modify_if.get(tag)
        if change and change.change and not change.swap_to and f"{exercise.id}.changes.{tag}" not in item.changes:
            yield finding("changes", where, f"the change for {tag} is missing")


def _check_dose(case: Case, where: str, exercise: Exercise, item: Item) -> Iterator[Finding]:
    dose, planned = exercise.levels[item.level], item.dose
    standing = case.course.standings.get(item.exercise)
    eased = standing is not None and standing.rung > 0
    asked = case.asked(item.exercise)
    may_be_less = eased or (exercise.kind == "strength" and case.course.strength_share < 1)
    for name, value, within in _numbers(dose, planned):
        if within is None:
            if value is not None:
                yield finding("dose", where, f"{name} is no part of this level's dose")
        elif value is None or value > within[1] or value < (1 if may_be_less else _least(within, name, asked)):
            yield finding("dose", where, f"{name} {value} is outside {within[0]}-{within[1]}")
    if planned.sets > 1 and planned.rest_s != dose.rest_s:
        yield finding("dose", where, "the rest between sets is not the level's")
    if planned.tempo != dose.tempo:
        yield finding("dose", where, "the tempo is not the level's")
    if planned.sides not in {None, exercise.sides} or (planned.sides is None and exercise.sides == "each-side"):
        yield finding("dose", where, "the sides are not the exercise's")
    if item.seconds != item_seconds(exercise, item.level, planned, case.catalogue.rules):
        yield finding("seconds", where, f"{item.seconds} s is not what the dose takes")


def _least(within: Span, name: str, asked: Prescribed | None) -> int:
    """The low end of the range, or what a therapist prescribed where that is less."""
    less: int | None = None if asked is None else getattr(asked, name)
    return within[0] if less is None else min(within[0], less)


def _numbers(dose: Dose, planned: PlannedDose) -> Iterator[tuple[str, int | None, Span | None]]:
    yield "sets", planned.sets, dose.sets or (1, 1)
    yield "repetitions", planned.repetitions, dose.repetitions
    yield "hold_s", planned.hold_s, dose.hold_s
    yield "duration_s", planned.duration_s, dose.duration_s
