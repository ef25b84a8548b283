"""Planned sessions as rows for a page: each exercise with its dose and why it is there."""

from dataclasses import dataclass

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Position
from unhunch.programme.model import Item, PlannedSession
from unhunch.programme.words import because_sentences
from unhunch.session.wording import change_texts
from unhunch.web.dose_words import planned_words
from unhunch.web.names import PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item in words; `part` is set on the first item of its part."""

    number: int
    item: Item
    name: str
    position: Position
    part: str
    dose: str
    why: tuple[str, ...]
    changes: tuple[str, ...]


def rows_of(catalogue: Catalogue, session: PlannedSession, language: str) -> tuple[Row, ...]:
    """The session's items in their order."""
    rows: list[Row] = []
    last = ""
    for number, item in enumerate(session.items):
        text = catalogue.text(item.exercise, language)
        rows.append(
            Row(
                number=number,
                item=item,
                name=text.name,
                position=catalogue.get(item.exercise).position,
                part=str(PARTS[item.part]) if item.part != last else "",
                dose=planned_words(item.dose),
                why=because_sentences(item, catalogue, language),
                changes=change_texts(item, text, catalogue.words(language)),
            )
        )
        last = item.part
    return tuple(rows)
