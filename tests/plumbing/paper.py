"""What a test reads back of a PDF: its words, its structure, and what its pages show."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pdfua
import pypdfium2
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, NameObject

# Above this a grey value counts as paper; edges are smoothed.
PAPER = 250
# How close to the edge nothing may be drawn, in points.
MARGIN_PT = 24
# The checker's rule on empty headings breaks off at a heading whose content is a list, as Typst writes every one;
# `empty_headings` stands in for it.
UNTRIED = "UA-14-001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The kinds of a tagged file's parts in their order, and the alternative texts of its pictures."""

    language: str
    title: str
    standard: str
    is_marked: bool
    kinds: tuple[str, ...]
    alternatives: tuple[str, ...]


def words_of(pdf: bytes) -> str:
    """All text, pages one after the other, with single spaces."""
    reader = PdfReader(BytesIO(pdf))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).replace("\u200b", "").split())


def words_by_page(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, with single spaces."""
    return tuple(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def sizes_of(pdf: bytes) -> set[tuple[int, int]]:
    """The sizes of its pages in whole points."""
    return {(round(page.mediabox.width), round(page.mediabox.height)) for page in PdfReader(BytesIO(pdf)).pages}


def structure_of(pdf: bytes) -> Structure:
    """What a screen reader is told of the file."""
    reader = PdfReader(BytesIO(pdf))
    root = reader.root_object
    parts = list(_parts(root["/StructTreeRoot"]))
    metadata = reader.xmp_metadata
    raw = b"" if metadata is None else metadata.stream.get_data()
    return Structure(
        language=str(root.get("/Lang", "")),
        title=str(reader.metadata.title if reader.metadata else ""),
        standard="ua-1" if b"<pdfuaid:part>1</pdfuaid:part>" in raw else "",
        is_marked=bool(root["/MarkInfo"]["/Marked"]),  # type: ignore[index]  # a dictionary, as the standard says
        kinds=tuple(str(part.get("/S", "")).removeprefix("/") for part in parts),
        alternatives=tuple(str(part["/Alt"]) for part in parts if "/Alt" in part),
    )


def against_the_standard(pdf: bytes) -> tuple[str, ...]:
    """The rules of PDF/UA-1 that a checker of its own finds broken, sorted, with those that it could not try."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "checked.pdf"
        path.write_bytes(pdf)
        report = pdfua.validate(str(path))
    untried = {one.rule_id for one in report.skipped} - {UNTRIED}
    return tuple(sorted({one.rule_id for one in report.findings} | untried))


def empty_headings(pdf: bytes) -> int:
    """How many of its headings hold nothing that could be read."""
    parts = _parts(PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"])
    heads = (part for part in parts if str(part.get("/S", ""))[:2] == "/H")
    return sum(not _marks(head.get("/K")) for head in heads)


def _marks(found: object) -> bool:
    """Whether a part, or one below it, names content of a page."""
    held = found.get_object() if hasattr(found, "get_object") else found
    if isinstance(held, list):
        return any(_marks(one) for one in held)
    if isinstance(held, DictionaryObject):
        return "/MCID" in held or _marks(held.get("/K"))
    return isinstance(held, int)


def _parts(found: object) -> Iterator[DictionaryObject]:
    held = found.get_object() if hasattr(found, "get_object") else found
    if isinstance(held, list):
        for one in held:
            yield from _parts(one)
    elif isinstance(held, DictionaryObject):
        if isinstance(held.get("/S"), NameObject):
            yield held
        if "/K" in held:
            yield from _parts(held["/K"])


def drawn_beyond_the_margins(pdf: bytes) -> list[int]:
    """The numbers of the pages (from 1) that are blank, or on which something is drawn too close to an edge."""
    wrong = []
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        grey = np.atleast_3d(page.render(scale=1, grayscale=True).to_numpy())[..., 0]
        rows, columns = np.nonzero(grey < PAPER)
        edges = [rows, grey.shape[0] - rows, columns, grey.shape[1] - columns]
        if not len(rows) or min(int(edge.min()) for edge in edges) < MARGIN_PT:
            wrong.append(number)
    document.close()
    return wrong


def smallest_type(pdf: bytes) -> float:
    """The size of its smallest letters, in points."""
    sizes: set[float] = set()

    def visit(text: str, _user: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * matrix[3]), 1))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return min(sizes)
