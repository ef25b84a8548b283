"""One part of a report as its template takes it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from unhunch.catalogue.model import Words
from unhunch.session.wording import word

_CUT: Final = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A chart by the name of its picture, with what it shows in words; no name, no chart."""

    name: str = ""
    alt: str = ""
    legend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of as many cells as the head has; `widths` are shares of the width."""

    head: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with sentences, points, a chart, a table, and sentences after them, any of which may be missing."""

    title: str
    lines: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    chart: Shown = field(default_factory=Shown)
    table: Table = field(default_factory=Table)
    after: tuple[str, ...] = ()


def short(text: str, most: int) -> str:
    """The text on one line, cut at so many letters."""
    whole = " ".join(text.split())
    return whole if len(whole) <= most else f"{whole[: most - 1].rstrip()}{_CUT}"


def first_of(all_of_them: Sequence[str], most: int, words: Words, *, appendix: bool) -> tuple[str, ...]:
    """The first few, and a last line that says how many more there are, and where."""
    more = len(all_of_them) - most
    if more <= 0:
        return tuple(all_of_them)
    left = word(words, "report.more" if appendix else "report.more.left-out", count=more)
    return (*all_of_them[:most], left)
