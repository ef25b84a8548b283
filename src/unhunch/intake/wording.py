"""Words of other collections as plain text: no markup, no signs that can't be seen, and no doses, as those are ours."""

import re
import unicodedata
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Final

LONGEST_STEP: Final = 700
MOST_STEPS: Final = 24
LONGEST_MARKUP: Final = 20_000
_BREAKS: Final = frozenset({"p", "li", "br", "div", "ol", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
_UNSAID: Final = frozenset({"script", "style", "template", "iframe", "object"})
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_BULLET: Final = re.compile(r"^(?:[-*•·–]+|\d{1,2}[.)])\s*")
_COUNTED: Final = re.compile(
    r"(?:\d+|\b(?:two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|forty|sixty|fünf|zehn|zwanzig|dreißig"
    r"|cinco|diez|veinte|treinta))(?:\s*(?:-|–|to|or|bis|oder|a|o)\s*\d+)?"
    r"(?:\s+(?:or more|full|slow|oder mehr|o más))?[\s-]*"
    r"(?:rep|sets?\b|secs?\b|seconds?|s\b|mins?\b|minut|times?\b|x\b|pounds?|lbs?\b|kilo|kg\b"
    r"|wiederholung|sek|sätze|satz\b|mal\b|vez|veces|seg|serie)",
    re.IGNORECASE,
)
_VAGUE: Final = re.compile(
    r"(?:recommended|prescribed|desired|as many|amount of|number of)[^.]*(?:rep|sec|time|set|needed)", re.IGNORECASE
)


def plain(value: object, most: int) -> str:
    """The value as one line of visible text; empty where it is no text, or longer than `most` letters."""
    if not isinstance(value, str) or len(value) > most:
        return ""
    seen = "".join(" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", value) if _is_seen(sign))
    return " ".join(seen.split())


def steps_in(lines: Iterable[object]) -> tuple[str, ...]:
    """The lines as steps, without sentences that say how often or how long; none where a line can't be a step."""
    steps = []
    for line in lines:
        text = plain(line, LONGEST_STEP)
        if not text and not (isinstance(line, str) and not line.strip()):
            return ()
        kept = " ".join(one for one in _SENTENCE.split(_BULLET.sub("", text)) if not _is_dose(one))
        steps.append(kept)
    found = tuple(filter(None, steps))
    return found if len(found) <= MOST_STEPS else ()


def lines_in(markup: object) -> tuple[str, ...]:
    """The lines of text in HTML; none where it is no text, or longer than a description is."""
    if not isinstance(markup, str) or len(markup) > LONGEST_MARKUP:
        return ()
    reader = _Reader()
    try:
        reader.feed(markup)
        reader.close()
    except (AssertionError, ValueError):
        # What the standard library's parser says of a declaration that it does not know.
        return ()
    return tuple(line for piece in "".join(reader.pieces).split("\n") if (line := piece.strip()))


def slug(text: str) -> str:
    """Small letters, digits and hyphens of the text, as ids are; empty where it has none."""
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:60].rstrip("-")


def _is_seen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign)[0] != "C"


def _is_dose(sentence: str) -> bool:
    return bool(_COUNTED.search(sentence) or _VAGUE.search(sentence))


class _Reader(HTMLParser):
    """Gathers what stands outside of tags; what is no text for people is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unsaid = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's form
        """A line ends, or what nobody reads begins."""
        if tag in _BREAKS:
            self.pieces.append("\n")
        self._unsaid += tag in _UNSAID

    def handle_endtag(self, tag: str) -> None:
        """A line ends, or what nobody reads does."""
        if tag in _BREAKS:
            self.pieces.append("\n")
        self._unsaid = max(0, self._unsaid - (tag in _UNSAID))

    def handle_data(self, data: str) -> None:
        """Some text."""
        if not self._unsaid:
            self.pieces.append(data)
