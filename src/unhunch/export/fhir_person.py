"""The person, as little of them as there is; their goal and their own activities with the scores."""

from datetime import date

from unhunch.export.fhir_sheet import Sheet
from unhunch.export.fhir_terms import (
    AGE,
    PHYSICAL_ACTIVITY,
    SURVEY,
    Json,
    concept,
    own,
    quantity,
    score,
    told,
)
from unhunch.service.reporting import ActivityTrend


def patient(sheet: Sheet) -> tuple[Json, ...]:
    """The person, with a name only where one was given: no birth date, no address."""
    name = told(sheet.name)
    return (sheet.resource("Patient", "patient", name=[{"text": name}] if name else []),)


def age(sheet: Sheet) -> tuple[Json, ...]:
    """The age that was told with the safety answers, or nothing."""
    report = sheet.report
    if report.answers is None or report.answered_on is None or report.answers.age <= 0:
        return ()
    return (
        sheet.observed(
            *("age", report.answered_on),
            kinds=(SURVEY,),
            code=concept(AGE),
            day=report.answered_on,
            value=quantity(report.answers.age, "a", "a"),
        ),
    )


def goals(sheet: Sheet) -> tuple[Json, ...]:
    """The goal in the person's words, then each own activity, which points to its scores."""
    goal = told(sheet.report.goal)
    first = (_goal(sheet, "goal", text=goal),) if goal else ()
    named = (
        _goal(
            sheet,
            *("activity", one.name),
            text=told(one.name),
            startDate=one.first_on.isoformat(),
            outcomeReference=[sheet.link("score", one.name, day) for day, _score in _scored(one)],
        )
        for one in _activities(sheet)
    )
    return (*first, *named)


def goal_links(sheet: Sheet) -> list[Json]:
    """References to all of them."""
    return [{"reference": f"urn:uuid:{one['id']}"} for one in goals(sheet)]


def _goal(sheet: Sheet, *parts: object, text: str, **more: object) -> Json:
    return sheet.resource(
        "Goal",
        *parts,
        lifecycleStatus="active",
        category=[concept(PHYSICAL_ACTIVITY)],
        description={"text": text},
        subject=sheet.patient,
        expressedBy=sheet.patient,
        **more,
    )


def activity_scores(sheet: Sheet) -> tuple[Json, ...]:
    """The first and the last score of each own activity."""
    return tuple(
        sheet.observed(
            *("score", one.name, day),
            kinds=(SURVEY,),
            code=concept(
                own("own-activity", "score", sheet.say("activity.score")),
                text=sheet.say("activity.of", name=told(one.name)),
            ),
            day=day,
            value=score(value),
        )
        for one in _activities(sheet)
        for day, value in _scored(one)
    )


def _activities(sheet: Sheet) -> tuple[ActivityTrend, ...]:
    """Those whose name says anything, each once."""
    named = {one.name: one for one in sheet.report.activities if told(one.name)}
    return tuple(named.values())


def _scored(one: ActivityTrend) -> tuple[tuple[date, int], ...]:
    """The first and the last score with their days; one where both are of one day."""
    last = (one.last_on, one.last)
    return (last,) if one.first_on == one.last_on else ((one.first_on, one.first), last)
