"""Where a therapist's prescription begins, standings come down to it; steps up end where it ends."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from unhunch.adaptation.ladder import Step
from unhunch.adaptation.model import Decision
from unhunch.programme.model import Standing
from unhunch.programme.prescribed import Prescription
from unhunch.progress.standings import capped

PRESCRIBED: Final = "adaptation.step.prescribed"


def no_further(step: Step | None, before: Standing, prescription: Prescription | None) -> Step | None:
    """The step as far as the prescription lets it go, or None where it would lead beyond what was prescribed.

    An exercise that a dose was prescribed for gets no more load, no harder form and no larger number than prescribed.
    """
    if step is None or prescription is None:
        return step
    most = prescription.most_level(before.exercise)
    if most is not None and step.standing.level > max(most, before.level):
        return None
    item = prescription.of(before.exercise)
    if item is None or not item.is_dosed:
        return step
    if step.standing.load_step > before.load_step or step.standing.replaced_by != before.replaced_by:
        return None
    after = capped(step.standing, prescription)
    return None if after == before else replace(step, standing=after)


def lowered(standings: Iterable[Standing], prescription: Prescription, today: date) -> tuple[Decision, ...]:
    """What comes down to the prescription as it is taken in; from there it climbs by how it goes."""
    found: list[Decision] = []
    for standing in standings:
        after = capped(standing, prescription)
        if after != standing:
            change = replace(after, changed_on=today, judged_to=today)
            because = (PRESCRIBED,)
            found.append(
                Decision(exercise=standing.exercise, action="regress", because=because, on=today, change=change)
            )
    return tuple(found)
