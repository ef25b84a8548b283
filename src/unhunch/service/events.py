"""What the player sends: each event kept once, however often it comes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from unhunch.errors import InvalidInputError
from unhunch.records.model import TOP_SCORE, ExerciseRecord, NoteRecord, PainRecord, Record, SetRecord, Value
from unhunch.service.context import Context
from unhunch.service.forms import read_form
from unhunch.service.play import PlayerEvent, Received
from unhunch.service.ports import Sought
from unhunch.service.starting import STEP, Kept, latest_kept

_MOST_STEPS = 100_000
_MOST_SETS = 100


def parse_event(raw: Mapping[str, object]) -> PlayerEvent:
    """The event that a JSON object describes.

    Raises:
        InvalidInputError: a field is missing, unknown or does not fit; `where` names it.
    """
    return read_form(PlayerEvent, raw, "event")


def record_events(ctx: Context, person: str, events: Sequence[PlayerEvent]) -> Received:
    """What is stored after a batch, all or nothing; the same key counts once, however often it is sent.

    Raises:
        InvalidInputError: an event names a session, an item or an exercise that does not exist.
        StoreError: nothing of the batch was stored; it may be sent again.
    """
    opened: dict[str, Kept] = {}
    told: dict[tuple[str, int], ExerciseRecord] = {}
    records: list[Record] = []
    for place, event in enumerate(events):
        kept = opened.get(event.session) or _kept(ctx, person, event, place)
        if event.session not in opened:
            opened[event.session] = kept
            told.update(exercises_told(ctx, person, event.session))
        _check(ctx, event, kept, place)
        value = _value(ctx, event, kept, told)
        if isinstance(value, ExerciseRecord):
            told[event.session, event.item] = value
        at = _when(event.at, kept.opened_at, ctx.clock.now())
        records.append(Record(key=f"event:{event.key}", at=at, value=value))
    new = ctx.store.append(person, records)
    return Received(keys=tuple(dict.fromkeys(event.key for event in events)), new=new)


def exercises_told(ctx: Context, person: str, session_id: str) -> dict[tuple[str, int], ExerciseRecord]:
    """What was said about each exercise of a session so far, by session and item; the last word counts."""
    rows = ctx.store.records(person, ExerciseRecord, sought=Sought(session=session_id))
    values = (record.value for record in rows)
    return {(one.session, one.item): one for one in values if isinstance(one, ExerciseRecord)}


def merged(before: ExerciseRecord | None, after: ExerciseRecord) -> ExerciseRecord:
    """The later word with what the earlier one said and it does not: pain and stops are never taken back."""
    if before is None or before.exercise != after.exercise:
        return after
    scores = [score for score in (before.worst, after.worst) if score is not None]
    return replace(
        after,
        worst=max(scores, default=None),
        eased=before.eased or after.eased,
        still_there=before.still_there or after.still_there,
        form=after.form or before.form,
        two_more=before.two_more if after.two_more is None else after.two_more,
        too_hard=before.too_hard or after.too_hard,
        stopped=before.stopped or after.stopped,
    )


def _kept(ctx: Context, person: str, event: PlayerEvent, place: int) -> Kept:
    kept = latest_kept(ctx, person, event.session)
    if kept is None:
        raise InvalidInputError(
            "this session was not opened", where=f"events.{place}.session", fix="Open it first, then send again"
        )
    return kept


def _check(ctx: Context, event: PlayerEvent, kept: Kept, place: int) -> None:
    where = f"events.{place}"
    if not 0 <= event.item < max(1, len(kept.session.items)):
        raise InvalidInputError("the session has no such item", where=f"{where}.item")
    is_known = event.exercise in ctx.catalogue.exercises or event.exercise in ctx.catalogue.variants
    if event.kind in {"set", "exercise", "eased"} and not is_known:
        raise InvalidInputError("there is no such exercise", where=f"{where}.exercise")
    for name in ("score", "worst"):
        score = getattr(event, name)
        if score is not None and not 0 <= score <= TOP_SCORE:
            raise InvalidInputError("pain is 0 to 10", where=f"{where}.{name}")
    if event.kind == "step" and not (event.step is not None and 0 <= event.step <= _MOST_STEPS):
        raise InvalidInputError("the step does not fit", where=f"{where}.step")
    if event.kind == "set" and not 1 <= event.set <= _MOST_SETS:
        raise InvalidInputError("sets count from 1", where=f"{where}.set")
    if event.kind == "pain" and event.score is None:
        raise InvalidInputError("the score is missing", where=f"{where}.score")


def _value(ctx: Context, event: PlayerEvent, kept: Kept, told: Mapping[tuple[str, int], ExerciseRecord]) -> Value:
    session, day = event.session, kept.day
    if event.kind == "step":
        return NoteRecord(kind=STEP, day=day, session=session, facts={"step": event.step})
    if event.kind == "pain":
        return PainRecord(moment="now", score=event.score or 0, day=day, session=session)
    if event.kind == "eased":
        facts = {"item": event.item, "exercise": event.exercise, "level": event.level}
        return NoteRecord(kind="eased", day=day, session=session, facts=facts)
    if event.kind == "set":
        return SetRecord(
            session=session,
            day=day,
            item=event.item,
            exercise=event.exercise,
            set=event.set,
            level=event.level,
            repetitions=event.repetitions,
            hold_s=event.hold_s,
            duration_s=event.duration_s,
            side=event.side,
            skipped=event.skipped,
            seen_repetitions=event.seen_repetitions,
            seen_hold_s=event.seen_hold_s,
            seen_range=event.seen_range,
            seen_unit=event.seen_unit,
            seen_evenness=event.seen_evenness,
            faults=_known_faults(event.faults, event, ctx),
            sure_faults=_known_faults(event.sure_faults, event, ctx),
        )
    return merged(told.get((session, event.item)), _exercise(event, kept))


def _known_faults(faults: Sequence[str], event: PlayerEvent, ctx: Context) -> tuple[str, ...]:
    """The faults that the exercise has; one that it hasn't (any more) says nothing."""
    known = {fault.id for fault in ctx.catalogue.get(event.exercise).faults}
    return tuple(dict.fromkeys(fault for fault in faults if fault in known))


def _exercise(event: PlayerEvent, kept: Kept) -> ExerciseRecord:
    return ExerciseRecord(
        session=event.session,
        day=kept.day,
        item=event.item,
        exercise=event.exercise,
        level=event.level,
        before=kept.before,
        worst=event.worst,
        eased=event.eased,
        still_there=event.still_there,
        form=event.form,
        two_more=event.two_more,
        too_hard=event.too_hard,
    )


def _when(at: datetime, opened_at: datetime, now: datetime) -> datetime:
    """The player's time where it can be true: not before the session was opened, and not to come.

    The browser's clock may be another one than ours.
    """
    if at.tzinfo is None:
        return now
    return max(opened_at, min(at, now)) if opened_at <= now else now
