"""Steps back after days away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from unhunch.adaptation.ladder import at_bottom, gentler, level_down
from unhunch.adaptation.model import Decision
from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise
from unhunch.programme.model import Standing
from unhunch.programme.seconds import Numbers
from unhunch.progress.model import Progress
from unhunch.progress.rules import whole


def waits_until(standing: Standing, today: date, rules: Numbers) -> date | None:
    """The first date on which the exercise may change again, or None where that is today or past."""
    if standing.changed_on is None:
        return None
    free = standing.changed_on + timedelta(days=whole(rules, "up-change-days"))
    return free if free > today else None


def gap_decisions(progress: Progress, catalogue: Catalogue) -> tuple[Decision, ...]:
    """The steps back after a gap: one step from a week on, a level from two weeks on, level 1 from four on.

    Empty where the gap is shorter. From two weeks on the screening is asked again. Source: adaptation rules, section 4.
    """
    rules = catalogue.rules
    if progress.last_active is None:
        return ()
    days = (progress.today - progress.last_active).days
    if days < whole(rules, "gap-step-days"):
        return ()
    why = _why(days, rules)
    on = progress.last_active
    found = [Decision(exercise="", action="gap", because=(why,), on=on, facts={"days": str(days)})]
    if days >= whole(rules, "gap-level-days"):
        because = ("adaptation.gap.screening",)
        found.append(Decision(exercise="", action="rescreen", because=because, on=on))
    found.extend(_by_exercise(progress, catalogue, why))
    return tuple(found)


def _why(days: int, rules: Numbers) -> str:
    if days >= whole(rules, "gap-start-days"):
        return "adaptation.gap.start"
    return "adaptation.gap.level" if days >= whole(rules, "gap-level-days") else "adaptation.gap.step"


def _by_exercise(progress: Progress, catalogue: Catalogue, why: str) -> Iterator[Decision]:
    on = progress.last_active or progress.today
    for standing in progress.standings.values():
        if standing.dropped or standing.replaced_by:
            continue
        after = _after_gap(catalogue.get(standing.exercise), standing, catalogue.rules, why)
        if after == standing:
            continue
        waits = waits_until(standing, progress.today, catalogue.rules)
        if waits is None:
            change = replace(after, changed_on=progress.today, judged_to=on)
            yield Decision(exercise=standing.exercise, action="gap", because=(why,), on=on, change=change)
        elif standing.left_out_until is None or standing.left_out_until < waits:
            # It changed within the week: instead of a second change it rests until the week is over.
            change = replace(standing, left_out_until=waits)
            because = (why, "adaptation.step.rest-of-week")
            yield Decision(exercise=standing.exercise, action="leave_out", because=because, on=on, change=change)


def _after_gap(exercise: Exercise, standing: Standing, rules: Numbers, why: str) -> Standing:
    if why == "adaptation.gap.start":
        return at_bottom(standing, min(exercise.levels))
    step = level_down(exercise, standing) if why == "adaptation.gap.level" else gentler(exercise, standing, rules)
    if step is not None:
        return step.standing
    return at_bottom(standing, standing.level) if why == "adaptation.gap.level" else standing
