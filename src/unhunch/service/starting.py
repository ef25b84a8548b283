"""Before a session: its questions, the gate, the session as it is right today; and going on after a break."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import ClassVar

from unhunch.adaptation.flare import flare_phase
from unhunch.adaptation.gate import gate
from unhunch.adaptation.model import Facts, FlarePhase
from unhunch.adaptation.model import Gate as Judged
from unhunch.catalogue.model import Exercise
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.programme.model import PlannedSession
from unhunch.progress.light import is_strict
from unhunch.records.model import NoteRecord, PainRecord, Record, SessionRecord, SetRecord, Value
from unhunch.screening import SessionAnswers, check_session
from unhunch.service.adjusting import for_today
from unhunch.service.breaks import BREAK, session_to_do
from unhunch.service.clearance import end_clearance, screening_state
from unhunch.service.context import Context
from unhunch.service.forms import read_form, write_form
from unhunch.service.kept import reading
from unhunch.service.notes import fresh, keyed, latest_note
from unhunch.service.past import read_progress
from unhunch.service.play import Opened, PainLimits, SessionCheck
from unhunch.service.ports import Sought
from unhunch.service.settings import language_for, load_settings, local_date
from unhunch.service.words import Sentence
from unhunch.session.timeline import timeline

_OPENED = "opened"
STEP = "step"
_FEVER = "fever"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A session as it was opened; `number` counts its openings from 1, `opened_at` is an ISO time."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    number: int
    gate: str
    day: date
    before: int
    opened_at: datetime
    session: PlannedSession
    because: tuple[str, ...] = ()


def open_session(ctx: Context, person: str, session_id: str, check: SessionCheck) -> Opened:
    """The session as it may be done now; its start and the answers are kept, whatever the gate says.

    Raises:
        NotClearedError: there is no clearance in force.
        InvalidInputError: there is no such session, it was done already, or the pain is not 0-10.
    """
    day = local_date(ctx, person)
    state = screening_state(ctx, person)
    if state.lock is not None:
        return Opened(gate="locked", day=day, words=(Sentence(id="service.locked"),))
    if state.clearance is None:
        raise NotClearedError("the safety questions come first; answer them, then come back here")
    said = check_session(
        SessionAnswers(pain_now=check.pain_now, anything_new=check.anything_new, blocks=_blocks(ctx, check)),
        ctx.catalogue,
    )
    planned = session_to_do(ctx, person, session_id)
    _require_undone(ctx, person, session_id)
    facts = _facts(ctx, person, check)
    judged = gate(said, check.pain_now, facts, today=day, rules=ctx.catalogue.rules)
    answers = _answers(ctx, session_id, day, check)
    if not judged.lets_exercise:
        return _closed(ctx, person, judged, answers, day)
    happened = read_progress(ctx, person)
    phase = flare_phase(happened, ctx.catalogue.rules)
    session = for_today(planned, judged, phase, happened, ctx.catalogue)
    before = latest_kept(ctx, person, session_id)
    kept = Kept(
        number=1 if before is None else before.number + 1,
        gate=judged.kind,
        day=day,
        before=check.pain_now,
        opened_at=ctx.clock.now(),
        session=session,
        because=_because(judged, phase),
    )
    ctx.store.append(person, [*answers, *_start(ctx, kept)])
    return _opened(ctx, person, kept)


def resume_session(ctx: Context, person: str, session_id: str) -> Opened | None:
    """The session as it was opened today, with the step to go on at; None where it is not under way.

    A session of an earlier day begins again with its questions: the body of that day answered them, not today's.
    """
    last = ctx.store.latest(person, SessionRecord, Sought(session=session_id))
    if last is None or not isinstance(last.value, SessionRecord) or last.value.state != "started":
        return None
    kept = latest_kept(ctx, person, session_id)
    if kept is None or kept.day != local_date(ctx, person) or screening_state(ctx, person).clearance is None:
        return None
    return _opened(ctx, person, kept)


def session_under_way(ctx: Context, person: str) -> str | None:
    """The id of a session that was started today and neither finished nor stopped, or None; breaks are left out."""
    today = local_date(ctx, person)
    rows = ctx.store.records(person, SessionRecord, sought=Sought(from_day=today))
    values = [one.value for one in rows if isinstance(one.value, SessionRecord) and one.value.kind != BREAK]
    is_open = bool(values) and values[-1].state == "started" and values[-1].day == today
    return values[-1].session if is_open else None


def latest_kept(ctx: Context, person: str, session_id: str) -> Kept | None:
    """The session as it was opened the last time, or None."""
    note = latest_note(ctx, person, _OPENED, session=session_id)
    return None if note is None else kept_in(note)


def kept_in(note: NoteRecord) -> Kept:
    """The session in the note of its opening.

    Raises:
        StoreError: what is kept can't be read.
    """
    with reading(_OPENED):
        return read_form(Kept, note.facts, _OPENED)


def limits_of(exercise: Exercise, before: int, ctx: Context) -> PainLimits:
    """The traffic light for one exercise in numbers."""
    strict = is_strict(exercise)
    number = ctx.catalogue.rules.number
    return PainLimits(
        before=before,
        amber_from=int(number("adaptation.light-amber-from")),
        red_above=int(number("adaptation.light-red-above")),
        red_from=int(number("adaptation.light-amber-from")),
        red_rise=int(number("adaptation.light-red-rise-strict" if strict else "adaptation.light-red-rise")),
        ease_any_rise=strict,
        severe_from=int(number("screening.severe-pain")),
    )


def _blocks(ctx: Context, check: SessionCheck) -> tuple[str, ...]:
    """What stands in the way today; "unwell" without more is taken to be all of it."""
    if check.blocks or not check.unwell:
        return check.blocks
    return tuple(block.id for block in ctx.catalogue.screening.blocks)


def _facts(ctx: Context, person: str, check: SessionCheck) -> Facts:
    fever = latest_note(ctx, person, _FEVER)
    return Facts(
        ill=check.ill,
        short_sleep=check.short_sleep,
        extra_stress=check.stress,
        fever_on=fever.day if fever is not None else None,
    )


def _answers(ctx: Context, session_id: str, day: date, check: SessionCheck) -> list[Record]:
    """The answers as said, each on its own."""
    pain = PainRecord(moment="before", score=check.pain_now, day=day, session=session_id, site=check.site)
    said: list[Value] = [pain, NoteRecord(kind="check", day=day, session=session_id, facts=_said(check))]
    if _FEVER in _blocks(ctx, check):
        said.append(NoteRecord(kind=_FEVER, day=day))
    if check.ill:
        said.append(NoteRecord(kind="ill", day=day))
    return [fresh(ctx, "check", value) for value in said]


def _said(check: SessionCheck) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(check).items()}


def _closed(ctx: Context, person: str, judged: Judged, answers: list[Record], day: date) -> Opened:
    """No session today; what has to be asked first ends the clearance."""
    ctx.store.append(person, answers)
    if judged.kind == "locked":
        end_clearance(ctx, person, "severe")
    if judged.kind == "screen":
        end_clearance(ctx, person, "anything-new")
    return Opened(gate=judged.kind, day=day, words=tuple(Sentence(id=name) for name in judged.because))


def _start(ctx: Context, kept: Kept) -> list[Record]:
    session = kept.session
    started = SessionRecord(session=session.id, state="started", day=kept.day, kind=session.kind)
    opened = NoteRecord(kind=_OPENED, day=kept.day, session=session.id, facts=write_form(Kept, kept))
    step = NoteRecord(kind=STEP, day=kept.day, session=session.id, facts={"step": 0})
    named: tuple[tuple[str, Value], ...] = (("started", started), (_OPENED, opened), (STEP, step))
    return [keyed(ctx, f"{session.id}:{name}:{kept.number}", value) for name, value in named]


def _because(judged: Judged, phase: FlarePhase) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*judged.because, *phase.because)))


def _opened(ctx: Context, person: str, kept: Kept) -> Opened:
    language = language_for(ctx, load_settings(ctx, person))
    step = latest_note(ctx, person, STEP, session=kept.session.id)
    at = step.facts.get("step") if step is not None else 0
    return Opened(
        gate=kept.gate,  # type: ignore[arg-type]  # written from the same words
        day=kept.day,
        session=kept.session,
        timeline=timeline(kept.session, ctx.catalogue, language),
        limits=tuple(limits_of(ctx.catalogue.get(item.exercise), kept.before, ctx) for item in kept.session.items),
        step=at if isinstance(at, int) else 0,
        done_sets=_done_sets(ctx, person, kept),
        words=tuple(Sentence(id=name) for name in kept.because),
    )


def _done_sets(ctx: Context, person: str, kept: Kept) -> tuple[tuple[int, int, str], ...]:
    """Item, set and side of every set that is kept from the day on which the session was opened."""
    rows = ctx.store.records(person, SetRecord, sought=Sought(session=kept.session.id, from_day=kept.day))
    values = (record.value for record in rows)
    return tuple(dict.fromkeys((one.item, one.set, one.side or "") for one in values if isinstance(one, SetRecord)))


def _require_undone(ctx: Context, person: str, session_id: str) -> None:
    last = ctx.store.latest(person, SessionRecord, Sought(session=session_id))
    if last is not None and isinstance(last.value, SessionRecord) and last.value.state == "finished":
        raise InvalidInputError("this session is done already", where=session_id, fix="Choose another one")
