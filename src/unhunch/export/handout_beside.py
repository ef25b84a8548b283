"""What a home programme says beside its exercises: its days one by one, and the techniques put into the plan."""

from collections.abc import Mapping, Sequence

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Words
from unhunch.catalogue.practice import MINUTE_S, PracticeDose, dose_of, span_said
from unhunch.export.saying import long_date, weekday
from unhunch.programme.model import Day, PlannedSession
from unhunch.records.beside import ExtraRecord
from unhunch.service.handout import WEEK_DAYS, Handout
from unhunch.session.wording import word

WITH_NAMES = ("main", "micro")


def day_by_day(handout: Handout, catalogue: Catalogue, language: str) -> Sequence[Mapping[str, object]]:
    """Each day with a line for each of its sessions."""
    words = catalogue.words(language)
    return [_day(day, catalogue, language, words) for day in handout.days]


def _day(day: Day, catalogue: Catalogue, language: str, words: Words) -> Mapping[str, object]:
    name = f"{weekday(day.date, words)}, {long_date(day.date, words)}"
    return {"name": name, "lines": [_session(one, catalogue, language) for one in day.sessions if one.items]}


def _session(session: PlannedSession, catalogue: Catalogue, language: str) -> str:
    said = word(catalogue.words(language), f"cli.session.{session.kind}", minutes=session.minutes)
    said = said[:1].upper() + said[1:]
    if session.kind not in WITH_NAMES:
        return said
    names = dict.fromkeys(catalogue.text(item.exercise, language).name for item in session.items)
    return f"{said}: {', '.join(names)}"


def techniques(handout: Handout, catalogue: Catalogue, language: str, *, steps: bool) -> Sequence[Mapping[str, object]]:
    """Each technique that stands in the plan, with its whole dose, whom it is not for, and when to stop.

    `steps`: with how it is done.
    """
    return [_technique(one, handout, catalogue, language, steps=steps) for one in handout.extras]


def _technique(
    extra: ExtraRecord, handout: Handout, catalogue: Catalogue, language: str, *, steps: bool
) -> Mapping[str, object]:
    words = catalogue.words(language)
    facts, text = catalogue.techniques[extra.technique], catalogue.lore_text(language).techniques[extra.technique]
    practice = text.practices[extra.practice]
    return {
        "name": practice.name,
        "dose": ", ".join(dose_lines(dose_of(facts, facts.practices[extra.practice]), words)),
        "when": f"{_days(extra, words)}. {words[f'report.handout.moment.{extra.moment}']}.",
        "steps": practice.steps if steps else (),
        "care": [text.care[tag] for tag in facts.care_with if tag in handout.clearance.tags and tag in text.care],
        "not-if": text.not_if,
        "stop": text.stop_if,
    }


def _days(extra: ExtraRecord, words: Words) -> str:
    if len(extra.weekdays) == WEEK_DAYS:
        return words["report.handout.daily"]
    names = ", ".join(words[f"report.weekday.{day}"] for day in extra.weekdays)
    return word(words, "report.handout.on", days=names)


def dose_lines(dose: PracticeDose, words: Words) -> tuple[str, ...]:
    """How long, how often and how far apart: all that the facts give."""
    most = (dose.longest_s, dose.longest_s) if dose.longest_s > dose.length_s[1] else (0, 0)
    times = "once" if dose.times == 1 else "times"
    breaths = round(MINUTE_S / dose.breath_s) if dose.breath_s else 0
    said = (
        ("length", dose.length_s[1], {"time": _time(dose.length_s, words)}),
        ("longest", most[1], {"time": _time(most, words)}),
        (times, dose.times, {"times": dose.times}),
        ("between", dose.between_s, {"time": _time((dose.between_s, dose.between_s), words)}),
        ("look", dose.look_every_s, {"time": _time((dose.look_every_s, dose.look_every_s), words)}),
        ("pace", breaths, {"breaths": breaths}),
    )
    return tuple(word(words, f"report.handout.beside.{name}", **facts) for name, given, facts in said if given)


def _time(seconds: tuple[int, int], words: Words) -> str:
    """From-to, in minutes where both ends are whole ones."""
    low, high = seconds
    if high % MINUTE_S or low % MINUTE_S:
        return word(words, "session.dose.seconds", seconds=span_said((low, high)))
    return word(words, "session.dose.minutes", minutes=span_said((low // MINUTE_S, high // MINUTE_S)))
