"""Steps down: the ladder of regression, swaps, leaving out, dropping."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unhunch.adaptation.dose import LEVELS, RANGE, is_rung_felt
from unhunch.adaptation.model import ActionKind
from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise, Level
from unhunch.programme.model import Standing
from unhunch.programme.seconds import Numbers
from unhunch.progress.model import Progress
from unhunch.progress.rules import whole

_RUNG_NAMES = ("range", "repetitions", "sets", "hold", "load")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step from a standing: what it is called, the standing after it, and the id of its sentence."""

    action: ActionKind
    standing: Standing
    because: str


def rung_down(exercise: Exercise, standing: Standing, rules: Numbers) -> Step | None:
    """The next rung of the ladder that this exercise feels, or None where there is none left at this level."""
    for rung in range(standing.rung + 1, whole(rules, "down-rungs") + 1):
        if is_rung_felt(exercise, standing, rung, rules):
            after = replace(standing, rung=rung)
            if rung == whole(rules, "down-rungs"):
                after = replace(after, load_step=0)
            return Step(action="regress", standing=after, because=f"adaptation.step.{_RUNG_NAMES[rung - 1]}")
    return None


def level_down(exercise: Exercise, standing: Standing) -> Step | None:
    """One level down, at the low end of its range, or None at the lowest."""
    below = [level for level in LEVELS if level in exercise.levels and level < standing.level]
    if not below:
        return None
    return Step(action="regress", standing=at_bottom(standing, below[-1]), because="adaptation.step.level")


def at_bottom(standing: Standing, level: Level) -> Standing:
    """The standing at the low end of a level, whole and unloaded."""
    return replace(standing, level=level, rung=0, repetitions=None, hold_s=None, sets=None, load_step=0)


def gentler(exercise: Exercise, standing: Standing, rules: Numbers) -> Step | None:
    """One step down within the exercise itself, or None where it is as easy as it gets."""
    return rung_down(exercise, standing, rules) or level_down(exercise, standing)


def walk_down(exercise: Exercise, standing: Standing, progress: Progress, catalogue: Catalogue) -> Step:
    """One step down the whole ladder: within the exercise, then another exercise, then a rest, then none."""
    return gentler(exercise, standing, catalogue.rules) or _replaced(exercise, standing, progress, catalogue)


def after_red(exercise: Exercise, standing: Standing, progress: Progress, catalogue: Catalogue) -> Step:
    """A level down at once; at the lowest the easier exercise, else left out for a while.

    Source: decisions, Adaptation 2.
    """
    down = level_down(exercise, standing)
    if down:
        return down
    if _is_spent(standing, catalogue.rules):
        return _dropped(standing)
    easier = exercise.easier
    if easier and is_open(easier, progress, catalogue):
        return _swapped(standing, easier, "adaptation.step.easier")
    return _left_out(standing, progress.today, catalogue.rules)


def is_open(exercise: str, progress: Progress, catalogue: Catalogue) -> bool:
    """Whether the exercise may take another's place: open to the person, not resting, replaced or dropped."""
    if exercise in progress.closed or not _is_known(exercise, catalogue):
        return False
    standing = progress.standings.get(exercise)
    if standing is None:
        return True
    resting = standing.left_out_until is not None and standing.left_out_until > progress.today
    return not (resting or standing.dropped or standing.replaced_by)


def _replaced(exercise: Exercise, standing: Standing, progress: Progress, catalogue: Catalogue) -> Step:
    if _is_spent(standing, catalogue.rules):
        return _dropped(standing)
    easier = exercise.easier
    if not standing.swaps and easier and is_open(easier, progress, catalogue):
        return _swapped(standing, easier, "adaptation.step.easier")
    alike = next(_alike(exercise, progress, catalogue), None)
    if alike:
        return _swapped(standing, alike, "adaptation.step.swap")
    return _left_out(standing, progress.today, catalogue.rules)


def _alike(exercise: Exercise, progress: Progress, catalogue: Catalogue) -> Iterator[str]:
    """Open exercises of the same kind for the same muscles, those that share most of them first."""
    shared = {
        name: len(set(other.primary) & set(exercise.primary))
        for name, other in catalogue.exercises.items()
        if name not in {exercise.id, exercise.parent, exercise.harder}
        and other.kind == exercise.kind
        and (exercise.loaded or not other.loaded)
        and is_open(name, progress, catalogue)
    }
    return (name for name in sorted(shared, key=lambda name: -shared[name]) if shared[name])


def _is_known(exercise: str, catalogue: Catalogue) -> bool:
    return exercise in catalogue.exercises or exercise in catalogue.variants


def _is_spent(standing: Standing, rules: Numbers) -> bool:
    return standing.swaps >= whole(rules, "down-swaps-most")


def _swapped(standing: Standing, by: str, because: str) -> Step:
    after = replace(at_bottom(standing, standing.level), replaced_by=by, swaps=standing.swaps + 1)
    return Step(action="swap", standing=after, because=because)


def _left_out(standing: Standing, today: date, rules: Numbers) -> Step:
    until = today + timedelta(days=whole(rules, "down-rest-days"))
    # It comes back with a smaller range; without another exercise to go to, this counts like a swap.
    after = replace(at_bottom(standing, standing.level), rung=RANGE, left_out_until=until, swaps=standing.swaps + 1)
    return Step(action="leave_out", standing=after, because="adaptation.step.leave-out")


def _dropped(standing: Standing) -> Step:
    return Step(action="drop", standing=replace(standing, dropped=True), because="adaptation.step.drop")
