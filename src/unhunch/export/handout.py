"""A home programme as pages to hand out: large type, pictures, doses and stop signs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import ExerciseText, Words
from unhunch.export.choices import HANDOUT_PARTS, Size
from unhunch.export.handout_beside import day_by_day, techniques
from unhunch.export.saying import long_date, weekday
from unhunch.figures.printed import Drawing
from unhunch.programme.model import Item
from unhunch.screening.help_lines import help_lines
from unhunch.screening.model import Clearance
from unhunch.screening.wording import advice_sentences, emergency_words
from unhunch.service.handout import WEEK_DAYS, Handout
from unhunch.session.form import dose_words
from unhunch.session.wording import change_texts, word

LABELS = ("start", "breathing", "stop", "faults", "change", "day-by-day", "beside", "not-if", "stop-if")
Drawings = Mapping[str, Sequence[Drawing]]
MOST_FAULTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """What a template is given: the words and numbers as plain JSON, and the pictures (SVG) by name."""

    facts: Mapping[str, object]
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What the person chose to have in it: how large the drawings are, and the parts that may be left out."""

    drawings: Size = "small"
    parts: Collection[str] = HANDOUT_PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """One exercise with one dose, and the days on which it comes."""

    item: Item
    days: tuple[date, ...]


def exercises_of(handout: Handout) -> tuple[str, ...]:
    """The exercises of which drawings are wanted, each once."""
    return tuple(dict.fromkeys(one.item.exercise for one in _taken(handout)))


def handout_pages(
    handout: Handout, catalogue: Catalogue, language: str, drawings: Drawings, content: Content | None = None
) -> Pages:
    """The handout for the template `handout`, in that language, with all parts where no content is chosen."""
    words, content = catalogue.words(language), content or Content()
    shown = {} if content.drawings == "none" else drawings
    told = [_exercise(one, handout, catalogue, language, shown) for one in _taken(handout)]
    facts: dict[str, object] = {
        "language": language,
        "title": words["report.handout.title"],
        "lead": _lead(handout, words),
        "about": [words["report.handout.about"], words["report.not-reviewed"], *_left_out(content, words)],
        "stop": _stop(handout, catalogue, language),
        "limits": _limits(handout, catalogue, language),
        "exercises": [_chosen(one, content) for one in told],
        "drawings": content.drawings,
        "words": {name: words[f"report.handout.{name}"] for name in LABELS},
        "footer": word(words, "report.handout.footer", day=long_date(handout.day, words)),
        "page": words["report.page"],
        **_beside(handout, catalogue, language, content),
    }
    pictures = {
        _picture(exercise, number): one.svg
        for exercise in exercises_of(handout)
        for number, one in enumerate(shown.get(exercise, ()))
    }
    return Pages(facts=facts, pictures=pictures)


def _beside(handout: Handout, catalogue: Catalogue, language: str, content: Content) -> Mapping[str, object]:
    """The days one by one, where there are several, and what stands beside the exercises; empty where left out."""
    has_week = "week" in content.parts and len(handout.days) > 1
    steps = "steps" in content.parts
    return {
        "week": day_by_day(handout, catalogue, language) if has_week else [],
        "techniques": techniques(handout, catalogue, language, steps=steps) if "techniques" in content.parts else [],
    }


def _left_out(content: Content, words: Words) -> tuple[str, ...]:
    """One line on what was left out on purpose, for whoever is given the paper."""
    gone = [
        *(["drawings"] if content.drawings == "none" else []),
        *[p for p in ("steps", "faults") if p not in content.parts],
    ]
    names = ", ".join(words[f"report.handout.part.{one}"] for one in gone)
    return (word(words, "report.handout.left-out", parts=names),) if gone else ()


def _chosen(told: Mapping[str, object], content: Content) -> Mapping[str, object]:
    """The exercise with what was chosen of it; its dose, its changes and its stop signs stay."""
    how = {} if "steps" in content.parts else {"start": "", "steps": (), "breathing": ""}
    wrong = {} if "faults" in content.parts else {"faults": ()}
    return {**told, **how, **wrong}


def _taken(handout: Handout) -> tuple[_Taken, ...]:
    """Every exercise in the order in which it first comes; one with two doses stands there twice."""
    found: dict[tuple[object, ...], tuple[Item, list[date]]] = {}
    for day in handout.days:
        for item in (item for session in day.sessions for item in session.items):
            days = found.setdefault((item.exercise, item.dose, item.changes), (item, []))[1]
            if day.date not in days:
                days.append(day.date)
    return tuple(_Taken(item=item, days=tuple(days)) for item, days in found.values())


def _lead(handout: Handout, words: Words) -> str:
    if len(handout.days) > 1:
        last = long_date(handout.days[-1].date, words)
        return word(words, "report.handout.week", first=long_date(handout.day, words), last=last)
    minutes = sum(one.minutes for one in handout.sessions)
    day = f"{weekday(handout.day, words)}, {long_date(handout.day, words)}"
    return word(words, "report.handout.day", day=day, minutes=minutes)


def _stop(handout: Handout, catalogue: Catalogue, language: str) -> Mapping[str, object]:
    """The signs at which everything stops, and how much pain is too much for one exercise."""
    words, rules = catalogue.words(language), catalogue.rules
    names = catalogue.screening.text(language).stop_signs
    emergency = emergency_words(help_lines(handout.country, catalogue.screening), words)
    pain = word(
        words,
        "report.handout.pain",
        above=rules.number("adaptation.light-red-above"),
        least=rules.number("adaptation.light-amber-from"),
        rise=rules.number("adaptation.light-red-rise"),
        strict=rules.number("adaptation.light-red-rise-strict"),
    )
    return {
        "title": words["report.handout.stop-all"],
        "signs": [names[sign.id] for sign in catalogue.screening.stop_signs],
        "then": [word(words, "report.handout.stop-then", emergency=emergency), pain],
    }


def _limits(handout: Handout, catalogue: Catalogue, language: str) -> Mapping[str, object]:
    """What the safety answers led to: the advice, the limits, and the person's conditions."""
    words, clearance = catalogue.words(language), handout.clearance
    day = long_date(handout.answered_on, words)
    advice = advice_sentences(clearance.advice, help_lines(handout.country, catalogue.screening), words)
    return {
        "title": words["report.handout.limits"],
        "lines": [word(words, "report.handout.answered", day=day), *advice, *limit_sentences(clearance, words)],
        "points": [catalogue.lore_text(language).tags.get(tag, tag) for tag in clearance.tags],
    }


def limit_sentences(clearance: Clearance, words: Words) -> tuple[str, ...]:
    """What the clearance holds back, a sentence each."""
    capped = clearance.level_cap is not None
    return tuple(
        sentence
        for sentence, holds in (
            (word(words, "report.limit.level", level=clearance.level_cap), capped),
            (words["report.limit.load"], not clearance.loaded_strength),
        )
        if holds
    )


def _exercise(
    one: _Taken, handout: Handout, catalogue: Catalogue, language: str, drawings: Drawings
) -> Mapping[str, object]:
    words = catalogue.words(language)
    item, exercise = one.item, catalogue.get(one.item.exercise)
    text = catalogue.text(item.exercise, language)
    worst = sorted(exercise.faults, key=lambda fault: fault.harm)[:MOST_FAULTS]
    return {
        "name": text.name,
        "dose": dose_words(item.dose, exercise, words, catalogue.rules),
        "days": _days(one, words) if len(handout.days) > 1 else text.frequency_note,
        "pictures": [
            {"name": _picture(item.exercise, number), "alt": f"{text.name}. {_words_of(drawing, text)}"}
            for number, drawing in enumerate(drawings.get(item.exercise, ()))
        ],
        "start": text.start,
        "steps": text.steps,
        "breathing": text.breathing,
        "changes": change_texts(item, text, words),
        "stop": text.stop_if,
        "faults": [
            {"fault": text.faults[fault.id].fault, "cue": text.faults[fault.id].cue}
            for fault in worst
            if fault.id in text.faults
        ],
    }


def _days(one: _Taken, words: Words) -> str:
    if len(one.days) == WEEK_DAYS:
        return words["report.handout.daily"]
    return word(words, "report.handout.on", days=", ".join(weekday(day, words) for day in one.days))


def _picture(exercise: str, number: int) -> str:
    return f"{exercise}-{number}"


def _words_of(drawing: Drawing, text: ExerciseText) -> str:
    if drawing.words == "start" or not 0 < drawing.words <= len(text.steps):
        return text.start
    return text.steps[drawing.words - 1]
