"""The traffic light of pain during an exercise."""

from unhunch.catalogue.model import Exercise
from unhunch.programme.seconds import Numbers
from unhunch.records.model import Light


def is_strict(exercise: Exercise) -> bool:
    """Whether the stricter rule holds: stretches, neck moves and moves to the end of the range."""
    return exercise.kind == "stretch" or exercise.moves_neck or exercise.end_range


def light(before: int, worst: int, *, strict: bool, rules: Numbers) -> Light:
    """Green, amber or red for the worst pain during an exercise and the pain before the session, both 0-10.

    Source: adaptation rules, section 1.
    """
    amber_from = rules.number("adaptation.light-amber-from")
    rise = rules.number("adaptation.light-red-rise-strict" if strict else "adaptation.light-red-rise")
    above = worst > rules.number("adaptation.light-red-above")
    if above or (worst >= amber_from and worst - before >= rise):
        return "red"
    return "amber" if worst >= amber_from else "green"
