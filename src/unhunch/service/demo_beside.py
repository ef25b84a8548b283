"""What the invented person does beside the sessions: warmth, breathing, answers, looks back, checks, the desk."""

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any, Final

from unhunch.coach.targets import TARGETS
from unhunch.service.context import Context
from unhunch.service.forms import write_form
from unhunch.service.outcomes import due_activities, keep_outcome
from unhunch.service.posture import keep_check
from unhunch.service.prescription import use_prescription
from unhunch.service.schedule import Choices, load_choices, save_choices
from unhunch.service.techniques import Felt, keep_ticks, keep_use, put_in
from unhunch.service.weekly import agree, review_due

_HEAT: Final = ("heat", "warmth", 900)
_BREATHING: Final = ("relaxation", "slow-breathing", 300)
# Out of ten days: warmth on bad and on other days, and breathing.
_WARM_ON_BAD, _WARM, _BREATHES = 6, 2, 3
_FELT_BETTER: Final = 0.7
_BAD: Final = 3
_EVERY_CHECK: Final = 28
_DESK: Final = ("screen-distance", "screen-height", "elbows", "feet", "change")
_HABIT: Final = "when I come home"
_PRESCRIPTION: Final = """
by = "Anna Schmidt, physiotherapist"
on = {day}

[[exercise]]
id = "wall-angel"
level = 1
days_a_week = 3
"""


def settle_in(ctx: Context, person: str) -> None:
    """Nothing; on the first day the desk is set up, reminders are chosen, and warmth is put beside the plan."""
    keep_ticks(ctx, person, "ergonomics", _DESK)
    put_in(ctx, person, *_HEAT[:2], weekdays=(0, 3), moment="before")
    first = load_choices(ctx, person)
    session, breaks = replace(first.session, on=True, habit=_HABIT), replace(first.breaks, on=True)
    chosen = replace(first, session=session, breaks=breaks)
    save_choices(ctx, person, write_form(Choices, chosen))


def see_therapist(ctx: Context, person: str, day: date) -> None:
    """Nothing; a therapist prescribed something on that day, and it leads the plan from then on."""
    use_prescription(ctx, person, _PRESCRIPTION.format(day=day.isoformat()).encode())


def evening(ctx: Context, person: str, number: int, pain: int, better: float, chance: Random) -> None:
    """Nothing; what is done on the evening of day `number`. `better` is how far things have come, 0 to 1."""
    _techniques(ctx, person, number, pain, chance)
    due = due_activities(ctx, person)
    if due:
        scores = {name: min(9, 4 + round(4 * better) + place % 2) for place, name in enumerate(due)}
        keep_outcome(ctx, person, scores, round(5 * better))
    if review_due(ctx, person):
        agree(ctx, person)
    if number % _EVERY_CHECK == 0:
        _stand(ctx, person, better, chance)


def _techniques(ctx: Context, person: str, number: int, pain: int, chance: Random) -> None:
    warm = _WARM_ON_BAD if pain >= _BAD else _WARM
    for (technique, practice, seconds), often in ((_HEAT, warm), (_BREATHING, _BREATHES)):
        if chance.randrange(10) < often:
            felt: Felt = "better" if chance.random() < _FELT_BETTER else "same"
            use = f"story-{technique}-{number}"
            keep_use(ctx, person, technique, practice, use=use, seconds=seconds, felt=felt)


def _stand(ctx: Context, person: str, better: float, chance: Random) -> None:
    """A posture check: the ear comes a little further back over the shoulder, the rest is noise."""
    values = {
        "ear_over_shoulder_l": 21 - 7 * better + chance.gauss(0, 0.8),
        "ear_over_shoulder_r": 20 - 7 * better + chance.gauss(0, 0.8),
        "shoulder_level": 2.0 + chance.gauss(0, 0.4),
        "head_lateral_flexion": 1.5 + chance.gauss(0, 0.4),
    }
    keep_check(ctx, person, values, dict.fromkeys(values, 0.5))


def seen_by_camera(exercise: str, chance: Random) -> dict[str, Any]:
    """What the coach measured of a set: about what it expects; nothing where only the timer leads."""
    target = TARGETS.get(exercise)
    if target is None or not target.watches or target.camera == "none":
        return {}
    watch = target.watches[0]
    way = abs(watch.target_seen - watch.rest_seen)
    return {
        "seen_range": round(way * chance.uniform(0.85, 1.05), 1),
        "seen_unit": watch.unit,
        "seen_evenness": round(chance.uniform(0.8, 0.98), 2),
    }
