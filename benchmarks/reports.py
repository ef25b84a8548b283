"""How quickly a home programme to hand out is printed."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from benchmarks.people import NOON
from benchmarks.row import Row, Took, spread, timed
from unhunch.catalogue import Catalogue
from unhunch.export.handout import exercises_of, handout_pages
from unhunch.export.typeset import as_pdf
from unhunch.figures.printed import SHIPPED, read_drawings
from unhunch.programme.model import Day, Item, PlannedDose, PlannedSession
from unhunch.screening import Answers, Clearance, assume_no, screen
from unhunch.service.handout import Handout

EXERCISES = 12
ROUNDS = 7
LIMIT_S = 1.5
DAY = date(2026, 11, 23)


def rows(catalogue: Catalogue) -> Iterator[Row]:
    """The line about a handout, in the language with the longest words."""
    handout = _handout(catalogue)

    def print_it() -> None:
        drawings = read_drawings(SHIPPED, exercises_of(handout))
        made = handout_pages(handout, catalogue, "de", drawings)
        pdf = as_pdf("handout", made.facts, made.pictures, paper="a4", now=NOON)
        assert pdf.startswith(b"%PDF")

    times: list[Took] = [timed(print_it) for _ in range(ROUNDS)]
    yield Row(
        name=f"a handout of {EXERCISES} exercises as PDF",
        value=spread(times),
        limit=f"worst {LIMIT_S:g} s",
        holds=max(one.wall_s for one in times) <= LIMIT_S,
    )


def _handout(catalogue: Catalogue) -> Handout:
    """The first exercises that are drawn, on one day, for somebody who is well."""
    clearance = screen(assume_no(Answers(answers={}, age=41, pain_now=2), catalogue), NOON, catalogue)
    assert isinstance(clearance, Clearance)
    drawn = read_drawings(SHIPPED, catalogue.exercises)
    chosen = islice((name for name, drawings in drawn.items() if len(drawings) > 1), EXERCISES)
    dose = PlannedDose(sets=2, repetitions=10)
    items = tuple(Item(exercise=name, part="mobility", level=1, dose=dose, seconds=60) for name in chosen)
    assert len(items) == EXERCISES
    session = PlannedSession(id="2026-11-23-main-1", kind="main", place="home", minutes=20, items=items)
    day = Day(date=DAY, sessions=(session,))
    return Handout(day=DAY, days=(day,), clearance=clearance, answered_on=DAY, country="DE")
