"""May this person start? The answers judged by the questionnaire's rules."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.questionnaire import Action, Questionnaire
from unhunch.errors import InvalidInputError
from unhunch.screening.effects import Effect, age_effect, effects_of, highest
from unhunch.screening.facts import Case, standing_clearances
from unhunch.screening.model import Answers, Clearance, Outcome, Referral
from unhunch.screening.questions import questionnaire_of, require_complete
from unhunch.screening.seal import SEAL
from unhunch.screening.validity import check_answers

_EMERGENCY: Action = "call_emergency_now"


def screen(answers: Answers, now: datetime, catalogue: Catalogue | None = None) -> Outcome:
    """A Clearance, or a Referral for what needs a doctor first; the highest action wins, nothing cancels it.

    `now` is aware and in the person's own zone where dates are to be theirs; what comes back is in
    UTC. Without a catalogue the shipped questions are used. Open follow-ups take the stricter branch.
    Not reviewed by a clinician; the sources stand with each question.

    Raises:
        InvalidInputError: a question is unanswered (all are named), or a value does not fit.
    """
    if now.tzinfo is None:
        raise InvalidInputError("has no time zone", where="now", fix="Give an aware time")
    questionnaire = questionnaire_of(catalogue)
    check_answers(answers, questionnaire)
    require_complete(answers, questionnaire)
    case = Case(questionnaire=questionnaire, answers=answers, today=now.date())
    verdict = _verdict(case)
    if not questionnaire.actions[verdict.action].exercise:
        return Referral(
            action=verdict.action,
            because=verdict.because,
            tags=verdict.tags,
            advice=verdict.advice,
            screened_at=now.astimezone(UTC),
        )
    return _clearance(case, verdict, now)


def emergency_so_far(answers: Answers, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """The ids that already call for an emergency, from what has been answered alone; empty where none does.

    For showing the action at once, in the middle of the questions: a follow-up that is still open
    proves nothing yet.
    """
    case = Case(questionnaire=questionnaire_of(catalogue), answers=answers, today=date.min, open_counts=False)
    urgent = (effect for effect in effects_of(case) if effect.action == _EMERGENCY)
    return tuple(id_ for effect in urgent for id_ in effect.because)


def referral_so_far(answers: Answers, today: date, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """The ids that already call for a referral, from what has been answered alone; empty where none does.

    What a clinician has cleared by `today`, the person's own date, calls for none.
    """
    questionnaire = questionnaire_of(catalogue)
    case = Case(questionnaire=questionnaire, answers=answers, today=today, open_counts=False)
    grave = (effect for effect in effects_of(case) if not questionnaire.actions[effect.action].exercise)
    return tuple(id_ for effect in grave for id_ in effect.because)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    action: Action
    because: tuple[str, ...]
    tags: tuple[str, ...]
    advice: tuple[str, ...]
    effects: tuple[Effect, ...]


def _verdict(case: Case) -> _Verdict:
    effects = (*effects_of(case), *age_effect(case))
    action = highest(case.questionnaire, effects)
    return _Verdict(
        action=action,
        because=tuple(dict.fromkeys(id_ for effect in effects if effect.action == action for id_ in effect.because)),
        tags=tuple(dict.fromkeys(tag for effect in effects for tag in effect.tags)),
        advice=_advice(case.questionnaire, effects, action),
        effects=effects,
    )


def _advice(questionnaire: Questionnaire, effects: tuple[Effect, ...], action: Action) -> tuple[str, ...]:
    """The texts to show: a referral carries only its own and those that never wait, a clearance all."""
    rule = questionnaire.actions[action]
    own = [text for effect in effects if rule.exercise or effect.action == action for text in effect.advice]
    always = [text for effect in effects for text in effect.always_advise]
    kinds = _allowed(questionnaire, effects)
    of_kinds = [text for effect in effects if effect.allowed == kinds for text in effect.allowed_advice]
    usual = rule.allowed_advice if rule.allowed == kinds else ()
    return tuple(dict.fromkeys((*rule.advice, *always, *own, *usual, *(of_kinds if rule.exercise else ()))))


def _allowed(questionnaire: Questionnaire, effects: tuple[Effect, ...]) -> tuple[str, ...]:
    """The kinds of activity that every effect allows."""
    kinds = questionnaire.actions["go_on"].allowed
    return tuple(kind for kind in kinds if all(kind in effect.allowed for effect in effects))


def _clearance(case: Case, verdict: _Verdict, now: datetime) -> Clearance:
    questionnaire, answers, effects = case.questionnaire, case.answers, verdict.effects
    usual = int(questionnaire.number("valid-days"))
    allowed = _allowed(questionnaire, effects)
    valid_days = min([usual, *(effect.valid_days for effect in effects if effect.valid_days)])
    return Clearance(
        seal=SEAL,
        action=verdict.action,
        because=verdict.because,
        tags=verdict.tags,
        level_cap=min((effect.level_cap for effect in effects if effect.level_cap is not None), default=None),
        allowed=allowed,
        valid_days=valid_days,
        advice=verdict.advice,
        screened_at=now.astimezone(UTC),
        expires_at=now.astimezone(UTC) + timedelta(days=valid_days),
        any_yes=any(case.positive(question.id) for question in questionnaire.main),
        loaded_strength=all(effect.loaded_strength and "strength" in effect.allowed for effect in effects),
        unloaded_strength=bool(allowed) and all(effect.unloaded_strength for effect in effects),
        water_asked=all(case.given(q.id) != "open" for q in questionnaire.main if q.ask == "if_pool_chosen"),
        exercise_cleared=tuple(sorted(standing_clearances(answers.exercise_cleared, case.today, questionnaire))),
        hidden=answers.hidden,
        age=answers.age,
        pain_now=answers.pain_now,
    )
