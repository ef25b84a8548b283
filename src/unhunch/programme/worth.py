"""What an item, a region or a rhythm is worth to a plan: comfort weighed against comfort."""

from collections.abc import Sequence

from unhunch.programme.candidates import Candidate, Pool
from unhunch.programme.eligibility import family_of
from unhunch.programme.situation import Situation, fits_place, minutes_on, names, number, pain, span
from unhunch.programme.skeleton import Slot


def item_worth(situation: Situation, candidate: Candidate, slot: Slot) -> float:
    """Points for the candidate in the slot."""
    worth = number(situation, f"worth-{candidate.exercise.kind}")
    if candidate.id in names(situation, "daily-dose") and slot.copies == 1:
        worth += _daily(situation, candidate, slot)
    if slot.kind == "main" and skips_a_step(situation, candidate, slot):
        worth -= number(situation, "price-step-over")
    several = candidate.exercise.frequency.per_day
    if slot.kind == "micro" and several is not None and several[0] > 1:
        worth += number(situation, "worth-several")
    strengthens = candidate.exercise.kind in {"strength", "mobility"}
    if strengthens and not set(names(situation, "trial-muscles")).isdisjoint(candidate.exercise.primary):
        worth += number(situation, "worth-trial")
    if candidate.after_walk:
        worth += number(situation, "worth-after-walk")
    if candidate.liked:
        worth += number(situation, "worth-liked")
    if candidate.frozen:
        worth += number(situation, "worth-frozen")
    return worth


def _daily(situation: Situation, candidate: Candidate, slot: Slot) -> float:
    """A micro-session holds the daily dose at its lightest; who is past that does it whole in main sessions."""
    if slot.kind == "micro":
        return number(situation, "worth-daily-dose")
    past = candidate.micro is not None and candidate.main.level > candidate.micro.level
    return number(situation, "worth-daily-dose-whole") if past else 0


def skips_a_step(situation: Situation, candidate: Candidate, slot: Slot) -> bool:
    """Whether an easier form that the person has not met could be done there instead."""
    easier = candidate.easier_first
    return easier is not None and fits_place(situation, easier, slot.place)


def neck_moves(situation: Situation, index: int) -> int:
    """How often neck moves come on that day, where it has a short session: more than once where there is time."""
    once, often = span(situation, "neck-moves")
    return often if minutes_on(situation, index) >= number(situation, "neck-often-min") else once


def items_most(situation: Situation) -> int:
    """How many exercises beside the warm-up a main session usually holds: few at first and while there is pain."""
    early = situation.course.main_weeks < number(situation, "items-start-weeks")
    careful = early or pain(situation) >= number(situation, "cautious-pain")
    return int(number(situation, "items-start" if careful else "items-most"))


def part_most(situation: Situation, kind: str) -> int:
    """The most exercises of the kind in one main session."""
    return int(number(situation, f"part-most-{kind}"))


def is_new(situation: Situation, candidate: Candidate) -> bool:
    """Whether the week would count the candidate as new (decisions, Programme 10)."""
    course = situation.course
    if course.main_weeks == 0 or candidate.family in course.standings or candidate.family in course.known:
        return False
    return all(family_of(situation, name) != candidate.family for name in (*course.known, *course.standings))


def new_left(situation: Situation, pool: Pool, slots: Sequence[Slot]) -> int:
    """How many new exercises the week may still bring after those of its aerobic sessions."""
    named = {slot.exercise for slot in slots if slot.exercise}
    met = sum(is_new(situation, pool.candidates[name]) for name in named)
    return max(0, int(number(situation, "new-a-week")) - met)
