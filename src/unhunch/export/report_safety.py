"""The parts of a report about safety: the screening, the answers behind it, and adverse events."""

from typing import Final

from unhunch.export.handout import limit_sentences
from unhunch.export.saying import long_date
from unhunch.export.section import Section, first_of
from unhunch.export.telling import MOST_POINTS, Telling
from unhunch.records.model import AdverseEventRecord, ClearanceRecord
from unhunch.screening.answers_schema import full_question
from unhunch.screening.model import Clearance

_POSITIVE: Final = frozenset({"yes", "unsure"})


def screening(telling: Telling) -> Section:
    """When the safety questions were answered, what followed, and who looked at it."""
    report, words = telling.report, telling.words
    state = report.screening
    lines: list[str] = []
    if state.lock is not None:
        lines.append(telling.say("screening.lock"))
    elif state.outcome is None or report.answered_on is None:
        lines.append(telling.say("screening.due" if state.due else "screening.none"))
    else:
        action = words[f"screening.action.{state.outcome.action}"]
        lines.append(telling.say("screening.on", day=long_date(report.answered_on, words), action=action))
        if report.expires_on is not None:
            lines.append(telling.say("screening.until", day=long_date(report.expires_on, words)))
        if state.held == "advice":
            lines.append(telling.say("screening.held"))
    points = list(limit_sentences(state.outcome, words)) if isinstance(state.outcome, Clearance) else []
    tags = state.outcome.tags if state.outcome is not None else ()
    points += [telling.catalogue.lore_text(telling.language).tags.get(tag, tag) for tag in tags]
    return Section(
        title=telling.say("screening.title"),
        lines=tuple(lines),
        points=telling.few(points),
        after=_by_clinician(telling),
    )


def _by_clinician(telling: Telling) -> tuple[str, ...]:
    said = telling.report.by_clinician
    if not said:
        return (telling.say("screening.not-cleared"),)
    return telling.few([cleared_sentence(one, telling) for one in reversed(said)], 2)


def cleared_sentence(cleared: ClearanceRecord, telling: Telling) -> str:
    """What a clinician cleared or saw, on which day, by the person's word."""
    questions = telling.catalogue.screening.text(telling.language).questions
    names = [questions[id_].ask if id_ in questions else telling.name(id_) for id_ in cleared.ids]
    what = "; ".join(names) if names and cleared.kind != "seen" else telling.say("screening.seen")
    return telling.say("screening.cleared", day=long_date(cleared.on, telling.words), what=what)


def answers(telling: Telling) -> Section:
    """The questions that were answered with yes or not sure."""
    said = answer_lines(telling)
    none = (telling.say("screening.all-no"),) if not said else ()
    return Section(title=telling.say("screening.answers"), lines=none, points=telling.few(said))


def answer_lines(telling: Telling) -> tuple[str, ...]:
    """What was said to each such question, and the question with its list of signs."""
    given = telling.report.answers
    if given is None:
        return ()
    questionnaire = telling.catalogue.screening
    text = questionnaire.text(telling.language)
    found = []
    for id_, question in questionnaire.questions.items():
        chosen = "; ".join(text.questions[id_].options[option] for option in given.choices.get(id_, ()))
        answer = given.answers.get(id_, "")
        if answer in _POSITIVE or chosen:
            said = telling.say(f"answer.{answer}") if answer in _POSITIVE else chosen
            found.append(telling.say("answer.said", answer=said, question=full_question(question, text)))
    return tuple(found)


def events(telling: Telling) -> Section:
    """Stop signs and other harm as the person said it, and exercises that pain ended."""
    report = telling.report
    said = [event_line(one, telling) for one in reversed(report.events)]
    stopped = sum(one.stopped for one in report.exercises)
    none = () if said else (telling.say("events.none"),)
    return Section(
        title=telling.say("events.title"),
        lines=none,
        points=first_of(said, MOST_POINTS, telling.words, appendix=telling.appendix),
        after=(telling.say("events.stopped", count=stopped),),
    )


def event_line(one: AdverseEventRecord, telling: Telling) -> str:
    """One event with its day, and what was being done."""
    signs = telling.catalogue.screening.text(telling.language).stop_signs
    facts = {"day": long_date(one.day, telling.words), "sign": signs.get(one.sign, one.sign)}
    if not one.exercise:
        return telling.say("events.one", **facts)
    return telling.say("events.during", exercise=telling.name(one.exercise), **facts)
