"""Which questions are asked: what is open, in the order of the screens, and what has to be answered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import Question, Questionnaire
from unhunch.errors import InvalidInputError
from unhunch.screening.facts import Case
from unhunch.screening.model import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenNow:
    """One screen as it is to be shown: the ids to ask, each follow-up right after its parent."""

    id: str
    asked: tuple[str, ...]
    open: tuple[str, ...]


def questionnaire_of(catalogue: Catalogue | None) -> Questionnaire:
    """The questionnaire of the catalogue, or the shipped one."""
    return catalogue_or_shipped(catalogue).screening


def catalogue_or_shipped(catalogue: Catalogue | None) -> Catalogue:
    """The catalogue, or the shipped one, which is read once."""
    if catalogue is not None:
        return catalogue
    # Only whoever brings no catalogue needs the parser, and with it pydantic.
    from unhunch.catalogue.loader import load_catalogue  # noqa: PLC0415

    return load_catalogue()


def screens(answers: Answers, catalogue: Catalogue | None = None) -> tuple[ScreenNow, ...]:
    """The screens in their order, with what each asks by the answers so far and what of it is open."""
    questionnaire = questionnaire_of(catalogue)
    case = _case(answers, questionnaire)
    return tuple(_screen_now(case, screen.id, screen.questions) for screen in questionnaire.screens)


def open_questions(
    answers: Answers, catalogue: Catalogue | None = None, *, within: Collection[str] | None = None
) -> tuple[str, ...]:
    """The ids still to be asked, follow-ups among them, in the order of the screens.

    `within` keeps to these main questions and their follow-ups, as when only some are asked again.
    """
    questionnaire = questionnaire_of(catalogue)
    case = _case(answers, questionnaire)
    return tuple(
        id_
        for screen in questionnaire.screens
        for id_ in _asked(case, screen.questions)
        if not _answered(case, id_) and (within is None or root_of(questionnaire, id_) in within)
    )


def reopened_questions(catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """The main questions asked again when anything is new: those that can lead to a referral, and those that open one.

    A rule of its own counts, too: a fall that nobody has checked is an emergency, though the question about it is not.
    """
    questionnaire = questionnaire_of(catalogue)
    warning = {question.id for question in questionnaire.main if _may_refer(questionnaire, question)}
    openers = {c.id for id_ in warning for c in questionnaire.questions[id_].ask_when if c.id}
    wanted = warning | openers
    return tuple(id_ for screen in questionnaire.screens for id_ in screen.questions if id_ in wanted)


def _may_refer(questionnaire: Questionnaire, question: Question) -> bool:
    """Whether an answer to the question, or to one of its follow-ups, can end in a referral."""
    led_to = (question.action, *(rule.action for rule in question.rules))
    return any(action is not None and not questionnaire.actions[action].exercise for action in led_to)


def without(answers: Answers, ids: Collection[str], catalogue: Catalogue | None = None) -> Answers:
    """The answers with these questions and their follow-ups open again."""
    questionnaire = questionnaire_of(catalogue)
    gone = {id_ for id_ in questionnaire.questions if root_of(questionnaire, id_) in ids}
    return replace(
        answers,
        answers={id_: answer for id_, answer in answers.answers.items() if id_ not in gone},
        choices={id_: chosen for id_, chosen in answers.choices.items() if id_ not in gone},
    )


def assume_no(answers: Answers, catalogue: Catalogue | None = None) -> Answers:
    """The answers with "no" for every main question that is asked and open.

    Follow-ups stay open, so their stricter branch holds: nothing reassuring is ever assumed.
    """
    questionnaire = questionnaire_of(catalogue)
    while missing := required(answers, questionnaire):
        answers = replace(answers, answers={**answers.answers, **dict.fromkeys(missing, "no")})
    return answers


def required(answers: Answers, questionnaire: Questionnaire) -> tuple[str, ...]:
    """The main questions that are asked by the answers so far and have none, in the order of the questions."""
    case = _case(answers, questionnaire)
    return tuple(
        question.id
        for question in questionnaire.main
        if question.id not in answers.answers and _is_asked(case, question)
    )


def require_complete(answers: Answers, questionnaire: Questionnaire) -> None:
    """Nothing where every main question that is asked has an answer.

    Raises:
        InvalidInputError: naming all that have none.
    """
    missing = required(answers, questionnaire)
    if missing:
        raise InvalidInputError(
            f"{len(missing)} unanswered: {', '.join(missing)}",
            where="answers",
            fix='Answer each with "yes", "no" or "unsure"',
        )


def _case(answers: Answers, questionnaire: Questionnaire) -> Case:
    return Case(questionnaire=questionnaire, answers=answers, today=date.min)


def _screen_now(case: Case, id_: str, questions: tuple[str, ...]) -> ScreenNow:
    asked = tuple(_asked(case, questions))
    return ScreenNow(id=id_, asked=asked, open=tuple(q for q in asked if not _answered(case, q)))


def _asked(case: Case, ids: tuple[str, ...]) -> Iterator[str]:
    for id_ in ids:
        if _is_asked(case, case.questionnaire.questions[id_]):
            yield id_
            yield from _asked(case, case.questionnaire.follow_ups.get(id_, ()))


def _is_asked(case: Case, question: Question) -> bool:
    if question.parent is not None and not case.positive(question.parent):
        return False
    return case.all_hold(question.ask_when)


def _answered(case: Case, id_: str) -> bool:
    """A choice may be answered by "not sure" (no option), which is kept as an empty choice."""
    if case.questionnaire.questions[id_].options:
        return id_ in case.answers.choices
    return id_ in case.answers.answers


def root_of(questionnaire: Questionnaire, id_: str) -> str:
    """The main question that an id belongs to: itself, or the parent of a follow-up."""
    parent = questionnaire.questions[id_].parent
    return id_ if parent is None else root_of(questionnaire, parent)
