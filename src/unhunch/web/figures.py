"""The moving figure of a page: its facts for template and browser, and the one thing its policy has to allow."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar, cast

from csp.decorators import csp_update

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise, ExerciseText, FaultText
from unhunch.web.pictures import Moment, moments, pictures, sources, wire

P = ParamSpec("P")
R = TypeVar("R")


def allows_decoder(page: Callable[P, R]) -> Callable[P, R]:
    """The page, allowed to run the bodies' decoder, which is WebAssembly; docs/adr/0013-three-in-the-browser.md."""
    return cast("Callable[P, R]", csp_update({"script-src": ["'wasm-unsafe-eval'"]})(cast("Any", page)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFigure:
    """One exercise's figure on its page: the moments in words, the one that tells most, and the browser's facts.

    `drawn` are the moments that have a drawing for print.
    """

    keys: tuple[Moment, ...]
    drawn: tuple[Moment, ...]
    telling: Moment
    sources: dict[str, Any]
    facts: dict[str, Any]
    still: bool


def figure_of(exercise: str, text: ExerciseText, *, still: bool) -> PageFigure | None:
    """The figure, or None where nobody has drawn it; `still` where the person wants nothing to move."""
    figure = pictures().figure(exercise)
    if figure is None:
        return None
    keys, found = moments(exercise, text), sources()
    return PageFigure(
        keys=keys,
        drawn=tuple(one for one in keys if one.drawing),
        telling=next(one for one in keys if one.key == figure.telling),
        sources=found,
        facts={"spec": wire(exercise, text), "sources": found},
        still=still,
    )


def figures_of(catalogue: Catalogue, exercises: Collection[str], language: str) -> dict[str, Any]:
    """The browser's facts of every figure that a session may show: its exercises' and their easier forms'."""
    easier = {catalogue.get(one).easier for one in exercises}
    told = {one: wire(one, catalogue.text(one, language)) for one in sorted({*exercises, *filter(None, easier)})}
    return {"specs": {one: facts for one, facts in told.items() if facts}, "sources": sources()}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFault:
    """One fault in words; `drawn` where the figure shows it."""

    id: str
    words: FaultText
    drawn: bool


def shown_faults(exercise: Exercise, text: ExerciseText) -> list[ShownFault]:
    """The exercise's faults that have words."""
    figure = pictures().figure(exercise.id)
    drawn = figure.faults if figure else {}
    return [
        ShownFault(id=fault.id, words=text.faults[fault.id], drawn=fault.id in drawn)
        for fault in exercise.faults
        if fault.id in text.faults
    ]
