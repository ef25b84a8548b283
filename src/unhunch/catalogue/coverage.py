"""Where each row of the source articles lives in the product, as a table and as findings.

A row's id is `article:lines` (`000:29-35`), with `-b`, `-c` for further rows of the same lines, and
`conflict:n` for the n-th numbered conflict.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.model import Finding

_ROW = re.compile(r"^- (\d{3})_[0-9a-f]+\.txt:([\d,\-–]+) — (.*)$")
_CONFLICT = re.compile(r"(?:^|(?<=\s))(\d{1,2})\. (?=[A-Z0-9\"])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the requirements: its id and what it says."""

    id: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A row that lives outside the catalogue's own data, or is left out for a reason."""

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
