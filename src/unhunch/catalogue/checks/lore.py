"""What stands beside the exercises: every id named exists, and has its words in each language."""

import string
from collections.abc import Iterator, Mapping

from unhunch.catalogue.checks.scope import unknown
from unhunch.catalogue.contents import Catalogue, LoreText
from unhunch.catalogue.languages import FIRST
from unhunch.catalogue.model import Finding, Words

# What the motion coach can measure of a fault, sides left out; a test holds it against the coach's own list.
WATCHED = frozenset(
    {
        "head_lateral_flexion", "head_rotation", "head_flexion", "ear_over_shoulder", "ear_shoulder_height",
        "shoulder_level", "shoulder_width", "trunk_inclination", "trunk_lateral_flexion", "trunk_rotation",
        "arm_elevation", "elbow_flexion", "knee_flexion", "hip_flexion", "left_right_difference", "phase_time",
        "cadence", "steadiness", "turning_speed",
    }
)  # fmt: skip
_WITH_WORDS = ("faults", "tags", "equipment", "regions", "templates", "techniques", "faq", "education")


def lore_findings(catalogue: Catalogue, *, known: frozenset[str]) -> Iterator[Finding]:
    """Findings about tags, kit, regions, techniques, questions, lessons, rules and sentences."""
    yield from _sources(catalogue)
    yield from _named(catalogue, known)
    if FIRST not in catalogue.lore:
        yield Finding(where=f"tags.{FIRST}.toml", what="is missing: nothing has a name")
    for language, text in catalogue.lore.items():
        yield from _words(catalogue, language, text)
    english = catalogue.all_words.get(FIRST, {})
    for language, words in catalogue.all_words.items():
        yield from _broken(language, words)
        if language != FIRST:
            yield from _sentences(language, words, english)


def _sources(catalogue: Catalogue) -> Iterator[Finding]:
    sources = frozenset(catalogue.sources)
    for tag, item in catalogue.tags.items():
        yield from unknown(f"tags.toml: {tag}", "source", iter([item.source]), sources)
    for name, fault in catalogue.faults.items():
        yield from unknown(f"faults.toml: {name}", "source", iter([fault.source]), sources)
    yield from _watched(catalogue)
    for name, region in catalogue.region_facts.items():
        yield from unknown(f"regions.toml: {name}", "source", iter([region.source]), sources)
    for name, template in catalogue.templates.items():
        yield from unknown(f"templates.toml: {name}", "source", iter([template.source]), sources)
    for name, technique in catalogue.techniques.items():
        named = [*technique.sources, *(fact.source for fact in technique.numbers.values())]
        yield from unknown(f"techniques.toml: {name}", "source", iter(named), sources)
    for file, entries in (("faq", catalogue.faq), ("education", catalogue.education)):
        for name, entry in entries.items():
            yield from unknown(f"{file}.toml: {name}", "source", iter(entry.sources), sources)
    for name, rule in catalogue.rules.by_id.items():
        yield from unknown(f"rules: {name}", "source", iter([rule.source]), sources)


def _watched(catalogue: Catalogue) -> Iterator[Finding]:
    """Faults whose measure the motion coach does not know."""
    own = (*catalogue.exercises.values(), *catalogue.variants.values())
    rows = [(f"faults.toml: {name}", fault.watch) for name, fault in catalogue.faults.items()]
    rows += [
        (f"exercises/{one.id}/exercise.toml: faults.{fault.id}", fault.watch)
        for one in own
        for fault in one.faults
        if fault.id not in one.shared_faults
    ]
    for where, watch in rows:
        if watch is not None:
            yield from unknown(where, "measure", iter([watch.measure]), WATCHED)
            if watch.by <= 0:
                yield Finding(where=f"{where}: watch.by", what=f"is {watch.by:g}, not above 0")


def _named(catalogue: Catalogue, known: frozenset[str]) -> Iterator[Finding]:
    tags, muscles = frozenset(catalogue.tags), frozenset(catalogue.muscles)
    techniques = frozenset(catalogue.techniques)
    for name, technique in catalogue.techniques.items():
        yield from unknown(f"techniques.toml: {name}", "tag", iter(technique.not_with), tags)
    for name, region in catalogue.region_facts.items():
        yield from unknown(f"regions.toml: {name}", "muscle", iter(region.muscles), muscles)
    for name, template in catalogue.templates.items():
        yield from unknown(f"templates.toml: {name}", "exercise", iter(template.order), known)
    for file, entries in (("faq", catalogue.faq), ("education", catalogue.education)):
        for name, entry in entries.items():
            where = f"{file}.toml: {name}"
            yield from unknown(where, "exercise", iter(entry.exercises), known)
            yield from unknown(where, "technique", iter(entry.techniques), techniques)


def _words(catalogue: Catalogue, language: str, text: LoreText) -> Iterator[Finding]:
    """Missing and unused words of one language."""
    for part in _WITH_WORDS:
        facts: Mapping[str, object] = getattr(catalogue, "region_facts" if part == "regions" else part)
        words: Mapping[str, object] = getattr(text, part)
        for name in sorted(facts.keys() - words.keys()):
            yield Finding(where=f"{part}.{language}.toml: {name}", what="is missing")
        for name in sorted(words.keys() - facts.keys()):
            yield Finding(where=f"{part}.{language}.toml: {name}", what="belongs to nothing")
    if language != FIRST:
        for name in sorted(catalogue.muscles.keys() - text.muscles.keys()):
            yield Finding(where=f"muscles.{language}.toml: {name}", what="is missing")
    yield from _technique_words(catalogue, language, text)


def _technique_words(catalogue: Catalogue, language: str, text: LoreText) -> Iterator[Finding]:
    first = catalogue.lore[FIRST].techniques if FIRST in catalogue.lore else {}
    for name, words in text.techniques.items():
        where = f"techniques.{language}.toml: {name}"
        technique, english = catalogue.techniques.get(name), first.get(name)
        if technique is not None and set(technique.methods) != set(words.methods):
            yield Finding(where=f"{where}.methods", what="doesn't match the methods of the facts")
        if english is not None and len(words.not_if) < len(english.not_if):
            yield Finding(where=f"{where}.not_if", what="has fewer warnings than English")
        if english is not None and len(words.stop_if) < len(english.stop_if):
            yield Finding(where=f"{where}.stop_if", what="has fewer stop rules than English")


def _sentences(language: str, words: Words, english: Words) -> Iterator[Finding]:
    for name in sorted(words.keys() - english.keys()):
        yield Finding(where=f"words/*.{language}.toml: {name}", what="belongs to nothing in English")
    for name in sorted(words.keys() & english.keys()):
        if _gaps(words[name]) != _gaps(english[name]):
            yield Finding(
                where=f"words/*.{language}.toml: {name}",
                what="has other {names} in braces than English",
            )


def _broken(language: str, words: Words) -> Iterator[Finding]:
    for name, sentence in words.items():
        if _gaps(sentence) is None:
            yield Finding(where=f"words/*.{language}.toml: {name}", what="has a brace without its partner")


def _gaps(sentence: str) -> set[str] | None:
    """The names in braces, or None where the braces don't pair."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    except ValueError:
        return None
