"""After a session: its last answers, the 24-hour question, and what comes next in words."""

from datetime import date, timedelta

from unhunch.adaptation.model import Decision
from unhunch.errors import InvalidInputError
from unhunch.progress.rules import names, number
from unhunch.records.model import TOP_SCORE, ExerciseRecord, NoteRecord, PainRecord, Record, SessionRecord, SetRecord
from unhunch.service.carrying import carry_into_plan
from unhunch.service.context import Context
from unhunch.service.events import exercises_told
from unhunch.service.forms import read_form, write_form
from unhunch.service.kept import reading
from unhunch.service.notes import keyed, latest_note
from unhunch.service.play import Change, Finished
from unhunch.service.ports import Sought
from unhunch.service.review import review
from unhunch.service.settings import local_date
from unhunch.service.starting import Kept, latest_kept
from unhunch.service.words import Sentence

_MINUTE_S = 60
_SAID = "said-after"


def finish_session(ctx: Context, person: str, session_id: str, *, worst: int | None, effort: int | None) -> Finished:
    """What comes next, after the session's last answers; the decisions are kept and shape the next session.

    Finishing twice changes nothing and answers the same.

    Raises:
        InvalidInputError: the session was not opened, or a score is not 0-10.
    """
    _check_score(worst, "worst")
    _check_score(effort, "effort")
    kept = _kept(ctx, person, session_id)
    said = _said_before(ctx, person, session_id)
    if said is not None:
        return said
    ended = SessionRecord(
        session=session_id, state="finished", day=kept.day, kind=kept.session.kind,
        minutes=_minutes(ctx, kept), effort=effort, worst=worst,
    )  # fmt: skip
    records = [*_exercises(ctx, person, kept, worst), *_pain(ctx, kept, worst)]
    ctx.store.append(person, [*records, keyed(ctx, f"{session_id}:finished", ended)])
    return _say_next(ctx, person, session_id, kept.day, "service.finished")


def stop_session(ctx: Context, person: str, session_id: str, reason: str = "") -> Finished:
    """What comes next, after breaking off; all sets done so far count. A session that is over stays as it ended.

    Raises:
        InvalidInputError: the session was not opened.
    """
    kept = _kept(ctx, person, session_id)
    said = _said_before(ctx, person, session_id)
    if said is not None:
        return said
    ended = SessionRecord(
        session=session_id, state="stopped", day=kept.day, kind=kept.session.kind,
        minutes=_minutes(ctx, kept), reason=reason,
    )  # fmt: skip
    records = _exercises(ctx, person, kept, None)
    ctx.store.append(person, [*records, keyed(ctx, f"{session_id}:stopped:{kept.number}", ended)])
    return _say_next(ctx, person, f"{session_id}:{kept.number}", kept.day, "service.stopped")


def next_day_due(ctx: Context, person: str) -> str | None:
    """The id of the latest session whose 24-hour question is open (it was done before today), or None."""
    today = local_date(ctx, person)
    within = int(ctx.catalogue.rules.number("adaptation.next-day-within-days"))
    since = today - timedelta(days=within)
    rows = ctx.store.records(person, SessionRecord, sought=Sought(from_day=since))
    ended = [one.value for one in rows if isinstance(one.value, SessionRecord) and one.value.state != "started"]
    before = [one for one in ended if one.day < today]
    if not before:
        return None
    last = max(before, key=lambda one: one.day)
    return None if _is_answered(ctx, person, last.day) else last.session


def answer_next_day(ctx: Context, person: str, session_id: str, *, score: int, worse_sleep: bool = False) -> Finished:
    """What comes next, after the 24-hour question; it holds for all that was done on that day.

    Raises:
        InvalidInputError: there is no such session, or the score is not 0-10.
    """
    _check_score(score, "score")
    ended = ctx.store.latest(person, SessionRecord, Sought(session=session_id))
    if ended is None or not isinstance(ended.value, SessionRecord):
        raise InvalidInputError("there is no such session", where=session_id[:60])
    today = local_date(ctx, person)
    if today <= ended.value.day:
        raise InvalidInputError("it is too early to say", where="score", fix="Answer on the next day")
    answer = PainRecord(moment="next_day", score=score, day=today, worse_sleep=worse_sleep)
    ctx.store.append(person, [keyed(ctx, _next_day_key(ended.value.day), answer)])
    return _say_next(ctx, person, _next_day_key(ended.value.day), today, "service.next-day")


def _say_next(ctx: Context, person: str, about: str, day: date, last_word: str) -> Finished:
    """What was decided, carried into the plan and put into words; kept, so that asking again gives the same."""
    decisions = review(ctx, person).decisions
    carried = carry_into_plan(ctx, person, decisions)
    changes = tuple(_change(ctx, one) for one in decisions if one.action != "hold")
    words = [Sentence(id=last_word), *(Sentence(id="service.tomorrow-changed") for _ in range(carried))]
    finished = Finished(changes=changes, words=tuple(words))
    note = NoteRecord(kind=_SAID, day=day, session=about, facts=write_form(Finished, finished))
    ctx.store.append(person, [keyed(ctx, f"{about}:{_SAID}", note)])
    return finished


def _said_before(ctx: Context, person: str, session_id: str) -> Finished | None:
    note = latest_note(ctx, person, _SAID, session=session_id)
    return None if note is None else finished_in(note)


def finished_in(note: NoteRecord) -> Finished:
    """What was said at the end, as it was kept.

    Raises:
        StoreError: what is kept can't be read.
    """
    with reading(_SAID):
        return read_form(Finished, note.facts, _SAID)


def _change(ctx: Context, decision: Decision) -> Change:
    facts = dict(decision.facts)
    if decision.exercise:
        facts.setdefault("exercise", ctx.catalogue.text(decision.exercise).name)
    return Change(
        exercise=decision.exercise,
        action=decision.action,
        words=Sentence(id=decision.because[-1], facts=facts),
        because=decision.because,
    )


def _exercises(ctx: Context, person: str, kept: Kept, worst: int | None) -> list[Record]:
    """How the exercises went of which nothing was said; the session's worst pain stands for them.

    Where one of them was said to be that painful itself, the others stay unanswered: nothing is assumed. Neither is
    the warm-up blamed for more than a little pain in a session that held anything else.
    """
    told = exercises_told(ctx, person, kept.session.id)
    rows = ctx.store.records(person, SetRecord, sought=Sought(session=kept.session.id))
    done = [one.value for one in rows if isinstance(one.value, SetRecord) and not one.value.skipped]
    explained = worst is not None and any((one.worst or 0) >= worst > 0 for one in told.values())
    score = None if explained else worst
    blameless = _blameless(ctx, kept, score)
    said = [
        _with_worst(one, score)
        for one in told.values()
        if one.worst is None and score is not None and one.exercise not in blameless
    ]
    silent = {one.item: one for one in done if (kept.session.id, one.item) not in told}
    said += [_silent(one, kept, None if one.exercise in blameless else score) for one in silent.values()]
    name = f"{kept.session.id}:{kept.number}"
    return [keyed(ctx, f"{name}:exercise:{one.item}", one) for one in said]


def _blameless(ctx: Context, kept: Kept, worst: int | None) -> frozenset[str]:
    """The session's exercises that its worst pain says nothing about."""
    rules = ctx.catalogue.rules
    if worst is None or worst < number(rules, "light-amber-from"):
        return frozenset()
    kinds = {item.exercise: ctx.catalogue.get(item.exercise).kind for item in kept.session.items}
    gentle = names(rules, "light-blameless-kinds")
    found = frozenset(name for name, kind in kinds.items() if kind in gentle)
    return frozenset() if len(found) == len(kinds) else found


def _with_worst(told: ExerciseRecord, worst: int | None) -> ExerciseRecord:
    return ExerciseRecord(
        session=told.session, day=told.day, item=told.item, exercise=told.exercise, level=told.level,
        before=told.before, worst=worst, eased=told.eased, still_there=told.still_there, form=told.form,
        two_more=told.two_more, too_hard=told.too_hard, stopped=told.stopped,
    )  # fmt: skip


def _silent(done: SetRecord, kept: Kept, worst: int | None) -> ExerciseRecord:
    return ExerciseRecord(
        session=done.session, day=done.day, item=done.item, exercise=done.exercise, level=done.level,
        before=kept.before, worst=worst,
    )  # fmt: skip


def _pain(ctx: Context, kept: Kept, worst: int | None) -> list[Record]:
    if worst is None:
        return []
    value = PainRecord(moment="worst", score=worst, day=kept.day, session=kept.session.id)
    return [keyed(ctx, f"{kept.session.id}:worst", value)]


def _minutes(ctx: Context, kept: Kept) -> float:
    """Minutes since it was opened, at most twice what was planned: a break over lunch is no exercise."""
    passed = (ctx.clock.now() - kept.opened_at).total_seconds() / _MINUTE_S
    return round(max(0.0, min(passed, 2.0 * kept.session.minutes)), 1)


def _kept(ctx: Context, person: str, session_id: str) -> Kept:
    kept = latest_kept(ctx, person, session_id)
    if kept is None:
        raise InvalidInputError("this session was not opened", where=session_id[:60], fix="Open it first")
    return kept


def _check_score(score: int | None, where: str) -> None:
    if score is not None and not 0 <= score <= TOP_SCORE:
        raise InvalidInputError("this is a number from 0 to 10", where=where)


def _next_day_key(day: date) -> str:
    return f"next-day:{day.isoformat()}"


def _is_answered(ctx: Context, person: str, day: date) -> bool:
    rows = ctx.store.records(person, PainRecord, sought=Sought(from_day=day, topic="next_day"))
    return any(record.key == _next_day_key(day) for record in rows)
