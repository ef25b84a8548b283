"""What to do at once when an exercise hurts."""

from unhunch.adaptation.model import Act, Hurt
from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise
from unhunch.programme.seconds import Numbers
from unhunch.progress.light import is_strict, light
from unhunch.progress.rules import row
from unhunch.records.model import Light

__all__ = ["during", "is_strict", "light"]


def during(hurt: Hurt, exercise: Exercise, catalogue: Catalogue) -> Act:
    """What to do now: stop signs first, then where the symptoms move, then the traffic light.

    Source: adaptation rules, section 1; decisions, Adaptation 3 and Screening 10.
    """
    rules = catalogue.rules
    strict = is_strict(exercise)
    colour = light(hurt.before, hurt.score, strict=strict, rules=rules)
    if hurt.signs:
        return Act(kind="screen", light="red", because=("adaptation.during.stop-sign",), reds=hurt.reds + 1)
    if hurt.score >= rules.number("screening.severe-pain"):
        return Act(kind="screen", light="red", because=("adaptation.during.severe",), reds=hurt.reds + 1)
    why = _why_stop(hurt, colour, strict=strict)
    if why:
        return _stop(hurt, exercise, rules, why)
    if strict and hurt.score > hurt.before:
        low, high = (int(percent) for percent in row(rules, "light-ease-percent"))
        facts = {"low": str(low), "high": str(high)}
        because = ("adaptation.during.ease",)
        return Act(kind="ease", light=colour, because=because, reds=hurt.reds, ease_percent=(low, high), facts=facts)
    return Act(kind="go-on", light=colour, because=(_why_go_on(hurt, colour),), reds=hurt.reds)


def _why_stop(hurt: Hurt, colour: Light, *, strict: bool) -> str:
    if hurt.spread == "further":
        return "adaptation.during.spreading"
    if colour == "red":
        return "adaptation.during.red"
    if strict and hurt.eased and hurt.score > hurt.before:
        return "adaptation.during.still-there"
    return ""


def _why_go_on(hurt: Hurt, colour: Light) -> str:
    if hurt.spread == "shrinking":
        return "adaptation.during.shrinking"
    return "adaptation.during.amber" if colour == "amber" else "adaptation.during.green"


def _stop(hurt: Hurt, exercise: Exercise, rules: Numbers, why: str) -> Act:
    reds = hurt.reds + 1
    if reds >= rules.number("adaptation.light-reds-end-session"):
        return Act(kind="end-session", light="red", because=(why, "adaptation.during.two-reds"), reds=reds)
    offer = ("adaptation.during.offer",) if exercise.easier else ()
    return Act(kind="stop", light="red", because=(why, *offer), instead=exercise.easier, reds=reds)
