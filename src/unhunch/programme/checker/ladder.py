"""The ladder: a locked exercise comes after the easier one that the person could do instead."""

from collections.abc import Iterator

from unhunch.catalogue.model import Exercise, Finding
from unhunch.programme.checker.case import Case, finding, of
from unhunch.programme.checker.safety import open_to
from unhunch.programme.model import PlannedSession


def check_ladder(case: Case) -> Iterator[Finding]:
    """Findings against locked strength exercises that skip an easier one; the daily dose may."""
    met = {*case.course.known, *case.course.standings, *case.listed("daily-dose")}
    for _on, session, item in case.items():
        if item.exercise not in {*case.catalogue.exercises, *case.catalogue.variants}:
            continue
        exercise = case.exercise(item)
        if not exercise.lock or not exercise.easier or exercise.easier not in case.catalogue.exercises:
            continue
        easier = case.catalogue.get(exercise.easier)
        firm = exercise.kind == easier.kind == "strength"
        if firm and met.isdisjoint({exercise.id, easier.id}) and _could_be_done(case, session, easier):
            yield finding("ladder", of(session, item), f"{easier.id} comes first")


def _could_be_done(case: Case, session: PlannedSession, exercise: Exercise) -> bool:
    have = {*case.profile.equipment.get(session.place, ()), session.place}
    groups = case.catalogue.kit(exercise.id, session.place, case.clearance.tags)
    kitted = all(have.intersection(group) for group in groups)
    return not open_to(case, exercise) and session.place in exercise.places and kitted
