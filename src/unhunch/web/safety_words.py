"""Which languages say every message of the pages that keeps a person safe; standard library alone, no Django."""

import gettext
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.languages import FIRST

LOCALE = Path(__file__).parent / "locale"
LISTED = LOCALE / "safety.json"
"""The messages of TEMPLATES and MODULES, a line each: context or null, one, many or ""; tools/messages.py writes it."""

TEMPLATES = (
    "base.html",
    "learn/safety.html",
    "learn/technique.html",
    "parts/errors.html",
    "parts/scale.html",
    "player/after.html",
    "player/check.html",
    "player/dialogs.html",
    "player/gate.html",
    "player/play.html",
    "screening/emergency.html",
    "screening/mistake.html",
    "screening/result.html",
    "screening/screen.html",
    "screening/seen.html",
    "screening/summary.html",
    "screening/weekly.html",
    "settings/cleared.html",
    "today/today.html",
)
"""The pages that ask about warning signs, say what to do about them, or stop somebody who hurts."""

MODULES = ("names.py", "pages/screening.py", "pages/screening_end.py", "techniques.py")
"""What those pages fill in: where it hurts, the answers, why a technique is closed."""

Message = tuple[str | None, str, str]


def offered(catalogue: Catalogue) -> Catalogue:
    """The catalogue with only those languages to choose from that lack no message; the same one where all have them."""
    whole = {name: one for name, one in catalogue.spoken.items() if name == FIRST or not any(unsaid(name, LOCALE))}
    return catalogue if len(whole) == len(catalogue.spoken) else replace(catalogue, spoken=whole)


def unsaid(language: str, locale: Path) -> Iterator[str]:
    """The safety messages, in English, that the language's compiled book lacks; what is fuzzy there is not in it."""
    try:
        book: gettext.NullTranslations = gettext.translation("django", locale, [language.replace("-", "_")])
    except OSError:
        book = gettext.NullTranslations()
    book.add_fallback(_Silent())
    for context, one, many in needed():
        if not _said(book, context, one, many):
            yield one


@cache
def needed() -> tuple[Message, ...]:
    """The messages that a language has to have."""
    return tuple((context, one, many) for context, one, many in json.loads(LISTED.read_bytes()))


def _said(book: gettext.NullTranslations, context: str | None, one: str, many: str) -> bool:
    if many:
        forms = (
            book.ngettext(one, many, n) if context is None else book.npgettext(context, one, many, n) for n in (1, 2, 5)
        )
        return all(form.strip() for form in forms)
    return bool((book.gettext(one) if context is None else book.pgettext(context, one)).strip())


class _Silent(gettext.NullTranslations):
    """Says nothing, where gettext would say the English."""

    def gettext(self, message: str) -> str:
        """Nothing."""
        del message
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Nothing."""
        del msgid1, msgid2, n
        return ""

    def pgettext(self, context: str, message: str) -> str:
        """Nothing."""
        del context, message
        return ""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Nothing."""
        del context, msgid1, msgid2, n
        return ""
