"""A planned session as it is right today: by the gate, by a flare-up, never harder than planned."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from unhunch.adaptation.dose import at_most, dose_of
from unhunch.adaptation.ladder import gentler
from unhunch.adaptation.model import FlarePhase, Gate
from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise
from unhunch.programme.dosing import SMALLER_RANGE, no_more_than, shared
from unhunch.programme.model import Item, PlannedDose, PlannedSession, Standing
from unhunch.programme.prescribed import Prescription
from unhunch.programme.seconds import item_seconds, session_seconds
from unhunch.progress.model import ExerciseSession, Progress
from unhunch.progress.rules import names, number, row
from unhunch.session.walked import WALKING, walk_before

_MINUTE_S = 60


def for_today(
    session: PlannedSession, gate: Gate, phase: FlarePhase, happened: Progress, catalogue: Catalogue
) -> PlannedSession:
    """The session as the gate and a flare-up leave it; the same one where they change nothing."""
    if gate.kind == "flare" or phase.phase == "rest":
        gentle = _flare_items(session, happened, catalogue)
        return _with(session, _as_prescribed(gentle, happened.prescription, catalogue), catalogue)
    items: Iterable[Item] = session.items
    if gate.kind == "easy":
        kinds = names(catalogue.rules, "gate-easy-kinds")
        kept = (item for item in items if item.exercise == WALKING or _kind(item, catalogue) in kinds)
        items = [_capped(item, gate.level_cap or 1, catalogue) for item in kept]
        if not items:
            items = _flare_items(session, happened, catalogue)
    if gate.kind == "hold":
        items = [_no_harder(item, happened, catalogue) for item in items]
    if phase.phase == "return":
        items = [_on_the_way_back(item, phase, catalogue) for item in items]
    if gate.step_down:
        items = [_one_down(item, happened, catalogue) for item in items]
    within = _as_prescribed(items, happened.prescription, catalogue)
    return _with(session, _after_walk(within, catalogue), catalogue)


def with_items(session: PlannedSession, items: Iterable[Item], catalogue: Catalogue) -> PlannedSession:
    """The session with other items, its minutes counted anew."""
    return _with(session, items, catalogue)


def redosed(item: Item, dose: PlannedDose, catalogue: Catalogue, *, level: int | None = None) -> Item:
    """The item with another dose, its seconds counted anew."""
    exercise = catalogue.get(item.exercise)
    at = at_most(exercise, item.level if level is None else level)
    return replace(item, level=at, dose=dose, seconds=item_seconds(exercise, at, dose, catalogue.rules))


def _with(session: PlannedSession, items: Iterable[Item], catalogue: Catalogue) -> PlannedSession:
    kept = tuple(items)
    if kept == session.items:
        return session
    seconds = session_seconds(kept, catalogue.get, catalogue.rules)
    return replace(session, items=kept, minutes=ceil(seconds / _MINUTE_S))


def _as_prescribed(items: Iterable[Item], prescription: Prescription | None, catalogue: Catalogue) -> list[Item]:
    """The items without what a therapist leaves out, none above what was prescribed of it."""
    if prescription is None:
        return list(items)
    kept: list[Item] = []
    for item in items:
        if not prescription.closes(catalogue.get(item.exercise), catalogue):
            lower = _capped(item, prescription.most_level(item.exercise) or item.level, catalogue)
            dose = no_more_than(lower.dose, prescription.of(item.exercise))
            kept.append(lower if dose == lower.dose else redosed(lower, dose, catalogue))
    return kept


def _after_walk(items: Iterable[Item], catalogue: Catalogue) -> list[Item]:
    """The items less those that need a longer walk before them than today's session has left."""
    kept = list(items)
    bound = walk_before(kept, catalogue.rules)
    return [item for place, item in enumerate(kept) if bound.get(place, place) is not None]


def _flare_items(session: PlannedSession, happened: Progress, catalogue: Catalogue) -> list[Item]:
    """A short walk, breathing and shoulder rolls, and the session's own easy moves at half the repetitions."""
    rules = catalogue.rules
    kinds = names(rules, "gate-easy-kinds")
    share = number(rules, "flare-mobility-share")
    own = [item for item in session.items if _is_easy(catalogue.get(item.exercise), kinds)]
    halved = [_shared(_capped(item, 1, catalogue), share, catalogue) for item in own]
    there = {item.exercise for item in halved}
    moves = [name for name in names(rules, "flare-moves") if name not in there | happened.closed]
    added = [_fresh(name, catalogue) for name in moves]
    return [*_short_walk(session, happened, catalogue), *halved, *added]


def _short_walk(session: PlannedSession, happened: Progress, catalogue: Catalogue) -> list[Item]:
    """The session's own walk, cut to a few minutes; one is added where the session would be a walk anyway."""
    low, _ = row(catalogue.rules, "flare-walk-s")
    walks = [item for item in session.items if item.exercise == WALKING]
    if not walks or WALKING in happened.closed:
        return []
    capped = _capped(walks[0], 1, catalogue)
    return [redosed(capped, replace(capped.dose, duration_s=int(low)), catalogue)]


def _is_easy(exercise: Exercise, kinds: tuple[str, ...]) -> bool:
    return exercise.kind in kinds and not exercise.loaded and not exercise.end_range


def _kind(item: Item, catalogue: Catalogue) -> str:
    return catalogue.get(item.exercise).kind


def _fresh(name: str, catalogue: Catalogue) -> Item:
    exercise = catalogue.get(name)
    dose = dose_of(exercise, Standing(exercise=name), catalogue.rules)
    part = exercise.kind
    item = Item(exercise=name, part=part, level=1, dose=dose, seconds=0, because=("rule:adaptation.flare-moves",))
    return redosed(item, dose, catalogue)


def _capped(item: Item, cap: int, catalogue: Catalogue) -> Item:
    if item.level <= cap:
        return item
    exercise = catalogue.get(item.exercise)
    level = at_most(exercise, cap)
    dose = dose_of(exercise, Standing(exercise=item.exercise, level=level), catalogue.rules)
    return redosed(item, dose, catalogue, level=level)


def _shared(item: Item, share: float, catalogue: Catalogue) -> Item:
    repetitions = item.dose.repetitions
    if repetitions is None:
        return item
    return redosed(item, replace(item.dose, repetitions=max(1, ceil(repetitions * share))), catalogue)


def _on_the_way_back(item: Item, phase: FlarePhase, catalogue: Catalogue) -> Item:
    """Strength at its share of the sets and a level down, a session at a time."""
    if _kind(item, catalogue) != "strength":
        return item
    lower = _capped(item, max(1, item.level - phase.max_level_drop), catalogue)
    return redosed(lower, shared(lower.dose, phase.strength_share), catalogue)


def _one_down(item: Item, happened: Progress, catalogue: Catalogue) -> Item:
    """One step down the ladder within the exercise, today only; what is as easy as it gets stays."""
    exercise = catalogue.get(item.exercise)
    if exercise.kind in {"warm-up", "breathing", "posture", "aerobic"}:
        return item
    standing = happened.standings.get(item.exercise) or Standing(exercise=item.exercise, level=item.level)
    step = gentler(exercise, replace(standing, level=item.level), catalogue.rules)
    if step is None:
        return item
    lower = _smaller(item, dose_of(exercise, step.standing, catalogue.rules), step.standing.level, catalogue)
    if not step.standing.rung or SMALLER_RANGE in item.changes:
        return lower
    return replace(lower, changes=(SMALLER_RANGE, *item.changes))


def _no_harder(item: Item, happened: Progress, catalogue: Catalogue) -> Item:
    """Nothing above what was done the last time."""
    last = next((one for one in reversed(happened.exercise_sessions) if one.exercise == item.exercise), None)
    if last is None:
        return item
    if last.level < item.level:
        return _capped(item, last.level, catalogue)
    return _smaller(item, _done(last, item.dose), item.level, catalogue)


def _done(last: ExerciseSession, planned: PlannedDose) -> PlannedDose:
    return replace(
        planned,
        sets=last.sets or planned.sets,
        repetitions=last.repetitions or planned.repetitions,
        hold_s=int(last.hold_s) if last.hold_s else planned.hold_s,
    )


def _smaller(item: Item, dose: PlannedDose, level: int, catalogue: Catalogue) -> Item:
    """The item with each number of the dose at most as large as planned, so that nothing grows by a step down."""
    planned = item.dose
    lower = replace(
        planned,
        sets=min(planned.sets, dose.sets),
        repetitions=_least(planned.repetitions, dose.repetitions),
        hold_s=_least(planned.hold_s, dose.hold_s),
        duration_s=_least(planned.duration_s, dose.duration_s),
    )
    if lower.sets == 1:
        lower = replace(lower, rest_s=None)
    return redosed(item, lower, catalogue, level=min(level, item.level))


def _least(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else min(one, other)
