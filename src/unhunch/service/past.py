"""What happened so far, gathered for the decisions and for the next plan."""

from collections.abc import Iterable
from datetime import date, timedelta

from unhunch.catalogue.model import Exercise
from unhunch.programme.eligibility import refusal
from unhunch.programme.model import Course
from unhunch.programme.situation import Situation, fits_place
from unhunch.progress.model import Progress
from unhunch.progress.summary import summarise
from unhunch.progress.weeks import EXCUSING
from unhunch.records.beside import ImportRecord
from unhunch.records.model import (
    AdverseEventRecord,
    DecisionRecord,
    ExerciseRecord,
    NoteRecord,
    PainRecord,
    Record,
    ScreeningRecord,
    SessionRecord,
    SetRecord,
    Value,
    WalkRecord,
)
from unhunch.service.clearance import screening_state
from unhunch.service.context import Context
from unhunch.service.plans import programme_in, recent_plans
from unhunch.service.ports import Sought
from unhunch.service.prescribed import prescription_in_force
from unhunch.service.profile import load_profile
from unhunch.service.settings import local_date

_ALL_TIME: tuple[type[Value], ...] = (
    AdverseEventRecord, DecisionRecord, ExerciseRecord, ImportRecord, PainRecord, ScreeningRecord, SessionRecord,
    WalkRecord,
)  # fmt: skip
# Sets are many, and decisions look back a few weeks only.
_RECENT_DAYS = 70
_CLOSING = frozenset({"kind", "water", "hidden", "tag", "loaded", "dislike", "therapist", "only-prescribed"})


def read_progress(ctx: Context, person: str) -> Progress:
    """The person's progress up to today, worked out anew when there is something new."""
    today, closed = local_date(ctx, person), closed_exercises(ctx, person)
    prescription = prescription_in_force(ctx, person)
    clearance = screening_state(ctx, person).clearance
    level_cap = None if clearance is None else clearance.level_cap

    def make() -> Progress:
        return summarise(
            _rows(ctx, person, today),
            today=today,
            catalogue=ctx.catalogue,
            plans=[programme_in(plan) for plan in recent_plans(ctx, person)],
            closed=closed,
            level_cap=level_cap,
            prescription=prescription,
        )

    return ctx.store.worked_out(person, ("past", today, closed, level_cap, prescription, ctx.catalogue), make)


def closed_exercises(ctx: Context, person: str) -> frozenset[str]:
    """The exercises that clearance, therapist, dislikes or kit close to the person; none while they are unknown."""
    profile = load_profile(ctx, person)
    clearance = screening_state(ctx, person).clearance
    if profile is None or clearance is None:
        return frozenset()
    situation = Situation(
        catalogue=ctx.catalogue,
        profile=profile,
        clearance=clearance,
        course=Course(prescription=prescription_in_force(ctx, person)),
        index=1,
        start=local_date(ctx, person),
    )
    every = {**ctx.catalogue.exercises, **ctx.catalogue.variants}
    return frozenset(name for name, exercise in every.items() if _is_closed(situation, exercise))


def _is_closed(situation: Situation, exercise: Exercise) -> bool:
    why = refusal(situation, exercise)
    if why is not None and why[0] in _CLOSING:
        return True
    return not any(fits_place(situation, exercise, place) for place in exercise.places)


def _rows(ctx: Context, person: str, today: date) -> Iterable[Record]:
    yield from ctx.store.records(person, *_ALL_TIME)
    yield from ctx.store.records(person, SetRecord, sought=Sought(from_day=today - timedelta(days=_RECENT_DAYS)))
    for kind in EXCUSING:
        yield from ctx.store.records(person, NoteRecord, sought=Sought(topic=kind))
