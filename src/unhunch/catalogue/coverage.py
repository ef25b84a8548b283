"""Where each row of the source articles lives in the product, as a table and as findings.

A row's id is `article:lines` (`000:29-35`), with `-b`, `-c` for further rows of the same lines, and
`conflict:n` for the n-th numbered conflict.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.model import Finding

_ROW = re.compile(r"^- (\d{3})_[0-9a-f]+\.txt:([\d,\-–]+) — (.*)$")
_CONFLICT = re.compile(r"(?:^|(?<=\s))(\d{1,2})\. (?=[A-Z0-9\"])")


_TITLES = {
    "000": "Article 000: exercises, stretches, heat, massage, habits, questions",
    "001": "Article 001: stretches, strength, easy endurance, prevention",
    "002": "Article 002: warm-up, moving stretches, desk stretches, held stretches",
    "003": "Article 003: walking first, then three stretches",
    "004": "Article 004: neutral position and four moves",
    "conflict": "Where the articles contradict each other or safe practice",
}
_HEAD = """# Where every line of the source articles lives

Five web articles on upper back pain are the ground of this product. Each row is one thing that an
article says, named by the article and its lines, with the places in the product that say or do it.
A row that was left out says why.

Generated from the data by `tools/reference.py`; edit the `requirements` there, or `coverage.toml`."""


class _Tagged(Protocol):
    """Something in the data that names the rows it answers."""

    @property
    def requirements(self) -> tuple[str, ...]:
        """Row ids."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the requirements: its id and what it says."""

    id: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A row that lives outside the catalogue's own data, or is left out for a reason."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}
    home: str = ""
    left_out: str = ""


def rows(requirements: str) -> tuple[Row, ...]:
    """The rows of the requirements' text, in order."""
    found: list[Row] = []
    seen: dict[str, int] = {}
    body, _, conflicts = requirements.partition("### Conflicts")
    for line in body.splitlines():
        match = _ROW.match(line)
        if match:
            key = f"{match[1]}:{match[2].replace('–', '-')}"
            seen[key] = seen.get(key, 0) + 1
            suffix = "" if seen[key] == 1 else f"-{'abcdefghij'[seen[key] - 1]}"
            found.append(Row(id=key + suffix, what=match[3].replace("**", "")))
    return (*found, *_conflicts(conflicts))


def _conflicts(text: str) -> tuple[Row, ...]:
    _, _, numbered = text.partition("\n")
    parts = _CONFLICT.split(numbered)[1:]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return tuple(Row(id=f"conflict:{n}", what=what.strip().replace("**", "")) for n, what in pairs)


def homes(catalogue: Catalogue, others: Mapping[str, Home]) -> dict[str, tuple[str, ...]]:
    """Where each tagged row lives, by row id: first in the data, then in `others`."""
    found: dict[str, list[str]] = {}
    kinds: tuple[tuple[str, Mapping[str, _Tagged]], ...] = (
        ("exercise", {**catalogue.exercises, **catalogue.variants}),
        ("session", catalogue.templates),
        ("technique", catalogue.techniques),
        ("question", catalogue.faq),
        ("lesson", catalogue.education),
    )
    for kind, items in kinds:
        for name, item in items.items():
            for row in item.requirements:
                found.setdefault(row, []).append(f"{kind} `{name}`")
    for row, other in others.items():
        found.setdefault(row, []).append(other.home or f"left out: {other.left_out}")
    return {row: tuple(places) for row, places in found.items()}


def homeless(requirements: str, lived: Mapping[str, tuple[str, ...]]) -> tuple[Finding, ...]:
    """A finding for each row without a home, and for each home of a row that isn't there."""
    known = [row.id for row in rows(requirements)]
    missing = [Finding(where=row, what="has no home in the product") for row in known if row not in lived]
    strange = [Finding(where=row, what="is no row of the articles") for row in sorted(lived.keys() - set(known))]
    return (*missing, *strange)


def coverage_page(lived: Mapping[str, tuple[str, ...]]) -> str:
    """The table of all rows as Markdown, article by article."""
    lines = [_HEAD]
    article = ""
    for row in sorted(lived, key=_place):
        if row.partition(":")[0] != article:
            article = row.partition(":")[0]
            title = _TITLES.get(article, article)
            lines += ["", f"## {title}", "", "| Lines | Lives in |", "|---|---|"]
        lines.append(f"| {row.partition(':')[2]} | {', '.join(lived[row])} |")
    return "\n".join(lines) + "\n"


def _place(row: str) -> tuple[str, tuple[int, ...], str]:
    """Where a row is sorted: by article, then by its line numbers."""
    article, _, lines = row.partition(":")
    return article, tuple(int(number) for number in re.findall(r"\d+", lines)), lines
