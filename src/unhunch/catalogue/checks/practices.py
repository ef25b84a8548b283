"""What a technique needs before a person is guided through it: numbers that fit, warnings, and all its words."""

import re
from collections.abc import Iterable, Iterator

from unhunch.catalogue.checks.scope import unknown
from unhunch.catalogue.contents import Catalogue, LoreText
from unhunch.catalogue.languages import FIRST
from unhunch.catalogue.lore import Practice, Technique, TechniqueText
from unhunch.catalogue.model import Finding
from unhunch.catalogue.practice import seconds_of, span_of

_TIMES = ("length", "longest", "between", "look_every", "tense", "let_go")
_NUMBERS = (*_TIMES, "times_a_day", "pace")
# A number that the page fills in with its unit, whole or its upper end alone.
_HOLE = re.compile(r"\{(\w+?)(?:\.most)?\}")


def practice_findings(catalogue: Catalogue, *, known: frozenset[str]) -> Iterator[Finding]:
    """Findings about the guided part of the techniques: facts first, then the words of each language."""
    for name, technique in catalogue.techniques.items():
        where = f"techniques.toml: {name}"
        yield from _tags(where, technique, frozenset(catalogue.tags))
        numbers = frozenset(technique.numbers)
        for number in technique.checks.values():
            yield from unknown(f"{where}.checks", "number", _named(number), numbers)
        for id_, practice in technique.practices.items():
            yield from unknown(f"{where}.practices.{id_}", "exercise", _named(practice.exercise), known)
            yield from _numbers(f"{where}.practices.{id_}", technique, practice)
    for language, text in catalogue.lore.items():
        yield from _words(catalogue, language, text)


def _named(name: str) -> Iterator[str]:
    return iter([name] if name else [])


def _tags(where: str, technique: Technique, tags: frozenset[str]) -> Iterator[Finding]:
    yield from unknown(f"{where}.care_with", "tag", iter(technique.care_with), tags)
    for id_, practice in technique.practices.items():
        yield from unknown(f"{where}.practices.{id_}", "tag", iter(practice.not_with), tags)


def _numbers(where: str, technique: Technique, practice: Practice) -> Iterator[Finding]:
    named = {part: getattr(practice, part) for part in _NUMBERS if getattr(practice, part)}
    missing = list(unknown(where, "number", iter(named.values()), frozenset(technique.numbers)))
    yield from missing
    if practice.guide != "steps" and not practice.length:
        yield Finding(where=f"{where}.length", what="is missing: a timer needs to know how long")
    if (practice.guide == "breathing") != bool(practice.pace):
        yield Finding(where=f"{where}.pace", what="belongs to the breathing guide, which needs it")
    if (practice.guide == "tensing",) * 2 != (bool(practice.tense), bool(practice.let_go)):
        yield Finding(where=where, what="needs tense and let_go for the tensing guide, and for no other")
    if not missing:
        yield from _ranges(where, technique, practice, named)


def _ranges(where: str, technique: Technique, practice: Practice, named: dict[str, str]) -> Iterator[Finding]:
    for part, number in named.items():
        low, high = span_of(technique.numbers[number])
        if not 0 < low <= high:
            yield Finding(where=f"{where}.{part}", what=f"is {low:g} to {high:g}, which is no span above 0")
        if part in _TIMES and not number.endswith(("_min", "_s")):
            yield Finding(where=f"{where}.{part}", what=f"names {number!r}, which ends in neither _min nor _s")
    if practice.longest and seconds_of(technique, practice.length)[1] > seconds_of(technique, practice.longest)[1]:
        yield Finding(where=f"{where}.length", what="is longer than the most at once")


def _words(catalogue: Catalogue, language: str, text: LoreText) -> Iterator[Finding]:
    first = catalogue.lore[FIRST].techniques if FIRST in catalogue.lore else {}
    for name, words in text.techniques.items():
        technique = catalogue.techniques.get(name)
        if technique is None:
            continue
        where = f"techniques.{language}.toml: {name}"
        yield from _same(f"{where}.practices", technique.practices, words.practices)
        yield from _same(f"{where}.checks", technique.checks, words.checks)
        yield from _same(f"{where}.care", technique.care_with, words.care)
        yield from _guided(where, technique, words)
        named = _HOLE.findall("".join((*words.how, *words.methods.values())))
        yield from unknown(f"{where}.methods", "number", iter(named), frozenset(technique.numbers))
        if name in first and len(words.ask) != len(first[name].ask):
            yield Finding(where=f"{where}.ask", what="has another number of questions than English")


def _same(where: str, facts: Iterable[str], words: Iterable[str]) -> Iterator[Finding]:
    if set(facts) != set(words):
        yield Finding(where=where, what="doesn't match the facts")


def _guided(where: str, technique: Technique, words: TechniqueText) -> Iterator[Finding]:
    timed = any(practice.guide != "steps" for practice in technique.practices.values())
    if timed and not words.not_if:
        yield Finding(where=f"{where}.not_if", what="is missing: what has a timer says first when not to")
    for id_, said in words.practices.items():
        practice = technique.practices.get(id_)
        if not said.steps:
            yield Finding(where=f"{where}.practices.{id_}.steps", what="is missing")
        if practice is not None and practice.guide != "steps" and not (said.done and said.worse):
            yield Finding(where=f"{where}.practices.{id_}", what="lacks what is said at the end, or if it felt worse")
        if practice is not None and bool(practice.look_every) != bool(said.look):
            yield Finding(where=f"{where}.practices.{id_}.look", what="doesn't match the facts")
