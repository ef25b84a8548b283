"""Exercises as done, each with its light and the answer of the next day."""

from collections.abc import Iterable, Mapping
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.progress.light import is_strict, light
from unhunch.progress.model import ExerciseSession
from unhunch.progress.rules import whole
from unhunch.records.model import ExerciseRecord, Light, PainRecord, Record, SessionRecord, SetRecord
from unhunch.records.replay import exercises_of, of_kind, sets_of


def exercise_sessions(records: Iterable[Record], catalogue: Catalogue) -> tuple[ExerciseSession, ...]:
    """Every exercise of every session in the order of the days; one unknown to the catalogue is left out."""
    kept = tuple(records)
    done = exercises_of(kept)
    answers = _next_days(kept, {value.day for value in done.values()}, whole(catalogue.rules, "next-day-within-days"))
    efforts = _efforts(kept)
    sets = sets_of(kept)
    found = [
        _one(record, answers, efforts.get(record.session), sets.get(place, ()), catalogue)
        for place, record in done.items()
        if record.exercise in catalogue.exercises or record.exercise in catalogue.variants
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def light_of(record: ExerciseRecord, catalogue: Catalogue) -> Light | None:
    """The light of one exercise as done; None where its worst pain was not said and nothing stopped it."""
    strict = is_strict(catalogue.get(record.exercise))
    if record.stopped or (strict and record.still_there):
        return "red"
    if record.worst is None:
        return None
    return light(record.before, record.worst, strict=strict, rules=catalogue.rules)


def _one(
    record: ExerciseRecord,
    answers: Mapping[str | date, PainRecord],
    effort: int | None,
    sets: tuple[SetRecord, ...],
    catalogue: Catalogue,
) -> ExerciseSession:
    answer = answers.get(record.session) or answers.get(record.day)
    last = sets[-1] if sets else None
    return ExerciseSession(
        session=record.session,
        day=record.day,
        exercise=record.exercise,
        level=record.level,
        before=record.before,
        worst=record.worst,
        next_day=answer.score if answer else None,
        worse_sleep=answer.worse_sleep if answer else False,
        light=light_of(record, catalogue),
        form=record.form,
        two_more=record.two_more,
        effort=effort,
        repetitions=last.repetitions if last else None,
        hold_s=last.hold_s if last else None,
        sets=len({one.set for one in sets}),
        too_hard=record.too_hard,
        still_there=record.still_there,
        stopped=record.stopped,
        seen_faults=_often_seen(sets, whole(catalogue.rules, "form-seen-sets")),
    )


def _often_seen(sets: tuple[SetRecord, ...], least: int) -> tuple[str, ...]:
    """The faults of which the coach was sure in so many sets of the exercise."""
    seen = [fault for one in sets for fault in set(one.sure_faults)]
    return tuple(sorted(fault for fault in set(seen) if seen.count(fault) >= least))


def _next_days(records: Iterable[Record], days: set[date], within: int) -> dict[str | date, PainRecord]:
    """The next-day answers by session where they name one, else by the latest session day before them."""
    found: dict[str | date, PainRecord] = {}
    for _, value in of_kind(records, PainRecord):
        if value.moment != "next_day":
            continue
        if value.session:
            found[value.session] = value
            continue
        before = [day for day in days if 0 < (value.day - day).days <= within]
        if before:
            found[max(before)] = value
    return found


def _efforts(records: Iterable[Record]) -> dict[str, int | None]:
    return {value.session: value.effort for _, value in of_kind(records, SessionRecord) if value.state != "started"}
