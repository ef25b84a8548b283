"""What the rules are judged on: the answers given, the facts beside them, and whether a condition holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from unhunch.catalogue.questionnaire import Action, Condition, Fact, Given, Questionnaire
from unhunch.screening.model import Answers


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One set of answers as the rules see it.

    `open_counts` false judges only what was answered: an open follow-up then proves nothing.
    `others` is the rank of the highest action among the other questions (LOC-1 asks for it);
    `lifted` are the ids with a clinician's clearance that holds today.
    """

    questionnaire: Questionnaire
    answers: Answers
    today: date
    open_counts: bool = True
    others: int | None = None
    lifted: frozenset[str] = frozenset()

    def given(self, id_: str) -> Given:
        """The answer, "open" where there is none; a choice is "yes" once one is made, "unsure" where it is empty."""
        if self.questionnaire.questions[id_].options:
            chosen = self.answers.choices.get(id_)
            return "open" if chosen is None else "yes" if chosen else "unsure"
        return self.answers.answers.get(id_, "open")

    def positive(self, id_: str) -> bool:
        """True where the answer is yes or not sure, or a fact counts as a yes."""
        return self.answers.answers.get(id_) in {"yes", "unsure"} or self.counts(id_)

    def counts(self, id_: str) -> bool:
        """True where a fact counts as a yes, whatever was answered."""
        facts = self.questionnaire.questions[id_].yes_when
        return bool(facts) and self.all_hold(facts)

    def all_hold(self, conditions: Iterable[Condition]) -> bool:
        """True where every condition holds, as for none."""
        return all(self.holds(condition) for condition in conditions)

    def holds(self, condition: Condition) -> bool:
        """True where this condition holds."""
        if condition.id:
            return self._answer_holds(condition)
        if condition.at_least_action is not None:
            return self._others_reach(condition.at_least_action)
        return self._fact_holds(condition, _fact(self, condition.fact))

    def _answer_holds(self, condition: Condition) -> bool:
        if condition.has:
            return condition.has in self.answers.choices.get(condition.id, ())
        if condition.count:
            chosen = set(self.answers.choices.get(condition.id, ()))
            return len(chosen) >= self.questionnaire.numbers[condition.count]
        given = self.given(condition.id)
        return given in condition.answer and (given != "open" or self.open_counts)

    def _others_reach(self, action: Action) -> bool:
        return self.others is not None and self.others <= self.questionnaire.actions[action].rank

    def _fact_holds(self, condition: Condition, value: float | None) -> bool:
        numbers = self.questionnaire.numbers
        if value is None:
            return False
        if condition.at_least:
            return value >= numbers[condition.at_least]
        if condition.above:
            return value > numbers[condition.above]
        if condition.below:
            return value < numbers[condition.below]
        return bool(value)


def _fact(case: Case, fact: Fact | None) -> float | None:
    """The fact as a number; None where it is not known and nothing follows from that."""
    answers = case.answers
    if fact == "days_since_advice":
        return None if answers.first_advice_on is None else (case.today - answers.first_advice_on).days
    if fact == "pain_fall":
        # Without the first score nobody can say that the pain fell, so it did not.
        return 0 if answers.pain_then is None else answers.pain_then - answers.pain_now
    known: Mapping[Fact | None, float] = {
        "age": answers.age,
        "pain_now": answers.pain_now,
        "strict_location": answers.strict_location,
        "pool": answers.pool,
    }
    return known.get(fact)


def standing_clearances(cleared: Mapping[str, date], today: date, questionnaire: Questionnaire) -> frozenset[str]:
    """The ids whose clearance holds today: not in the future, and less than twelve months old.

    `today` may be the UTC date while the person's own is a day ahead, so one day is allowed for.
    """
    latest = today + timedelta(days=int(questionnaire.number("date-tolerance")))
    months = int(questionnaire.number("cleared-months"))
    return frozenset(id_ for id_, on in cleared.items() if on <= latest and today < _months_later(on, months))


def _months_later(day: date, months: int) -> date:
    """The same day that many months on, or the last one of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)
