"""What the records lead to: decisions taken once, kept, and carried into the plan in force."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from unhunch.adaptation import apply, course, decide, decision_record
from unhunch.adaptation.model import Decision
from unhunch.programme.model import Course
from unhunch.progress.model import Progress
from unhunch.service.clearance import end_clearance, screening_state
from unhunch.service.context import Context
from unhunch.service.notes import keyed
from unhunch.service.past import read_progress
from unhunch.service.plans import current_programme
from unhunch.service.standing import Due

_WORSE = "adaptation.course.worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """The decisions just taken, and the progress with them in it."""

    decisions: tuple[Decision, ...]
    progress: Progress


def review(ctx: Context, person: str) -> Reviewed:
    """Everything that changes now, kept; asked again without anything new it decides nothing."""
    happened = read_progress(ctx, person)
    decisions = decide(current_programme(ctx, person), happened, catalogue=ctx.catalogue)
    ctx.store.append(person, [keyed(ctx, one.key, decision_record(one)) for one in decisions])
    why = _asks_again(decisions)
    if why is not None and screening_state(ctx, person).stands:
        end_clearance(ctx, person, why)
    after = replace(
        happened,
        standings=apply(decisions, happened.standings),
        acted=happened.acted | {one.key for one in decisions},
    )
    return Reviewed(decisions=decisions, progress=after)


def course_from(ctx: Context, person: str, start: date) -> Course:
    """What the planner has to go on from for the week from `start`, with everything decided that is due."""
    return course(review(ctx, person).progress, (), start=start, catalogue=ctx.catalogue)


def _asks_again(decisions: Iterable[Decision]) -> Due | None:
    """Why the screening has to be asked again. Stop signs and gaps ended the clearance by themselves already."""
    found = tuple(decisions)
    if any(one.action == "flare" for one in found):
        return "flare"
    worse = any(one.action == "rescreen" and _WORSE in one.because for one in found)
    return "changed" if worse else None
