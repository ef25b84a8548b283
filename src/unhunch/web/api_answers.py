"""From what the use cases return to what the player gets."""

from unhunch.screening.model import Clearance
from unhunch.service.context import Context
from unhunch.service.screening import current_outcome
from unhunch.service.session import Finished, Opened, PainLimits
from unhunch.service.words import say
from unhunch.session.form import timeline_to_json
from unhunch.web import api_forms as form
from unhunch.web.context import PERSON


def opened_out(ctx: Context, opened: Opened, language: str) -> form.OpenedOut:
    """The opened session with its timeline in the browser's form."""
    return form.OpenedOut(
        gate=opened.gate,
        day=opened.day,
        timeline=_timeline(ctx, opened, language),
        limits=[_limits(limits) for limits in opened.limits],
        step=opened.step,
        done_sets=list(opened.done_sets),
        words=[say(ctx.catalogue, sentence, language) for sentence in opened.words],
    )


def finished_out(ctx: Context, done: Finished, language: str) -> form.FinishedOut:
    """The changes and the last words, as sentences."""
    changes = [
        form.ChangeOut(
            exercise=change.exercise,
            action=change.action,
            words=say(ctx.catalogue, change.words, language),
            because=list(change.because),
        )
        for change in done.changes
    ]
    return form.FinishedOut(changes=changes, words=[say(ctx.catalogue, sentence, language) for sentence in done.words])


def _timeline(ctx: Context, opened: Opened, language: str) -> form.TimelineOut | None:
    if opened.session is None or opened.timeline is None:
        return None
    outcome = current_outcome(ctx, PERSON)
    tags = outcome.tags if isinstance(outcome, Clearance) else ()
    made = timeline_to_json(opened.timeline, opened.session, ctx.catalogue, language, tags=tags)
    return form.TimelineOut.model_validate(made)


def _limits(limits: PainLimits) -> form.LimitsOut:
    return form.LimitsOut(
        before=limits.before,
        amber_from=limits.amber_from,
        red_above=limits.red_above,
        red_from=limits.red_from,
        red_rise=limits.red_rise,
        ease_any_rise=limits.ease_any_rise,
        severe_from=limits.severe_from,
    )
