"""The programme in force as a CarePlan, and its exercises as ActivityDefinitions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from typing import Final
from uuid import uuid5

from unhunch.catalogue.model import ExerciseText
from unhunch.export.fhir_person import goal_links
from unhunch.export.fhir_sheet import Sheet
from unhunch.export.fhir_terms import (
    ASSESS_PLAN,
    NAMESPACE,
    PHYSICAL_ACTIVITY,
    Json,
    concept,
    own,
    own_uri,
    period,
    told,
)
from unhunch.programme.model import Item, Programme, Week
from unhunch.session.form import dose_words
from unhunch.session.wording import change_texts

_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK: Final = timedelta(days=7)
_LAST_DAY: Final = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One exercise with one dose, and the days of the week on which it comes, once for each time."""

    item: Item
    days: tuple[date, ...]


def care_plan(sheet: Sheet) -> tuple[Json, ...]:
    """The plan in force with the week under way or the next one, or nothing where there is none.

    It is on hold while no clearance is in force, and completed once its last week is over.
    """
    programme = sheet.report.programme
    if programme is None or not programme.weeks:
        return ()
    week, answers = _week(sheet, programme), sheet.report.answers
    asked = _asked(week) if week is not None else ()
    last = programme.weeks[-1].start + _LAST_DAY
    made = sheet.resource(
        "CarePlan",
        *("plan", programme.start),
        text=_narrative(sheet, asked, programme.start, last),
        status=_status(sheet, week),
        intent="plan",
        category=[concept(ASSESS_PLAN), concept(PHYSICAL_ACTIVITY)],
        title=sheet.say("plan.title"),
        description=sheet.words["report.not-reviewed"],
        subject=sheet.patient,
        period=period(programme.start, last),
        supportingInfo=[sheet.link("answers")] if answers is not None else [],
        goal=goal_links(sheet),
        activity=[_activity(sheet, one, week) for one in asked] if week is not None else [],
    )
    return (made,)


def exercises(sheet: Sheet) -> tuple[Json, ...]:
    """What each exercise of that week is, whoever does it: its position, its steps and when to stop."""
    programme = sheet.report.programme
    week = _week(sheet, programme) if programme is not None else None
    names = dict.fromkeys(one.item.exercise for one in _asked(week)) if week is not None else ()
    return tuple(_definition(sheet, name) for name in names)


def _week(sheet: Sheet, programme: Programme) -> Week | None:
    """The week under way, or the first to come."""
    return next((one for one in programme.weeks if sheet.report.last < one.start + _WEEK), None)


def _status(sheet: Sheet, week: Week | None) -> str:
    if week is None:
        return "completed"
    return "active" if sheet.report.screening.clearance is not None else "on-hold"


def _asked(week: Week) -> tuple[_Asked, ...]:
    """Every exercise of the week in the order in which it first comes; what is only offered is left out."""
    found: dict[tuple[object, ...], tuple[Item, list[date]]] = {}
    for day in week.days:
        for item in (item for one in day.sessions if not one.optional for item in one.items):
            found.setdefault((item.exercise, item.level, item.dose, item.changes), (item, []))[1].append(day.date)
    return tuple(_Asked(item=item, days=tuple(days)) for item, days in found.values())


def _activity(sheet: Sheet, one: _Asked, week: Week) -> Json:
    name = sheet.exercise(one.item.exercise)
    detail: Json = {
        "instantiatesCanonical": [_address(one.item.exercise)],
        "code": concept(own("exercise", one.item.exercise, name), text=name),
        "status": "scheduled" if sheet.report.screening.clearance is not None else "on-hold",
        "scheduledTiming": {"repeat": _repeat(one, week)},
        "description": told(_dose(sheet, one.item)),
    }
    return {"detail": detail}


def _repeat(one: _Asked, week: Week) -> Json:
    """How often in the week, on which of its days, and how long each time takes."""
    return {
        "boundsPeriod": period(week.start, week.start + _LAST_DAY),
        "duration": one.item.seconds,
        "durationUnit": "s",
        "frequency": len(one.days),
        "period": 1,
        "periodUnit": "wk",
        "dayOfWeek": [_WEEKDAYS[number] for number in sorted({day.weekday() for day in one.days})],
    }


def _dose(sheet: Sheet, item: Item) -> str:
    """The dose in words, with the level and what is changed for this person."""
    exercise, text = sheet.catalogue.get(item.exercise), sheet.catalogue.text(item.exercise, sheet.language)
    dose = dose_words(item.dose, exercise, sheet.words, sheet.catalogue.rules)
    changes = change_texts(item, text, sheet.words)
    return " ".join((sheet.say("plan.dose", dose=dose, level=item.level), *changes))


def _address(exercise: str) -> str:
    return own_uri(f"exercise/{exercise}")


def _definition(sheet: Sheet, name: str) -> Json:
    text, title = sheet.catalogue.text(name, sheet.language), sheet.exercise(name)
    made = sheet.resource(
        "ActivityDefinition",
        name,
        url=_address(name),
        name="".join(part.capitalize() for part in name.split("-")),
        title=title,
        status="active",
        description=_described(sheet, text),
        kind="ServiceRequest",
        code=concept(own("exercise", name, title), text=title),
    )
    # It is the exercise's, not the person's.
    return {**made, "id": str(uuid5(NAMESPACE, f"exercise/{name}"))}


def _described(sheet: Sheet, text: ExerciseText) -> str:
    stop = sheet.say("exercise.stop", signs="; ".join(text.stop_if)) if text.stop_if else ""
    return told(" ".join(filter(None, (text.start, *text.steps, text.breathing, stop))))


def _narrative(sheet: Sheet, asked: Sequence[_Asked], first: date, last: date) -> Json:
    """The plan as a reader sees it."""
    lines = (f"{sheet.exercise(one.item.exercise)}: {_dose(sheet, one.item)}" for one in asked)
    title = f"{sheet.say('plan.title')}, {first.isoformat()} – {last.isoformat()}"
    return {"status": "generated", "div": _xhtml(title, lines)}


def _xhtml(title: str, lines: Iterable[str]) -> str:
    shown = "".join(f"<li>{escape(told(line))}</li>" for line in lines)
    points = f"<ul>{shown}</ul>" if shown else ""
    return f'<div xmlns="http://www.w3.org/1999/xhtml"><p>{escape(told(title))}</p>{points}</div>'
