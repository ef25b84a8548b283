"""The appendix of a report: all that its first page has no room for, as tables and whole sentences."""

from typing import Final

from unhunch.export.report_front import WEEK, fault_lines
from unhunch.export.report_safety import answer_lines, event_line
from unhunch.export.saying import decimal, long_date
from unhunch.export.section import Section, Table, first_of
from unhunch.export.telling import Telling
from unhunch.programme.model import Item, PlannedDose
from unhunch.progress.helping import SAME_DAY, Helping
from unhunch.progress.helping_words import name_of, range_of, signed, verdict_of
from unhunch.progress.posture import PostureLine
from unhunch.progress.rules import whole
from unhunch.records.model import DecisionRecord
from unhunch.service.history import by_week
from unhunch.session.form import dose_words

MOST_CHANGES: Final = 20
_STAYS: Final = "hold"


def appendix(telling: Telling) -> tuple[Section, ...]:
    """Every part that has anything in it and was asked for."""
    parts = telling.parts
    found = (
        _answers(telling) if "answers" in parts else None,
        _events(telling),
        _words(telling) if "activities" in parts else None,
        _planned(telling),
        _done(telling),
        _weeks(telling),
        _pain(telling),
        _helping(telling),
        _camera(telling) if "camera" in parts else None,
        _changes(telling),
    )
    return tuple(one for one in found if one is not None)


def _answers(telling: Telling) -> Section | None:
    said = answer_lines(telling)
    return Section(title=telling.say("table.answers"), points=said) if said else None


def _events(telling: Telling) -> Section | None:
    said = tuple(event_line(one, telling) for one in telling.report.events)
    return Section(title=telling.say("table.events"), points=said) if said else None


def _words(telling: Telling) -> Section | None:
    report = telling.report
    goal = (telling.say("activities.goal", goal=report.goal),) if report.goal else ()
    names = tuple(one.name for one in report.activities)
    return Section(title=telling.say("table.words"), lines=goal, points=names) if goal or names else None


def _planned(telling: Telling) -> Section | None:
    """Each exercise of the week of the last day, with its dose."""
    report = telling.report
    weeks = report.programme.weeks if report.programme else ()
    week = next((one for one in weeks if one.start <= report.last < one.start + WEEK), None)
    if week is None:
        return None
    items: dict[tuple[str, PlannedDose], Item] = {}
    for item in (item for day in week.days for one in day.sessions for item in one.items):
        items.setdefault((item.exercise, item.dose), item)
    rows = tuple(_planned_row(item, telling) for item in items.values())
    head = _head(telling, "exercise", "level", "dose")
    return _table(telling, "planned", Table(head=head, widths=(5, 1, 5), rows=rows))


def _planned_row(item: Item, telling: Telling) -> tuple[str, ...]:
    catalogue = telling.catalogue
    dose = dose_words(item.dose, catalogue.get(item.exercise), telling.words, catalogue.rules)
    return (telling.name(item.exercise), str(item.level), dose)


def _done(telling: Telling) -> Section | None:
    rows = tuple(
        (telling.name(one.exercise), str(one.sessions), str(one.level), _score(one.worst, telling), str(one.stopped))
        for one in telling.report.exercises
    )
    head = _head(telling, "exercise", "sessions", "level", "worst", "stopped")
    return _table(telling, "exercises", Table(head=head, widths=(5, 2, 1, 2, 2), rows=rows))


def _weeks(telling: Telling) -> Section | None:
    words = telling.words
    rows = tuple((long_date(one.monday, words), str(one.done), str(one.planned)) for one in telling.report.weeks)
    return _table(telling, "weeks", Table(head=_head(telling, "week", "done", "of"), widths=(3, 1, 1), rows=rows))


def _pain(telling: Telling) -> Section | None:
    rows = tuple(
        (
            long_date(one.day, telling.words),
            *(_score(score, telling) for score in (one.before, one.worst, one.next_day)),
        )
        for one in by_week(telling.report.pain)
    )
    head = _head(telling, "week", "before", "worst", "next-day")
    return _table(telling, "pain", Table(head=head, widths=(3, 1, 1, 1), rows=rows))


def _helping(telling: Telling) -> Section | None:
    """What days with and without something tell, of the things of which they tell anything yet."""
    said = tuple(_helping_line(one, telling) for one in telling.report.helping if one.mean is not None)
    lead = telling.say("helping.lead", days=whole(telling.catalogue.rules, "helping-days"))
    return Section(title=telling.say("table.helping"), lines=(lead,), points=said) if said else None


def _helping_line(one: Helping, telling: Telling) -> str:
    words = telling.words
    line = telling.say(
        "helping.same-day" if one.factor in SAME_DAY else "helping.next-day",
        name=name_of(one, words),
        verdict=verdict_of(one, words),
        mean=signed(one.mean, words),
        range=range_of(one, words),
        with_days=one.with_days,
        without_days=one.without_days,
    )
    return f"{line} {telling.say(f'helping.{one.follows}')}" if one.follows else line


def _camera(telling: Telling) -> Section | None:
    said = (*fault_lines(telling), *(_posture(one, telling) for one in telling.report.camera.posture))
    return Section(title=telling.say("camera.title"), points=said) if said else None


def _posture(line: PostureLine, telling: Telling) -> str:
    words = telling.words
    return telling.say(
        "camera.posture",
        measure=words[f"posture.measure.{line.measure}"],
        unit=words[f"posture.unit.{line.unit}"],
        first=decimal(line.points[0][1], words),
        first_on=long_date(line.points[0][0], words),
        last=decimal(line.points[-1][1], words),
        last_on=long_date(line.points[-1][0], words),
        noise=decimal(line.noise, words),
    )


def _changes(telling: Telling) -> Section | None:
    """What the adaptation changed, with the reasons as the person was told them; the newest first."""
    rows = [
        (long_date(one.day, telling.words), _what(one, telling), why)
        for one in reversed(telling.report.decisions)
        if one.action != _STAYS and (why := _why(one, telling))
    ]
    if not rows:
        return None
    more = len(rows) - MOST_CHANGES
    after = first_of([""] * len(rows), MOST_CHANGES, telling.words, appendix=False)[-1:] if more > 0 else ()
    head = _head(telling, "day", "what", "why")
    table = Table(head=head, widths=(2, 3, 6), rows=tuple(rows[:MOST_CHANGES]))
    return Section(title=telling.say("table.changes"), table=table, after=after)


def _what(decision: DecisionRecord, telling: Telling) -> str:
    return telling.name(decision.exercise) if decision.exercise else telling.say("table.whole")


def _why(decision: DecisionRecord, telling: Telling) -> str:
    said = (telling.words.get(one, "") for one in decision.because)
    return " ".join(one for one in said if one and "{" not in one)


def _table(telling: Telling, name: str, table: Table) -> Section | None:
    return Section(title=telling.say(f"table.{name}"), table=table) if table.rows else None


def _head(telling: Telling, *names: str) -> tuple[str, ...]:
    return tuple(telling.say(f"table.{name}") for name in names)


def _score(score: float | None, telling: Telling) -> str:
    return telling.say("none") if score is None else decimal(score, telling.words)
