"""The first page of a report: programme, adherence, pain, activities, camera, questions."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from statistics import fmean
from typing import Final

from unhunch.export.report_charts import pain_chart, sessions_chart
from unhunch.export.report_safety import answer_lines
from unhunch.export.saying import decimal, long_date, short_date
from unhunch.export.section import Section, Shown, Table, short
from unhunch.export.telling import LONGEST_POINT, Telling
from unhunch.programme.model import PlannedSession
from unhunch.service.history import PainPoint
from unhunch.service.reporting import ActivityTrend

MOST_NAMES: Final = 8
MOST_QUESTIONS: Final = 5
LONGEST_NAME: Final = 60
WEEK: Final = timedelta(days=7)


def programme(telling: Telling) -> Section:
    """What the week of the period's last day holds."""
    report, words = telling.report, telling.words
    title = telling.say("programme.title")
    if report.programme is None:
        return Section(title=title, lines=(telling.say("programme.none"),))
    week = next((one for one in report.programme.weeks if one.start <= report.last < one.start + WEEK), None)
    if week is None:
        return Section(title=title, lines=(telling.say("programme.over"),))
    planned = [one for day in week.days for one in day.sessions]
    counted = [one for one in planned if one.kind != "walk"]
    line = telling.say(
        "programme.week",
        day=long_date(week.start, words),
        sessions=len(counted),
        minutes=sum(one.minutes for one in counted),
        walks=len(planned) - len(counted),
    )
    every = telling.few([telling.name(one) for one in planned_exercises(planned)], MOST_NAMES)
    names = telling.say("programme.exercises", names=", ".join(every[:MOST_NAMES]))
    return Section(title=title, lines=(*_prescribed(telling), line, names, *every[MOST_NAMES:]))


def _prescribed(telling: Telling) -> tuple[str, ...]:
    found = telling.report.prescription
    if found is None:
        return ()
    return (
        telling.say("programme.prescribed", by=short(found.by, LONGEST_NAME), day=long_date(found.on, telling.words)),
    )


def planned_exercises(sessions: Iterable[PlannedSession]) -> tuple[str, ...]:
    """The exercises of the sessions, each once."""
    return tuple(dict.fromkeys(item.exercise for one in sessions for item in one.items))


def adherence(telling: Telling) -> Section:
    """Sessions done over those planned, and walks."""
    report = telling.report
    done, planned = len(report.sessions), sum(one.planned for one in report.weeks)
    facts = {
        "done": done,
        "minutes": round(sum(one.minutes for one in report.sessions)),
        "stopped": sum(one.state == "stopped" for one in report.sessions),
    }
    if planned:
        share = round(100 * min(1.0, done / planned))
        lines = [telling.say("adherence.counts", planned=planned, share=share, **facts)]
    else:
        lines = [telling.say("adherence.unplanned" if done else "adherence.none", **facts)]
    walked = round(sum(report.walked.values()))
    lines.append(telling.say("adherence.walks", count=len(report.walked), minutes=walked))
    chart = Shown()
    if report.weeks:
        made = sessions_chart(report.weeks, telling.words)
        chart = Shown(name="sessions", alt=made.alt, legend=made.legend)
    return Section(title=telling.say("adherence.title"), lines=tuple(lines), chart=chart)


def pain(telling: Telling) -> Section:
    """Pain scores of the first and the last week of the period, and over all of it."""
    report, title = telling.report, telling.say("pain.title")
    flares = sum(one.action == "flare" for one in report.decisions)
    rise = telling.catalogue.rules.number("adaptation.flare-rise")
    count = telling.say("pain.flares", count=flares, rise=rise)
    if not report.pain:
        return Section(title=title, lines=(telling.say("pain.none"), count))
    made = pain_chart(report.pain, telling.days, telling.words)
    lines = [_means(telling, kind, get) for kind, get in SCORES]
    return Section(
        title=title,
        lines=(*(one for one in lines if one), count),
        chart=Shown(name="pain", alt=made.alt, legend=made.legend),
    )


def _before(point: PainPoint) -> float | None:
    return point.before


def _worst(point: PainPoint) -> float | None:
    return point.worst


SCORES: Final[tuple[tuple[str, Callable[[PainPoint], float | None]], ...]] = (("before", _before), ("worst", _worst))


def weeks_apart(
    points: Sequence[PainPoint], get: Callable[[PainPoint], float | None]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The scores of the seven days from the first one on, and of those up to the last; the first empty if they meet."""
    said = [(one.day, score) for one in points if (score := get(one)) is not None]
    if not said:
        return (), ()
    begin, end = said[0][0] + WEEK, said[-1][0] - WEEK
    last = tuple(score for day, score in said if day > end)
    return (tuple(score for day, score in said if day < begin) if begin <= end + timedelta(days=1) else ()), last


def _means(telling: Telling, kind: str, get: Callable[[PainPoint], float | None]) -> str:
    first, last = weeks_apart(telling.report.pain, get)
    if not last:
        return ""
    facts = {"last": decimal(fmean(last), telling.words), "last_n": len(last)}
    if not first:
        return telling.say(f"pain.one-week.{kind}", **facts)
    return telling.say(f"pain.{kind}", first=decimal(fmean(first), telling.words), first_n=len(first), **facts)


def activities(telling: Telling) -> Section:
    """The goal and the person's own activities with their scores."""
    report = telling.report
    goal = telling.say("activities.goal", goal=short(report.goal, LONGEST_POINT)) if report.goal else ""
    none = "" if report.activities else telling.say("activities.none")
    head = tuple(telling.say(f"activities.{name}") for name in ("activity", "first", "last"))
    rows = tuple(_scored(one, telling) for one in report.activities)
    return Section(
        title=telling.say("activities.title"),
        lines=tuple(line for line in (goal, none) if line),
        table=Table(head=head, widths=(5, 2, 2), rows=rows),
    )


def _scored(one: ActivityTrend, telling: Telling) -> tuple[str, ...]:
    words = telling.words
    first = telling.say("activities.score", score=one.first, day=short_date(one.first_on, words))
    last = telling.say("activities.score", score=one.last, day=short_date(one.last_on, words))
    return (short(one.name, LONGEST_NAME), first, last)


def camera(telling: Telling) -> Section:
    """What the camera measured, and that it is no instrument."""
    seen, title = telling.report.camera, telling.say("camera.title")
    line = telling.say("camera.watched" if seen.watched else "camera.none", sets=seen.sets, watched=seen.watched)
    return Section(title=title, lines=(line,), points=telling.few(fault_lines(telling), 2))


def fault_lines(telling: Telling) -> tuple[str, ...]:
    """The faults that the camera saw, the most frequent first, with the number of sets."""
    found = sorted(telling.report.camera.faults.items(), key=lambda one: (-one[1], one[0]))
    return tuple(
        telling.say(
            "camera.fault", exercise=telling.name(exercise), fault=_fault(telling, exercise, fault), count=count
        )
        for (exercise, fault), count in found
    )


def _fault(telling: Telling, exercise: str, fault: str) -> str:
    known = exercise in telling.catalogue.exercises or exercise in telling.catalogue.variants
    texts = telling.catalogue.text(exercise, telling.language).faults if known else {}
    return texts[fault].fault if fault in texts else fault


def questions(telling: Telling) -> Section:
    """What to ask, by what the report shows; questions alone, and no answer."""
    report = telling.report
    hurt = [telling.name(one.exercise) for one in report.exercises if one.stopped][:3]
    first, last = weeks_apart(report.pain, _worst)
    asked = (
        ("right", True),
        ("events", bool(report.events)),
        ("answers", bool(answer_lines(telling))),
        ("worse", bool(first and last) and fmean(last) > fmean(first)),
        ("hurt", bool(hurt)),
        ("flares", any(one.action == "flare" for one in report.decisions)),
        ("more", True),
    )
    wanted = [telling.say(f"questions.{name}", names=", ".join(hurt)) for name, holds in asked if holds]
    return Section(title=telling.say("questions.title"), points=tuple(wanted[:MOST_QUESTIONS]))
