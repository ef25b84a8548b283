"""Which answers are handed in as soon as they are given, because they may be an emergency."""

from dataclasses import dataclass
from datetime import date

from unhunch.catalogue.questionnaire import Branch, Condition, Question, Questionnaire
from unhunch.screening.facts import Case
from unhunch.screening.model import Answers

_EMERGENCY = "call_emergency_now"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOnce:
    """The answers or options that are; `ticked` is how many options together are (0: no number of them)."""

    answers: tuple[str, ...] = ()
    ticked: int = 0


def at_once(questionnaire: Questionnaire, question: Question, answers: Answers) -> AtOnce:
    """Which answers to the question may be an emergency, by what was answered before.

    A follow-up is asked under a yes or not sure, so its parent needs no look.
    """
    if question.parent is None:
        return AtOnce(answers=("yes", "unsure") if question.action == _EMERGENCY else ())
    case = Case(questionnaire=questionnaire, answers=answers, today=date.min, open_counts=False)
    met = [
        test
        for rule in questionnaire.questions[question.parent].rules
        if rule.action == _EMERGENCY and _else_holds(case, question, rule)
        for test in rule.when
        if test.id == question.id
    ]
    said = dict.fromkeys(answer for test in met for answer in (*test.answer, test.has) if answer not in {"", "open"})
    counts = [int(questionnaire.numbers[test.count]) for test in met if test.count]
    return AtOnce(answers=tuple(said), ticked=min(counts, default=0))


def _else_holds(case: Case, question: Question, rule: Branch) -> bool:
    """Whether the rule's other conditions hold already, or are the ones under which the question is asked."""
    return all(test.id == question.id or _is_asked_under(question, test) or case.holds(test) for test in rule.when)


def _is_asked_under(question: Question, test: Condition) -> bool:
    return bool(test.id) and any(asked.id == test.id for asked in question.ask_when)
