"""Whether the person may exercise today, from the answers that they gave and what came after."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.records.model import ClearanceRecord, NoteRecord, ScreeningRecord, Value
from unhunch.screening import Answers, Outcome, open_questions, reopened_questions, without
from unhunch.screening.validity import check_answers
from unhunch.service.answers import answers_in, read_answers, read_facts
from unhunch.service.clearance import (
    ADVICE,
    ScreeningState,
    current_outcome,
    end_clearance,
    read_standing,
    require_clearance,
    screening_state,
)
from unhunch.service.context import Context
from unhunch.service.notes import fresh
from unhunch.service.settings import date_of, load_settings, local_date
from unhunch.service.standing import PARTIAL, Draft, Due, Lock, Standing, outcome_of

__all__ = [
    "Draft", "Due", "Lock", "ScreeningState", "answer_weekly", "answers_in_force", "confirm_screening",
    "current_outcome", "end_clearance", "load_draft", "note_advice_read", "record_cleared", "record_mistaken_tap",
    "record_seen", "require_clearance", "save_draft", "screening_state", "start_screening",
]  # fmt: skip


def load_draft(ctx: Context, person: str) -> Draft:
    """The answers kept from an unfinished screening; the one to begin with where there is none."""
    standing = read_standing(ctx, person)
    return standing.draft or _first_draft(ctx, person, standing, _reason(ctx, person, standing))


def answers_in_force(ctx: Context, person: str) -> Answers | None:
    """The answers of the last whole screening, or None where none is in force."""
    standing = read_standing(ctx, person)
    if standing.base is None or standing.base_value is None:
        return None
    return answers_in(standing.base_value, standing.beside)


def save_draft(
    ctx: Context,
    person: str,
    answers: Mapping[str, str],
    facts: Mapping[str, object] | None = None,
    *,
    unticked: Collection[str] = (),
) -> ScreeningState:
    """The state after one screen's answers were kept; an emergency answer locks at once (`lock` is set).

    Answers and facts given before stay; those given again replace them, and choices of which nothing is
    ticked any more are open again. While a lock stands nothing is kept.

    Raises:
        InvalidInputError: an unknown question, answer or fact.
    """
    standing = read_standing(ctx, person)
    if standing.lock is not None:
        return screening_state(ctx, person)
    draft = standing.draft or _first_draft(ctx, person, standing, _reason(ctx, person, standing))
    after = _laid_over(draft, answers, facts or {}, unticked)
    check_answers(read_answers(after.answers, after.facts, standing.beside), ctx.catalogue.screening)
    if after != draft or standing.draft is None:
        _keep(ctx, person, _draft_record(after))
    return screening_state(ctx, person)


def confirm_screening(ctx: Context, person: str) -> Outcome:
    """The outcome of the draft, which is kept as a whole screening; confirming twice gives the same again.

    Raises:
        InvalidInputError: a question, the age or the pain is still open; `what` names the ids.
        NotClearedError: an emergency answer stands; it has to be ended first.
    """
    standing = read_standing(ctx, person)
    if standing.lock is not None:
        raise NotClearedError("an emergency answer stands; get help first")
    if standing.draft is None:
        outcome = current_outcome(ctx, person)
        if outcome is None:
            raise InvalidInputError("no questions were answered yet", where="screening")
        return outcome
    draft = standing.draft
    _require_whole(read_answers(draft.answers, draft.facts, standing.beside), draft, ctx)
    value = ScreeningRecord(answers=draft.answers, facts=draft.facts, reason=draft.reason, complete=True)
    _keep(ctx, person, value)
    # An emergency locks, and a lock leaves no outcome in force; whoever confirmed still has to see it.
    found = outcome_of(_without_lock(read_standing(ctx, person)), ctx.catalogue)
    if found is None:
        raise NotClearedError("the answers could not be judged; answer them again")
    return found


def start_screening(ctx: Context, person: str, reason: str = "asked") -> Draft:
    """A new draft: whole, or after something new with only the emergency and urgent questions open again.

    The old answers stay in the record. While a lock stands nothing begins: the draft is empty.
    """
    standing = read_standing(ctx, person)
    draft = _first_draft(ctx, person, standing, reason)
    if standing.lock is None:
        _keep(ctx, person, _draft_record(draft))
    return draft


def record_seen(ctx: Context, person: str, on: date) -> ScreeningState:
    """The state after the person said that they were seen by a clinician: a whole new screening is open.

    Raises:
        InvalidInputError: nothing is locked, or the date is in the future or before the answer that locked.
    """
    lock = _lock(ctx, person)
    since = date_of(ctx, person, lock.since)
    if not since <= on <= local_date(ctx, person):
        raise InvalidInputError(
            "the date does not fit", where="on", fix=f"Give a date from {since.isoformat()} to today"
        )
    _keep(ctx, person, ClearanceRecord(kind="seen", ids=lock.because, on=on))
    return screening_state(ctx, person)


def record_mistaken_tap(ctx: Context, person: str) -> ScreeningState:
    """The state after a mistaken tap was confirmed on its second screen: a whole new screening is open.

    The first yes stays in the record.

    Raises:
        InvalidInputError: there is no emergency answer to take back.
    """
    lock = _lock(ctx, person)
    _keep(ctx, person, ClearanceRecord(kind="mistaken", ids=lock.because, on=local_date(ctx, person)))
    return screening_state(ctx, person)


def record_cleared(
    ctx: Context, person: str, ids: tuple[str, ...], on: date, *, exercises: bool = False
) -> ScreeningState:
    """The state after a clinician cleared these questions (or exercises), on a date.

    Raises:
        InvalidInputError: no id, an unknown id, an emergency question, or a date that can't be.
    """
    if not ids:
        raise InvalidInputError("nothing was named that was cleared", where="ids")
    for id_ in ids:
        _require_clearable(ctx, id_, exercises=exercises)
    if on > local_date(ctx, person):
        raise InvalidInputError("the date is in the future", where="on")
    _keep(ctx, person, ClearanceRecord(kind="exercise" if exercises else "cleared", ids=ids, on=on))
    return screening_state(ctx, person)


def note_advice_read(ctx: Context, person: str) -> None:
    """Nothing; the advice about pain between the shoulder blades counts as read from the first time on.

    Where it is not what has to be read now, nothing is kept.
    """
    if screening_state(ctx, person).held == "advice":
        standing = read_standing(ctx, person)
        pain = read_facts(standing.base_value.facts).pain_now if standing.base_value else None
        facts = {} if pain is None else {"pain": pain}
        _keep(ctx, person, NoteRecord(kind=ADVICE, day=local_date(ctx, person), facts=facts))


def answer_weekly(ctx: Context, person: str, *, assessed: bool, anything_new: bool, pain_now: int) -> ScreeningState:
    """The state after the weekly question of somebody whose pain nobody has assessed yet.

    Raises:
        InvalidInputError: there is no screening to go on from, or the pain is not 0-10.
    """
    standing = read_standing(ctx, person)
    if standing.lock is not None or standing.base is None or standing.base_value is None:
        raise InvalidInputError("there is no screening to go on from", where="weekly", fix="Answer the questions first")
    if anything_new:
        end_clearance(ctx, person, "anything-new")
        return screening_state(ctx, person)
    before = standing.base_value
    answers = {**before.answers, **({"LOC-1": "no"} if assessed else {})}
    facts = {**before.facts, "pain_now": pain_now}
    check_answers(read_answers(answers, facts, standing.beside), ctx.catalogue.screening)
    _keep(ctx, person, ScreeningRecord(answers=answers, facts=facts, reason="weekly", complete=True))
    return screening_state(ctx, person)


def _reason(ctx: Context, person: str, standing: Standing) -> str:
    if standing.ended_by:
        # The strictest reason leads: one that asks for a whole screening comes before those that don't.
        return next((why for why in standing.ended_by if why not in PARTIAL), standing.ended_by[0])
    if standing.base is None:
        return "first"
    return next(iter(screening_state(ctx, person).due), "asked")


def _first_draft(ctx: Context, person: str, standing: Standing, reason: str) -> Draft:
    """The draft to begin with: all open, or the last answers with the warning signs open again."""
    before = standing.base_value
    country = load_settings(ctx, person).country
    if before is None or reason not in PARTIAL or not _is_recent(ctx, standing):
        age = read_facts(before.facts).age if before is not None else None
        facts: dict[str, object] = {"country": country} if country else {}
        return Draft(facts=facts if age is None else {**facts, "age": age}, reason=_whole_reason(reason))
    open_again = without(answers_in(before, standing.beside), reopened_questions(ctx.catalogue), ctx.catalogue)
    kept = {name: value for name, value in before.facts.items() if name not in {"pain_now", "choices"}}
    choices = {name: list(chosen) for name, chosen in open_again.choices.items()}
    return Draft(answers=open_again.answers, facts={**kept, "choices": choices}, reason=reason)


def _whole_reason(reason: str) -> str:
    """A reason that would ask only in part must not be written on a whole screening."""
    return "asked" if reason in PARTIAL else reason


def _is_recent(ctx: Context, standing: Standing) -> bool:
    days = int(ctx.catalogue.screening.number("valid-days"))
    return standing.whole_at is not None and ctx.clock.now() - standing.whole_at < timedelta(days=days)


def _laid_over(
    draft: Draft, answers: Mapping[str, str], facts: Mapping[str, object], unticked: Collection[str]
) -> Draft:
    had = _choices(draft.facts)
    choices = {**{name: had[name] for name in had if name not in unticked}, **_choices(facts)}
    merged = {**draft.facts, **facts, **({"choices": choices} if had or choices else {})}
    return Draft(answers={**draft.answers, **answers}, facts=merged, reason=draft.reason)


def _choices(facts: Mapping[str, object]) -> dict[str, list[str]]:
    return {name: list(chosen) for name, chosen in read_facts(facts).choices.items()}


def _draft_record(draft: Draft) -> ScreeningRecord:
    return ScreeningRecord(answers=draft.answers, facts=draft.facts, reason=draft.reason, complete=False)


def _require_whole(answers: Answers, draft: Draft, ctx: Context) -> None:
    facts = read_facts(draft.facts)
    missing = [name for name, value in (("age", facts.age), ("pain_now", facts.pain_now)) if value is None]
    missing += open_questions(answers, ctx.catalogue)
    if missing:
        raise InvalidInputError(
            f"still open: {', '.join(missing)}", where="screening", fix="Answer each, then confirm again"
        )


def _require_clearable(ctx: Context, id_: str, *, exercises: bool) -> None:
    if exercises:
        if id_ not in ctx.catalogue.exercises and id_ not in ctx.catalogue.variants:
            raise InvalidInputError("there is no such exercise", where=id_)
        return
    question = ctx.catalogue.screening.questions.get(id_)
    if question is None:
        raise InvalidInputError("there is no such question", where=id_)
    if question.action == "call_emergency_now":
        raise InvalidInputError("an emergency can't be cleared", where=id_, fix="Say when you were seen instead")


def _lock(ctx: Context, person: str) -> Lock:
    lock = read_standing(ctx, person).lock
    if lock is None:
        raise InvalidInputError("no emergency answer stands", where="screening")
    return lock


def _without_lock(standing: Standing) -> Standing:
    return Standing(base=standing.base, base_value=standing.base_value, beside=standing.beside)


def _keep(ctx: Context, person: str, value: Value) -> None:
    ctx.store.append(person, [fresh(ctx, type(value).__name__.removesuffix("Record").lower(), value)])
