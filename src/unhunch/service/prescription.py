"""A therapist's prescription comes in: looked at first, used, taken back; and what of it stays out, with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from unhunch.adaptation import decision_record
from unhunch.adaptation.model import Decision
from unhunch.adaptation.prescribed import PRESCRIBED, lowered
from unhunch.catalogue.model import Finding
from unhunch.errors import InvalidInputError
from unhunch.programme.candidates import Pool, pool_of
from unhunch.programme.dosing import top_level
from unhunch.programme.eligibility import Reason, put_off, refusal
from unhunch.programme.model import Course
from unhunch.programme.prescribed import Prescribed, Prescription
from unhunch.programme.prescription import read_prescription
from unhunch.programme.prescription_document import to_document
from unhunch.programme.situation import Situation, fits_place
from unhunch.progress.standings import replayed
from unhunch.records.beside import PrescriptionRecord
from unhunch.records.model import DecisionRecord
from unhunch.service.clearance import require_clearance, screening_state
from unhunch.service.context import Context
from unhunch.service.kept import reading
from unhunch.service.notes import fresh
from unhunch.service.past import read_progress
from unhunch.service.plans import current_programme
from unhunch.service.prescribed import prescription_in_force
from unhunch.service.profile import load_profile
from unhunch.service.programme import make_programme
from unhunch.service.screening import record_cleared
from unhunch.service.settings import local_date

Why = Literal["tag", "swap", "safety", "lock", "cap", "ladder", "dislike", "rest", "place"]
_WHY: dict[Reason, Why] = {"dislike": "dislike", "dropped": "rest", "resting": "rest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A prescribed exercise that stays out of the plan, and why; `tags` are what speaks against it.

    `may_be_cleared`: a clinician's clearance for just this exercise opens it. Locks and caps open by themselves.
    """

    exercise: str
    why: Why
    tags: tuple[str, ...] = ()

    @property
    def may_be_cleared(self) -> bool:
        """Whether a clinician's clearance for just this exercise opens it."""
        return self.why == "tag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A prescription as it would act; nothing is kept.

    `prescription` is None where it can't be used, and then `findings` are what is wrong; else they are what was cut or
    not read. `judged` is whether there are safety answers and a profile to hold it against: without them `put_in`
    holds everything. `starts_lower` are exercises that begin below the prescribed level.
    """

    prescription: Prescription | None
    findings: tuple[Finding, ...] = ()
    judged: bool = False
    put_in: tuple[Prescribed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    starts_lower: tuple[str, ...] = ()


def look_at(ctx: Context, person: str, data: bytes) -> Look:
    """What the file would change."""
    found, findings = read_prescription(data, ctx.catalogue, local_date(ctx, person))
    return Look(prescription=None, findings=findings) if found is None else judged(ctx, person, found, findings)


def judged(ctx: Context, person: str, found: Prescription, findings: tuple[Finding, ...] = ()) -> Look:
    """The prescription held against the person's safety answers, profile and what happened."""
    situation = _situation(ctx, person, found)
    if situation is None:
        return Look(prescription=found, findings=findings, put_in=found.items)
    pool = pool_of(situation)
    out = tuple(one for item in found.items if (one := _left_out(situation, pool, item)) is not None)
    names = {one.exercise for one in out}
    put_in = tuple(item for item in found.items if item.exercise not in names)
    lower = (item for item in put_in if item.level is not None and _starts(situation, item) < item.level)
    return Look(
        prescription=found,
        findings=findings,
        judged=True,
        put_in=put_in,
        left_out=out,
        starts_lower=tuple(item.exercise for item in lower),
    )


def use_prescription(ctx: Context, person: str, data: bytes) -> Prescription:
    """The prescription, kept; it outranks the planner's choices from now on, and the plan in force is made anew.

    It clears nobody of anything: what the screening closes stays closed.

    Raises:
        InvalidInputError: something in the file does not fit; nothing was kept.
        NotClearedError: there is a plan to be made anew, and no clearance in force; nothing was kept.
    """
    found, findings = read_prescription(data, ctx.catalogue, local_date(ctx, person))
    if found is None:
        first = findings[0]
        raise InvalidInputError(first.what, where=first.where, fix=first.fix)
    if current_programme(ctx, person) is not None:
        require_clearance(ctx, person)
    lower = lowered(read_progress(ctx, person).standings.values(), found, local_date(ctx, person))
    _keep(ctx, person, found, kept=True)
    ctx.store.append(person, [fresh(ctx, "prescribed", decision_record(one)) for one in lower])
    _plan_anew(ctx, person)
    return found


def take_back(ctx: Context, person: str) -> bool:
    """Whether there was a prescription in force; it is taken back, and the plan made anew where it may be.

    One that it had taken the place of holds again, as before it came.

    What came down to it goes back up where it was not done since; else it climbs by how it goes.
    """
    found = prescription_in_force(ctx, person)
    if found is None:
        return False
    _keep(ctx, person, found, kept=False)
    ctx.store.append(person, [fresh(ctx, "prescribed", one) for one in _back_up(ctx, person)])
    _plan_anew(ctx, person)
    return True


def clear_prescribed(ctx: Context, person: str, exercise: str, on: date) -> None:
    """Nothing; a clinician's clearance for just this prescribed exercise is kept, and the plan made anew.

    Raises:
        InvalidInputError: it is not among what such a clearance opens, or the date can't be.
    """
    found = prescription_in_force(ctx, person)
    look = None if found is None else judged(ctx, person, found)
    if look is None or not any(one.exercise == exercise and one.may_be_cleared for one in look.left_out):
        raise InvalidInputError("no clearance of a clinician is missing for this exercise", where=exercise[:60])
    record_cleared(ctx, person, (exercise,), on, exercises=True)
    _plan_anew(ctx, person)


def _keep(ctx: Context, person: str, found: Prescription, *, kept: bool) -> None:
    value = PrescriptionRecord(prescription=to_document(found), day=local_date(ctx, person), kept=kept)
    ctx.store.append(person, [fresh(ctx, "prescription", value)])


def _back_up(ctx: Context, person: str) -> Iterator[DecisionRecord]:
    """Where each exercise stood before the prescription, of those that were not done since."""
    done = read_progress(ctx, person).exercise_sessions
    changes: dict[str, list[DecisionRecord]] = {}
    for row in ctx.store.records(person, DecisionRecord):
        if isinstance(row.value, DecisionRecord) and row.value.exercise and row.value.change:
            changes.setdefault(row.value.exercise, []).append(row.value)
    today = local_date(ctx, person)
    for name, every in changes.items():
        days = [one for one in done if one.exercise == name]
        if every[-1].because != (PRESCRIBED,) or any(one.day >= every[-1].day for one in days):
            continue
        with reading(f"decision about {name}"):
            before = replayed(every[:-1], days).get(name)
        if before is not None:
            yield decision_record(
                Decision(exercise=name, action="hold", because=(PRESCRIBED,), on=today, change=before)
            )


def _plan_anew(ctx: Context, person: str) -> None:
    """A plan that there is, made anew from today; without a clearance or a profile it waits."""
    able = screening_state(ctx, person).clearance is not None and load_profile(ctx, person) is not None
    before = current_programme(ctx, person)
    if able and before is not None:
        make_programme(ctx, person, weeks=max(1, len(before.weeks)))


def _situation(ctx: Context, person: str, found: Prescription) -> Situation | None:
    clearance, profile = screening_state(ctx, person).clearance, load_profile(ctx, person)
    if clearance is None or profile is None:
        return None
    standings = read_progress(ctx, person).standings
    return Situation(
        catalogue=ctx.catalogue,
        profile=profile,
        clearance=clearance,
        course=Course(standings=standings, prescription=found),
        # What the first week alone keeps out for pain comes later, and is no reason to leave anything out.
        index=1,
        start=local_date(ctx, person),
    )


def _left_out(situation: Situation, pool: Pool, item: Prescribed) -> LeftOut | None:
    exercise = situation.catalogue.get(item.exercise)
    why = refusal(situation, exercise)
    if why is not None:
        return LeftOut(exercise=item.exercise, why=_why(situation, item, why[0]), tags=_against(situation, item))
    off = put_off(situation, item)
    if off is not None:
        return LeftOut(exercise=item.exercise, why=off)
    here = {place for places in situation.profile.places for place in places}
    fitting = [place for place in here if fits_place(situation, exercise, place)]
    if not fitting:
        return LeftOut(exercise=item.exercise, why="place")
    candidate = pool.candidates.get(item.exercise)
    easier = candidate.easier_first if candidate is not None and candidate.waits else None
    waits = easier is not None and all(fits_place(situation, easier, place) for place in fitting)
    return LeftOut(exercise=item.exercise, why="ladder") if waits else None


def _why(situation: Situation, item: Prescribed, reason: Reason) -> Why:
    if reason != "tag":
        return _WHY.get(reason, "safety")
    return "tag" if item.exercise not in situation.clearance.exercise_cleared and _barring(situation, item) else "swap"


def _barring(situation: Situation, item: Prescribed) -> tuple[str, ...]:
    exercise = situation.catalogue.get(item.exercise)
    return tuple(tag for tag in situation.clearance.tags if tag in exercise.avoid_if)


def _against(situation: Situation, item: Prescribed) -> tuple[str, ...]:
    """The tags that speak against the exercise: those that close it, then those that swap it."""
    changes = situation.catalogue.get(item.exercise).modify_if
    swaps = (tag for tag in situation.clearance.tags if tag in changes and changes[tag].swap_to)
    return tuple(dict.fromkeys((*_barring(situation, item), *swaps)))


def _starts(situation: Situation, item: Prescribed) -> int:
    return top_level(situation, situation.catalogue.get(item.exercise))
