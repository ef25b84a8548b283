"""What is asked before each session, micro-session and break, and what follows from it."""

from dataclasses import dataclass
from typing import Literal

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import Answer
from unhunch.errors import InvalidInputError
from unhunch.screening.questions import questionnaire_of, reopened_questions
from unhunch.screening.validity import check_whole

Exercise = Literal["none", "flare-plan", "by-pain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GateQuestion:
    """One thing asked before a session: a pain score 0-10, a yes / no / not sure, or a tick (a block)."""

    id: str
    kind: Literal["pain", "answer", "tick"]
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswers:
    """What the person says before a session: pain 0-10, anything new since last time, and the blocks that hold."""

    pain_now: int
    anything_new: Answer
    blocks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionGate:
    """What the check allows: `by-pain` leaves the rest to the pain gate of the adaptation.

    `refer` true is UR-18: the outcome in force ends and see_doctor_urgently holds. `reopen` are the
    main questions to ask again before anything else. `advice` are word ids, in the order of showing.
    """

    exercise: Exercise
    refer: bool
    reopen: tuple[str, ...]
    because: tuple[str, ...]
    advice: tuple[str, ...]


def gate_questions(catalogue: Catalogue | None = None, language: str = "en") -> tuple[GateQuestion, ...]:
    """What is asked before a session, in its order, in the person's words."""
    questionnaire = questionnaire_of(catalogue)
    text = questionnaire.text(language)
    return (
        GateQuestion(id="pain-now", kind="pain", ask=text.session["pain-now"]),
        GateQuestion(id="anything-new", kind="answer", ask=text.session["anything-new"]),
        *(GateQuestion(id=block.id, kind="tick", ask=text.blocks[block.id]) for block in questionnaire.blocks),
    )


def check_session(said: SessionAnswers, catalogue: Catalogue | None = None) -> SessionGate:
    """What may be done today; everything that speaks against it is named, the gravest decides.

    Raises:
        InvalidInputError: pain outside 0-10, an unknown answer or block.
    """
    questionnaire = questionnaire_of(catalogue)
    check_whole(said.pain_now, "pain_now", int(questionnaire.number("highest-pain")))
    known = {block.id: block for block in questionnaire.blocks}
    if said.anything_new not in {"yes", "no", "unsure"}:
        raise InvalidInputError("is no answer", where="anything_new", fix='Use "yes", "no" or "unsure"')
    for name in said.blocks:
        if name not in known:
            raise InvalidInputError("unknown", where="blocks", fix=f"Use {', '.join(known)}")
    severe = said.pain_now >= questionnaire.number("severe-pain")
    flare = said.pain_now >= questionnaire.number("flare-pain")
    blocks = tuple(name for name in known if name in said.blocks)
    new = said.anything_new != "no" or any(known[name].reopens for name in blocks)
    return SessionGate(
        exercise="none" if severe or new or blocks else "flare-plan" if flare else "by-pain",
        refer=severe,
        reopen=reopened_questions(catalogue) if new else (),
        because=_because(severe=severe, said=said, blocks=blocks, flare=flare),
        advice=_advice(severe=severe, new=new, blocked=bool(blocks), flare=flare),
    )


def _because(*, severe: bool, said: SessionAnswers, blocks: tuple[str, ...], flare: bool) -> tuple[str, ...]:
    found = ["UR-18"] if severe else []
    found += ["anything-new"] if said.anything_new != "no" else []
    found += blocks
    return (*found, "pain") if flare and not severe else tuple(found)


def _advice(*, severe: bool, new: bool, blocked: bool, flare: bool) -> tuple[str, ...]:
    said = {"severe": severe, "reopen": new, "not-today": blocked, "flare-plan": flare and not severe}
    return tuple(f"screening.session.{name}" for name, holds in said.items() if holds)
