"""An outcome's advice as sentences, with the numbers of the person's country filled in."""

from collections.abc import Iterable

from unhunch.catalogue.model import Words
from unhunch.screening.help_lines import HelpLines


def advice_sentences(ids: Iterable[str], lines: HelpLines, words: Words) -> tuple[str, ...]:
    """The sentences of the advice ids, in their order.

    `words` are the catalogue's sentences in the person's language; raises KeyError for an id without one.
    """
    facts = {"emergency": emergency_words(lines, words), "crisis": crisis_words(lines, words)}
    return tuple(words[f"screening.advice.{id_}"].format(**facts) for id_ in ids)


def emergency_words(lines: HelpLines, words: Words) -> str:
    """The emergency number as said to the person, as in "112 or 999"."""
    if not lines.known:
        return words["screening.emergency.unknown"]
    first, *others = lines.emergency
    text = words["screening.emergency.one"].format(number=first)
    for other in others:
        text = words["screening.emergency.either"].format(number=text, other=other)
    return text


def crisis_words(lines: HelpLines, words: Words) -> str:
    """The crisis line as said to the person; without a known one, "your local crisis line"."""
    if not lines.crisis:
        return words["screening.crisis.unknown"]
    return words[f"screening.crisis.known.{lines.country}"].format(number=lines.crisis)
