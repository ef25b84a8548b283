"""What each answer leads to by itself; the engine takes the highest of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from unhunch.catalogue.questionnaire import UNDER_AGE_ADVICE, Action, Branch, Question, Questionnaire
from unhunch.screening.facts import Case, standing_clearances

_EMERGENCY: Action = "call_emergency_now"
_BEFORE: Action = "see_doctor_before_exercising"
_CARE: Action = "go_on_with_care"
_GO_ON: Action = "go_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one answer, or the age, asks for; `valid_days` 0 stands for the usual time."""

    id: str
    action: Action
    because: tuple[str, ...]
    allowed: tuple[str, ...]
    tags: tuple[str, ...] = ()
    level_cap: int | None = None
    valid_days: int = 0
    loaded_strength: bool = True
    unloaded_strength: bool = False
    advice: tuple[str, ...] = ()
    allowed_advice: tuple[str, ...] = ()
    always_advise: tuple[str, ...] = ()


def effects_of(case: Case) -> tuple[Effect, ...]:
    """One effect for each question whose answer asks for something, in the order of the questions."""
    questionnaire = case.questionnaire
    case = replace(case, lifted=standing_clearances(case.answers.cleared, case.today, questionnaire))
    positive = [question for question in questionnaire.main if case.positive(question.id)]
    found = {q.id: _effect(case, q) for q in positive if not q.judged_last}
    for question in positive:
        if question.judged_last:
            others = [effect for id_, effect in found.items() if effect and id_ not in question.not_counted]
            found[question.id] = _last(case, question, others)
    return tuple(effect for question in positive if (effect := found[question.id]) is not None)


def age_effect(case: Case) -> tuple[Effect, ...]:
    """For somebody under age: a doctor before exercising, and nothing allowed."""
    if case.answers.age >= case.questionnaire.number("adult-age"):
        return ()
    return (Effect(id="age", action=_BEFORE, because=("age",), allowed=(), always_advise=(UNDER_AGE_ADVICE,)),)


def highest(questionnaire: Questionnaire, effects: Iterable[Effect]) -> Action:
    """The action of the highest rank among the effects; go_on where there is none."""
    return min((effect.action for effect in effects), key=lambda a: questionnaire.actions[a].rank, default=_GO_ON)


def _last(case: Case, question: Question, others: list[Effect]) -> Effect | None:
    """The effect of a question that is judged by what all others led to."""
    ranks = case.questionnaire.actions
    rank = min((ranks[effect.action].rank for effect in others), default=None)
    effect = _effect(replace(case, others=rank), question)
    if effect is None or effect.action != question.action or rank is None:
        return effect
    behind = tuple(other.id for other in others if ranks[other.action].rank <= ranks[_BEFORE].rank)
    return replace(effect, because=(*effect.because, *behind))


def _effect(case: Case, question: Question) -> Effect | None:
    branch = _branch(case, question)
    action = branch.action or question.action or _GO_ON
    # A clinician lifts what was answered; a fact that counts as a yes by itself, like severe pain, is a new finding.
    if question.id in case.lifted and action != _EMERGENCY and not case.counts(question.id):
        return _lifted(case, question)
    if action == _GO_ON:
        if case.given(question.id) != "unsure":
            return None
        action = _CARE
    numbers = case.questionnaire.numbers
    allowed = branch.allowed if branch.allowed is not None else case.questionnaire.actions[action].allowed
    return Effect(
        id=question.id,
        action=action,
        because=(question.id, *_behind(case, question, branch)),
        allowed=allowed,
        tags=_tags(case, question),
        level_cap=int(numbers[branch.level_cap]) if branch.level_cap else None,
        valid_days=int(numbers[branch.valid_days]) if branch.valid_days else 0,
        loaded_strength=branch.loaded_strength,
        unloaded_strength=branch.unloaded_strength or "strength" in allowed,
        advice=branch.advice or (question.advice if action == question.action else ()),
        allowed_advice=branch.allowed_advice,
        always_advise=question.always_advise,
    )


def _lifted(case: Case, question: Question) -> Effect:
    """What stays after a clinician's clearance: the tags, and a low start."""
    return Effect(
        id=question.id,
        action=_CARE,
        because=(question.id,),
        allowed=case.questionnaire.actions[_CARE].allowed,
        tags=_tags(case, question),
        unloaded_strength=True,
        advice=question.lifted_advice,
        always_advise=question.always_advise,
    )


def _branch(case: Case, question: Question) -> Branch:
    """The first rule that holds; the question's own action where none does."""
    for branch in question.rules:
        if case.all_hold(branch.when):
            return branch
    return Branch()


def _behind(case: Case, question: Question, branch: Branch) -> tuple[str, ...]:
    """The answered follow-ups that made the action higher than the question's own."""
    actions = case.questionnaire.actions
    if branch.action is None or question.action is None:
        return ()
    if actions[branch.action].rank >= actions[question.action].rank:
        return ()
    return tuple(c.id for c in branch.when if c.id and case.given(c.id) != "open")


def _tags(case: Case, question: Question) -> tuple[str, ...]:
    chosen = (rule.tag for rule in question.tag_rules if case.all_hold(rule.when))
    return tuple(dict.fromkeys((*question.tags, *chosen)))
