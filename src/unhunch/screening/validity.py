"""Whether answers can be what they say: known ids, known answers, an age and a pain score that exist."""

from unhunch.catalogue.questionnaire import Question, Questionnaire
from unhunch.errors import InvalidInputError
from unhunch.screening.model import Answers

_LONGEST = 40
_ANSWERS = frozenset({"yes", "no", "unsure"})
_POSITIVE = frozenset({"yes", "unsure"})


def check_answers(answers: Answers, questionnaire: Questionnaire) -> None:
    """Nothing where every value fits.

    Raises:
        InvalidInputError: the first value that does not, with its place.
    """
    check_whole(answers.age, "age", int(questionnaire.number("oldest-age")))
    highest = int(questionnaire.number("highest-pain"))
    check_whole(answers.pain_now, "pain_now", highest)
    if answers.pain_then is not None:
        check_whole(answers.pain_then, "pain_then", highest)
    for id_, answer in answers.answers.items():
        _known(questionnaire, id_, "answers")
        if questionnaire.questions[id_].options:
            raise InvalidInputError("is a choice among options", where=f"answers.{id_}", fix="Put it under choices")
        if answer not in _ANSWERS:
            raise InvalidInputError(
                f"{answer!r} is no answer", where=f"answers.{id_}", fix='Use "yes", "no" or "unsure"'
            )
    for id_, chosen in answers.choices.items():
        _known(questionnaire, id_, "choices")
        _check_choice(questionnaire, id_, chosen)
    for id_ in answers.cleared:
        _known(questionnaire, id_, "cleared")


def check_together(answers: Answers, questionnaire: Questionnaire) -> None:
    """Nothing where no follow-up names a sign of something that its question denies.

    On the pages an answer that was corrected leaves its follow-ups behind; a file has no such excuse.

    Raises:
        InvalidInputError: the first follow-up that does, with its question.
    """
    for question in questionnaire.questions.values():
        parent, said = question.parent, _sign(answers, question)
        if parent is None or said is None or answers.answers.get(parent) in _POSITIVE:
            continue
        above = answers.answers.get(parent, "not answered")
        raise InvalidInputError(
            f"is {said} while {parent} is {above}",
            where=f"answers.{question.id}",
            fix=f'Answer {parent} with "yes" or "unsure", or take {question.id} out',
        )


def _sign(answers: Answers, question: Question) -> str | None:
    """What was said to a follow-up, where that speaks for its question being true."""
    if question.options:
        return ", ".join(answers.choices.get(question.id, ())) or None
    said = answers.answers.get(question.id)
    return said if said in _POSITIVE and not question.reassures else None


def check_whole(value: object, where: str, highest: int) -> None:
    """Nothing where the value is a whole number from 0 to `highest`.

    Raises:
        InvalidInputError: it is not.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= highest:
        raise InvalidInputError(
            f"{short(value)} does not fit", where=where, fix=f"Give a whole number from 0 to {highest}"
        )


def short(value: object) -> str:
    """The value as it is named in an error: on one line, as JSON names it, cut where it is long."""
    if value is None:
        return "null"
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _known(questionnaire: Questionnaire, id_: str, where: str) -> None:
    if id_ not in questionnaire.questions:
        raise InvalidInputError(
            f"unknown question {short(id_)}", where=where, fix="`unhunch schema answers` lists every id"
        )


def _check_choice(questionnaire: Questionnaire, id_: str, chosen: tuple[str, ...]) -> None:
    options = questionnaire.questions[id_].options
    if not options:
        raise InvalidInputError("is no choice", where=f"choices.{id_}", fix="Put it under answers")
    for option in chosen:
        if option not in options:
            raise InvalidInputError(
                f"unknown option {short(option)}", where=f"choices.{id_}", fix=f"Choose among {', '.join(options)}"
            )
