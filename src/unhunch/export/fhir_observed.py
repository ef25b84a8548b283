"""What was told day by day, as Observations: pain, sessions, walks, and the activity of whole weeks."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from unhunch.export.fhir_sheet import Sheet
from unhunch.export.fhir_terms import (
    ACTIVITY,
    AEROBIC_WEEK,
    DURATION,
    MOVING,
    PAIN,
    PAIN_ANY_SCALE,
    PHYSICAL_ACTIVITY,
    STRENGTH_WEEK,
    SURVEY,
    WALKING,
    Codes,
    Json,
    concept,
    own,
    quantity,
    score,
)
from unhunch.records.model import PainRecord

_ACTIVE: Final = (MOVING, PHYSICAL_ACTIVITY)
_DAY_MINUTES: Final = 1440
_WEEK: Final = timedelta(days=7)


def pain(sheet: Sheet) -> tuple[Json, ...]:
    """Each pain score with what it was; of one moment of a session the last word counts."""
    last = {(one.day, one.moment, one.session, one.site): one for one in sheet.report.scores}
    return tuple(_score(sheet, one) for one in last.values())


def _score(sheet: Sheet, one: PainRecord) -> Json:
    words = sheet.say(f"pain.{one.moment}")
    place = sheet.words.get(f"session.site.{one.site}", "")
    return sheet.observed(
        *("pain", one.day, one.moment, one.session, one.site),
        kinds=(SURVEY,),
        code=concept(PAIN, PAIN_ANY_SCALE, own("pain-moment", one.moment, words), text=words),
        day=one.day,
        value=score(one.score),
        bodySite=concept(own("pain-site", one.site, place), text=place) if place else {},
        note=[{"text": sheet.say("pain.sleep")}] if one.worse_sleep else [],
    )


def sessions(sheet: Sheet) -> tuple[Json, ...]:
    """How long each session of the period took, by its kind."""
    report = sheet.report
    return tuple(
        _lasted(
            sheet,
            *("session", one.session),
            day=one.day,
            minutes=one.minutes,
            text=sheet.say(f"session.{one.state}"),
            what=own("session-kind", one.kind, sheet.say(f"kind.{one.kind}")),
        )
        for one in report.sessions
        if one.day >= report.first and _can_be(one.minutes)
    )


def walks(sheet: Sheet) -> tuple[Json, ...]:
    """How long was walked on each day with a walk."""
    return tuple(
        _lasted(sheet, "walk", day, day=day, minutes=minutes, text=sheet.say("walk"), what=WALKING)
        for day, minutes in sorted(sheet.report.walked.items())
        if _can_be(minutes)
    )


def _lasted(sheet: Sheet, *parts: object, day: date, minutes: float, text: str, what: Codes) -> Json:
    """The duration of one activity, with what it was beside it."""
    return sheet.observed(
        *parts,
        kinds=_ACTIVE,
        code=concept(DURATION, text=text),
        day=day,
        value=quantity(minutes, "min", "min"),
        component=[{"code": concept(ACTIVITY), "valueCodeableConcept": concept(what)}],
    )


def aerobic_weeks(sheet: Sheet) -> tuple[Json, ...]:
    """The minutes of walks and aerobic sessions of each whole week with any."""
    report = sheet.report
    told = [(day, minutes) for day, minutes in report.walked.items() if _can_be(minutes)]
    told += [(one.day, one.minutes) for one in report.sessions if one.kind == "aerobic" and _can_be(one.minutes)]
    return tuple(
        _of_week(sheet, "aerobic", AEROBIC_WEEK, sunday, quantity(sum(minutes), "min/wk", "min/wk"))
        for monday, sunday in _whole_weeks(report.first, report.last)
        if (minutes := [one for day, one in told if monday <= day <= sunday and one > 0])
    )


def strength_weeks(sheet: Sheet) -> tuple[Json, ...]:
    """The days with strength exercises of each whole week with any."""
    report = sheet.report
    return tuple(
        _of_week(sheet, "strength", STRENGTH_WEEK, sunday, quantity(days, "d/wk", "d/wk"))
        for monday, sunday in _whole_weeks(report.first, report.last)
        if (days := sum(monday <= day <= sunday for day in report.strength_days))
    )


def _of_week(sheet: Sheet, kind: str, code: Codes, sunday: date, value: Json) -> Json:
    # The guide dates a week by one day: here its last.
    how = concept(text=sheet.say(f"week.{kind}", first=(sunday - timedelta(days=6)).isoformat()))
    return sheet.observed("week", kind, sunday, kinds=_ACTIVE, code=concept(code), day=sunday, value=value, method=how)


def _whole_weeks(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Monday and Sunday of each week that lies in the period."""
    monday = first + timedelta(days=-first.weekday() % 7)
    while monday + timedelta(days=6) <= last:
        yield monday, monday + timedelta(days=6)
        monday += _WEEK


def _can_be(minutes: float) -> bool:
    """Whether a day has so many minutes: what was imported may say anything."""
    return 0 <= minutes <= _DAY_MINUTES
