"""Techniques done with a guide, put into the plan and taken out of it, and lists with ticks; none of it is exercise."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal

from unhunch.catalogue.lore import Moment, Practice, Technique
from unhunch.catalogue.practice import dose_of
from unhunch.errors import InvalidInputError
from unhunch.progress.techniques import Offer, Use, extras_of, offer, uses_of
from unhunch.records.beside import ChecklistRecord, ExtraRecord, TechniqueRecord
from unhunch.service.context import Context
from unhunch.service.notes import fresh, keyed
from unhunch.service.ports import Sought
from unhunch.service.screening import screening_state
from unhunch.service.settings import local_date

Felt = Literal["better", "same", "worse"]
FELT: tuple[Felt, ...] = ("better", "same", "worse")
_LONGEST_ID = 64
_WEEK = 7


def offer_now(ctx: Context, person: str, technique: str, practice: str) -> Offer:
    """Whether the person may begin the practice now.

    Raises:
        InvalidInputError: there is no such practice.
    """
    facts, one = practice_of(ctx, technique, practice)
    clearance = screening_state(ctx, person).clearance
    tags = clearance.tags if clearance is not None and clearance.allowed else None
    own = [use for use in uses(ctx, person, technique) if use.value.practice == practice]
    return offer(facts, one, own, tags, now=ctx.clock.now(), today=local_date(ctx, person))


def uses(ctx: Context, person: str, technique: str | None = None) -> tuple[Use, ...]:
    """Each time that a technique (all, if none is named) was done, oldest first."""
    return uses_of(ctx.store.records(person, TechniqueRecord, sought=Sought(topic=technique)))


def keep_use(
    ctx: Context, person: str, technique: str, practice: str, *, use: str, seconds: int, felt: Felt | None = None
) -> None:
    """Nothing; the use is kept under its id, and again with how it felt: the same said twice is kept once.

    Raises:
        InvalidInputError: there is no such practice, or it never takes so many seconds.
    """
    facts, one = practice_of(ctx, technique, practice)
    if not 0 < len(use) <= _LONGEST_ID:
        raise InvalidInputError("this was begun nowhere", where="use", fix="Begin it again")
    if one.guide == "steps" or not 0 <= seconds <= dose_of(facts, one).longest_s:
        raise InvalidInputError("it never takes so long", where="seconds", fix="Begin it again")
    day = next((kept.value.day for kept in uses(ctx, person, technique) if kept.value.use == use), None)
    value = TechniqueRecord(
        use=use, technique=technique, practice=practice, day=day or local_date(ctx, person), seconds=seconds, felt=felt
    )
    ctx.store.append(person, [keyed(ctx, f"technique:{use}:{felt or 'done'}", value)])


def tick_off(ctx: Context, person: str, technique: str, practice: str) -> None:
    """Nothing; the practice is ticked for today, once.

    Raises:
        InvalidInputError: there is no such practice.
    """
    keep_use(ctx, person, technique, practice, use=f"{practice}-{local_date(ctx, person):%Y%m%d}", seconds=0)


def put_in(
    ctx: Context, person: str, technique: str, practice: str, *, weekdays: Collection[int], moment: str
) -> ExtraRecord:
    """The practice as it now stands in the plan, on those weekdays (0 is Monday) from today on.

    Raises:
        InvalidInputError: it can't be put there, on no day, or not at that moment.
    """
    _facts, one = practice_of(ctx, technique, practice)
    if moment not in one.moments:
        raise InvalidInputError("this moment does not suit it", where="moment", fix="Choose one that is offered")
    if not weekdays or not set(weekdays) <= set(range(_WEEK)):
        raise InvalidInputError("no day of the week is chosen", where="weekdays", fix="Tick one day or more")
    return _keep_extra(ctx, person, technique, practice, sorted(set(weekdays)), moment)


def take_out(ctx: Context, person: str, technique: str, practice: str) -> None:
    """Nothing; the practice is out of the plan from now on; taken out twice it is out.

    Raises:
        InvalidInputError: there is no such practice.
    """
    practice_of(ctx, technique, practice)
    if any((e.technique, e.practice) == (technique, practice) and e.weekdays for e in extras(ctx, person)):
        _keep_extra(ctx, person, technique, practice, [], "own")


def put_back(ctx: Context, person: str, technique: str, practice: str) -> ExtraRecord:
    """The practice, back in the plan as it was before it was taken out.

    Raises:
        InvalidInputError: it never was in the plan.
    """
    before = last_in(ctx, person, technique, practice)
    if before is None:
        raise InvalidInputError("this was not in your plan", where="practice", fix="Put it in anew")
    return _keep_extra(ctx, person, technique, practice, list(before.weekdays), before.moment)


def extras(ctx: Context, person: str) -> tuple[ExtraRecord, ...]:
    """The last word on each practice that was ever put into the plan."""
    return extras_of(ctx.store.records(person, ExtraRecord))


def last_in(ctx: Context, person: str, technique: str, practice: str) -> ExtraRecord | None:
    """The practice as it last stood in the plan; None where it never did."""
    found = None
    for record in ctx.store.records(person, ExtraRecord, sought=Sought(topic=technique)):
        value = record.value
        if isinstance(value, ExtraRecord) and value.practice == practice and value.weekdays:
            found = value
    return found


def done_by_day(ctx: Context, person: str) -> Mapping[date, frozenset[tuple[str, str]]]:
    """Technique and practice of all that was done or ticked, by day."""
    found: dict[date, set[tuple[str, str]]] = {}
    for use in uses(ctx, person):
        found.setdefault(use.value.day, set()).add((use.value.technique, use.value.practice))
    return {day: frozenset(done) for day, done in found.items()}


def ticked(ctx: Context, person: str, technique: str) -> tuple[str, ...]:
    """What is ticked of the technique's list."""
    found = ctx.store.latest(person, ChecklistRecord, Sought(topic=technique))
    return found.value.ticked if found is not None and isinstance(found.value, ChecklistRecord) else ()


def keep_ticks(ctx: Context, person: str, technique: str, names: Collection[str]) -> None:
    """Nothing; these and no others are ticked from now on.

    Raises:
        InvalidInputError: the technique has no list, or none with such a thing on it.
    """
    facts = ctx.catalogue.techniques.get(technique)
    if facts is None or not facts.checks or not set(names) <= set(facts.checks):
        raise InvalidInputError("this is not on the list", where="ticked", fix="Look at the list again")
    if set(names) != set(ticked(ctx, person, technique)):
        kept = tuple(name for name in facts.checks if name in names)
        value = ChecklistRecord(technique=technique, day=local_date(ctx, person), ticked=kept)
        ctx.store.append(person, [fresh(ctx, "checklist", value)])


def practice_of(ctx: Context, technique: str, practice: str) -> tuple[Technique, Practice]:
    """The facts of a technique and of one practice of it.

    Raises:
        InvalidInputError: there is none.
    """
    facts = ctx.catalogue.techniques.get(technique)
    one = facts.practices.get(practice) if facts is not None else None
    if facts is None or one is None:
        raise InvalidInputError("there is no such thing to do", where="practice", fix="Look at the page again")
    return facts, one


def _keep_extra(
    ctx: Context, person: str, technique: str, practice: str, weekdays: list[int], moment: Moment
) -> ExtraRecord:
    value = ExtraRecord(
        technique=technique,
        practice=practice,
        day=local_date(ctx, person),
        weekdays=tuple(weekdays),
        moment=moment,
    )
    ctx.store.append(person, [fresh(ctx, "extra", value)])
    return value
