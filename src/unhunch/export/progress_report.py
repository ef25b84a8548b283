"""A report for a clinician as pages: one with everything that matters, and an appendix."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.export.choices import PARTS
from unhunch.export.handout import Pages
from unhunch.export.report_appendix import appendix
from unhunch.export.report_charts import pain_chart, sessions_chart
from unhunch.export.report_front import activities, adherence, camera, pain, programme, questions
from unhunch.export.report_safety import answers, events, screening
from unhunch.export.saying import long_date
from unhunch.export.section import Section
from unhunch.export.telling import Telling
from unhunch.service.reporting import Report


def report_pages(
    report: Report, catalogue: Catalogue, language: str, *, made: date, parts: Collection[str] = PARTS
) -> Pages:
    """The report for the template `progress`, in that language, with those of its parts that may be left out."""
    telling = Telling(report=report, catalogue=catalogue, language=language, parts=frozenset(parts))
    words = telling.words
    on = long_date(made, words)
    period = {"first": long_date(report.first, words), "last": long_date(report.last, words)}
    facts: dict[str, object] = {
        "language": language,
        "title": telling.say("progress.title"),
        "lead": telling.say("progress.lead", made=on, **period),
        "notes": _notes(telling),
        "left": [_json(one) for one in _left(telling)],
        "right": [_json(one) for one in _right(telling)],
        "appendix": [_json(one) for one in appendix(telling)] if telling.appendix else [],
        "appendix-title": telling.say("progress.appendix"),
        "footer": telling.say("progress.footer", made=on),
        "page": telling.say("page"),
    }
    return Pages(facts=facts, pictures=_pictures(telling))


def _notes(telling: Telling) -> list[str]:
    """Who said it, that no clinician looked at it, and what was left out on purpose."""
    notes = [telling.say("progress.note.said"), telling.say("progress.note.reviewed")]
    gone = [telling.say(f"part.{part}") for part in PARTS if part not in telling.parts]
    if gone:
        notes.append(telling.say("progress.note.left-out", parts=", ".join(gone)))
    return notes


def _left(telling: Telling) -> tuple[Section, ...]:
    wanted = telling.parts
    found = (
        screening(telling),
        answers(telling) if "answers" in wanted else None,
        programme(telling),
        activities(telling) if "activities" in wanted else None,
        questions(telling) if "questions" in wanted else None,
    )
    return tuple(one for one in found if one is not None)


def _right(telling: Telling) -> tuple[Section, ...]:
    last = (camera(telling),) if "camera" in telling.parts else ()
    return (events(telling), adherence(telling), pain(telling), *last)


def _pictures(telling: Telling) -> dict[str, str]:
    report, found = telling.report, {}
    if report.pain:
        found["pain"] = pain_chart(report.pain, telling.days, telling.words).svg
    if report.weeks:
        found["sessions"] = sessions_chart(report.weeks, telling.words).svg
    return found


def _json(section: Section) -> dict[str, object]:
    return asdict(section)
