"""A printed report as somebody wishes it: which one, of what time, in which language, on which paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from unhunch.errors import InvalidInputError
from unhunch.export.choices import PARTS_OF, SIZES, Size
from unhunch.export.handout import Content, Pages, exercises_of, handout_pages
from unhunch.export.progress_report import report_pages
from unhunch.export.typeset import PAPERS, Paper, Template, as_pdf, as_pictures
from unhunch.figures.printed import read_drawings
from unhunch.service.context import Context
from unhunch.service.handout import read_handout
from unhunch.service.reporting import LONGEST_DAYS, read_report
from unhunch.service.settings import local_date

# The days that are meant where nobody says: the next one with exercises, and the last four weeks.
USUAL_DAYS: Final[Mapping[Template, int]] = {"handout": 1, "progress": 28}
MOST_DAYS: Final[Mapping[Template, int]] = {"handout": 28, "progress": LONGEST_DAYS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to print: a handout of the `days` to come, or a report of the `days` gone by, with those of its `parts`.

    `parts` None means all that may be left out; `drawings` is how large those of a handout are.
    """

    kind: Template
    language: str
    days: int
    paper: Paper = "a4"
    parts: tuple[str, ...] | None = None
    drawings: Size = "small"

    @property
    def wanted(self) -> tuple[str, ...]:
        """The parts that are in it, of those that may be left out."""
        return PARTS_OF[self.kind] if self.parts is None else self.parts


def wished(ctx: Context, person: str, wish: Wish, pictures: Path) -> Pages:
    """The words and pictures of the wish; `pictures` is the folder with the drawings.

    Raises:
        InvalidInputError: an unknown language or part, days that can't be, no plan yet, or nothing kept in that time.
        NotClearedError: a handout was wished for, and no clearance is in force.
    """
    _require(wish, ctx)
    if wish.kind == "handout":
        handout = read_handout(ctx, person, days=wish.days)
        drawings = read_drawings(pictures, exercises_of(handout))
        content = Content(drawings=wish.drawings, parts=wish.wanted)
        return handout_pages(handout, ctx.catalogue, wish.language, drawings, content)
    report = read_report(ctx, person, days=wish.days)
    made = local_date(ctx, person)
    return report_pages(report, ctx.catalogue, wish.language, made=made, parts=wish.wanted)


def wished_pdf(ctx: Context, person: str, wish: Wish, pictures: Path) -> bytes:
    """The PDF of the wish; raises what `wished` does."""
    made = wished(ctx, person, wish, pictures)
    return as_pdf(wish.kind, made.facts, made.pictures, paper=wish.paper, now=ctx.clock.now())


def wished_sheets(ctx: Context, person: str, wish: Wish, pictures: Path) -> tuple[bytes, ...]:
    """Each page of the wish as PNG; raises what `wished` does."""
    made = wished(ctx, person, wish, pictures)
    return as_pictures(wish.kind, made.facts, made.pictures, paper=wish.paper)


def _require(wish: Wish, ctx: Context) -> None:
    if wish.language not in ctx.catalogue.languages:
        spoken = ", ".join(ctx.catalogue.languages)
        raise InvalidInputError(f"{wish.language!r} is no language here", where="language", fix=f"Use {spoken}")
    if wish.paper not in PAPERS:
        raise InvalidInputError(f"{wish.paper!r} is no paper here", where="paper", fix=f"Use {', '.join(PAPERS)}")
    known = PARTS_OF[wish.kind]
    strange = sorted(set(wish.wanted) - set(known))
    if strange:
        raise InvalidInputError(f"{strange[0]!r} is no part of it", where="parts", fix=f"Use {', '.join(known)}")
    if wish.drawings not in SIZES:
        raise InvalidInputError(f"{wish.drawings!r} is no size", where="drawings", fix=f"Use {', '.join(SIZES)}")
    if not 1 <= wish.days <= MOST_DAYS[wish.kind]:
        raise InvalidInputError(f"{wish.days} days can't be", where="days", fix=f"Use 1 to {MOST_DAYS[wish.kind]}")
