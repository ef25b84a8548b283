"""What had to give and why an item is there, in words."""

from collections.abc import Iterable, Mapping

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.programme.model import Gave, Item


def gave_sentence(gave: Gave, catalogue: Catalogue, language: str = "en") -> str:
    """The sentence for one thing that gave, its facts named in the language."""
    words = catalogue.words(language)
    facts = {name: _name(catalogue, words, language, name, fact) for name, fact in gave.facts.items()}
    sentence = words[f"programme.gave.{gave.id}"].format(**facts)
    return sentence[:1].upper() + sentence[1:]


def because_sentences(item: Item, catalogue: Catalogue, language: str = "en") -> tuple[str, ...]:
    """Why the item is there, a sentence a reason; sources are given by what they are."""
    words = catalogue.words(language)
    found: list[str] = []
    for reason in item.because:
        kind, _colon, name = reason.partition(":")
        if kind == "region":
            found.append(words["programme.because.region"].format(name=words[f"programme.region.{name}"]))
        elif kind == "prescribed":
            found.append(words["programme.because.prescribed"].format(name=name))
        elif kind == "like":
            found.append(words["programme.because.like"])
        elif kind == "rule" and f"programme.because.rule.{name}" in words:
            found.append(words[f"programme.because.rule.{name}"])
        elif kind == "source" and name in catalogue.sources:
            found.append(catalogue.sources[name].what)
    return tuple(dict.fromkeys(found))


def refusal_sentences(refused: Iterable[Finding], catalogue: Catalogue, language: str = "en") -> tuple[str, ...]:
    """Why a change was refused, a sentence for each broken rule."""
    words = catalogue.words(language)
    rules = [finding.what.partition(":")[0] for finding in refused]
    other = words["programme.refused.other"]
    return tuple(dict.fromkeys(words.get(f"programme.refused.{rule}", other) for rule in rules))


def _name(catalogue: Catalogue, words: Mapping[str, str], language: str, name: str, fact: str) -> str:
    if name == "exercise":
        return catalogue.text(fact, language).name
    return words.get(f"programme.{name}.{fact}", fact)
