"""Pages set by Typst: a template of our own, and everything else as data that can't become code."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

import typst

Template = Literal["handout", "progress"]
Paper = Literal["a4", "letter"]
PAPERS: Final[tuple[Paper, ...]] = ("a4", "letter")
_TYPST_PAPERS: Final[Mapping[Paper, str]] = {"a4": "a4", "letter": "us-letter"}
# What the fonts within typst's wheel can show; a test sets every one of them. A tagged page refuses any other sign.
SHOWN: Final[tuple[tuple[int, int], ...]] = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x38E, 0x3A1), (0x3A3, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF),
    (0x2010, 0x2027), (0x2030, 0x2040), (0x20A0, 0x20BF), (0x2190, 0x226F), (0x25A0, 0x25AF),
)  # fmt: skip
_TEMPLATES: Final = Path(__file__).parent / "templates"
_UNKNOWN: Final = "\N{WHITE SQUARE}"
_LONGEST_WORD: Final = 32
_BREAK: Final = "\N{ZERO WIDTH SPACE}"
SCREEN_PPI: Final = 96.0


def as_pdf(
    template: Template,
    facts: Mapping[str, object],
    pictures: Mapping[str, str],
    *,
    paper: Paper,
    now: datetime,
) -> bytes:
    """The pages as a tagged PDF (PDF/UA-1).

    `facts` are the template's words and numbers, plain JSON with `language` and `title` among them; `pictures` are SVG
    texts by the names that the facts give them. `now` is an aware time, and stands in the file as its date.
    """
    made = _compiler(template, *_inputs(facts, pictures), paper).compile(
        format="pdf", pdf_standards=["ua-1"], timestamp=int(now.timestamp())
    )
    return _each(made)[0]


def as_pictures(
    template: Template, facts: Mapping[str, object], pictures: Mapping[str, str], *, paper: Paper
) -> tuple[bytes, ...]:
    """The same pages as one PNG each, for a look before anything is saved.

    Those asked for last stay in memory, so that a page after another is set once; `forget_pictures` lets go of them.
    """
    return _drawn(template, *_inputs(facts, pictures), paper)


def forget_pictures() -> None:
    """Nothing; no page that somebody looked at is in memory any more."""
    _drawn.cache_clear()


@lru_cache(maxsize=1)
def _drawn(template: Template, facts: str, pictures: str, paper: Paper) -> tuple[bytes, ...]:
    return _each(_compiler(template, facts, pictures, paper).compile(format="png", ppi=SCREEN_PPI))


def plain(value: object) -> object:
    """The JSON value with every text of it as the fonts can show it, and breakable where a word is very long.

    A sign that they lack becomes an empty square, one that only steers others is left out.
    """
    match value:
        case str():
            return _text(value)
        case Mapping():
            return {str(name): plain(part) for name, part in value.items()}
        case Sequence():
            return [plain(part) for part in value]
        case _:
            return value


def _text(text: str) -> str:
    said = "".join(_sign(sign) for sign in unicodedata.normalize("NFC", text))
    return " ".join(_breakable(word) for word in said.split(" "))


def _sign(sign: str) -> str:
    if any(low <= ord(sign) <= high for low, high in SHOWN):
        return sign
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Mn", "Me"} else _UNKNOWN


def _breakable(word: str) -> str:
    parts = (word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))
    return word if len(word) <= _LONGEST_WORD else _BREAK.join(parts)


def _inputs(facts: Mapping[str, object], pictures: Mapping[str, str]) -> tuple[str, str]:
    """Both as JSON text."""
    return json.dumps(plain(facts), allow_nan=False), json.dumps(dict(pictures))


def _compiler(template: Template, facts: str, pictures: str, paper: Paper) -> typst.Compiler:
    inputs = {"facts": facts, "pictures": pictures, "paper": _TYPST_PAPERS[paper]}
    # Nothing outside of the templates' own folder can be read, and the folder that one works in may be gone.
    return typst.Compiler(_source(template), root=_TEMPLATES, ignore_system_fonts=True, sys_inputs=inputs)


@cache
def _source(template: Template) -> bytes:
    """The template behind what all of them share."""
    return b"".join((_TEMPLATES / f"{name}.typ").read_bytes() for name in ("paper", template))


def _each(made: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    """What typst made, whether it came as one or as several."""
    return (made,) if isinstance(made, bytes) else tuple(made or ())
