"""What the records lead to: decisions taken once, kept, and carried into the plan in force."""

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
    if any(one.action == "flare" for one in decisions) and screening_state(ctx, person).clearance is not None:
        end_clearance(ctx, person, "flare")
    after = replace(
        happened,
        standings=apply(decisions, happened.standings),
        acted=happened.acted | {one.key for one in decisions},
    )
    return Reviewed(decisions=decisions, progress=after)


def course_from(ctx: Context, person: str, start: date) -> Course:
    """What the planner has to go on from for the week from `start`, with everything decided that is due."""
    return course(review(ctx, person).progress, (), start=start, catalogue=ctx.catalogue)
