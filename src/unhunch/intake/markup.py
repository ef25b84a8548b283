"""XML read as it comes, by expat; what a file could do harm with is refused.

Entities may not be declared, so that none can grow or lead elsewhere. The document type that Apple writes is passed
over unread: in iOS 16 it is no XML. Tags, texts and depth have limits, so that memory has one too.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NoReturn, Protocol, TypeVar
from xml.parsers import expat

from unhunch.errors import InvalidInputError, RefusedFileError

# Within this much the first element has to begin; Apple's document type takes some 10,000 bytes.
LONGEST_HEAD: Final = 1_000_000
LONGEST_TAG: Final = 4_000_000
DEEPEST: Final = 64
_PIECE: Final = 65_536
_AGAIN: Final = "Export it once more, or choose another file"
_ROOT: Final = re.compile(rb"<[^?!]")
_TYPE: Final = re.compile(rb"<!DOCTYPE[^\[>]*(?:>|\[.*?\]\s*>)", re.DOTALL)
# Characters that XML does not know, as Apple's exports have them in the names of devices.
_STRAY: Final = bytes(32 if byte < 32 and byte not in b"\t\n\r" else byte for byte in range(256))  # noqa: PLR2004 - ASCII's


class Reader(Protocol):
    """What is told of the elements, and of the texts in them in pieces; of those `passed_over` it is told nothing."""

    @property
    def passed_over(self) -> frozenset[str]:
        """Names of elements that come by the million and say nothing here."""
        ...

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """It ends."""
        ...

    @property
    def text(self) -> Callable[[str], None] | None:
        """What takes a part of what stands in it, None where nobody asks."""
        ...


R = TypeVar("R", bound=Reader)


def broken(why: str) -> InvalidInputError:
    """The error for a file that can't be read."""
    return RefusedFileError(f"this file can't be read: {why}", kind="damaged", fix=_AGAIN)


def read_markup(chunks: Iterable[bytes], reader_of: Callable[[str], R]) -> R:
    """The reader that `reader_of` gives for the first element's name, after everything was told to it.

    Raises:
        InvalidInputError: this is no XML, it is cut short, or it has what is refused.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse_entities
    found: list[R] = []

    def first(name: str, attributes: dict[str, str]) -> None:
        reader = reader_of(name.rpartition(":")[2])
        found.append(reader)
        _listen(parser, reader)
        reader.start(name, attributes)

    parser.StartElementHandler = first
    _feed(parser, _without_type(chunks))
    return found[0]


def _listen(parser: "expat.XMLParserType", reader: Reader) -> None:
    """Nothing; from now on the reader is told, down to a depth."""
    tell_start, tell_end, passed_over = reader.start, reader.end, reader.passed_over
    depth = 1

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise broken("it is nested too deeply")
        if name not in passed_over:
            tell_start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if name not in passed_over:
            tell_end(name)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = reader.text


def _feed(parser: "expat.XMLParserType", chunks: Iterable[bytes]) -> None:
    fed = 0
    try:
        for chunk in chunks:
            for begin in range(0, len(chunk), _PIECE):
                piece = chunk[begin : begin + _PIECE]
                parser.Parse(piece.translate(_STRAY), False)  # noqa: FBT003 - expat takes it by place
                fed += len(piece)
                if fed - parser.CurrentByteIndex > LONGEST_TAG:
                    raise broken("a part of it is too long")
        parser.Parse(b"", True)  # noqa: FBT003 - the same
    except expat.ExpatError as error:
        raise broken(f"{expat.ErrorString(error.code)} in line {error.lineno}") from error
    except (ValueError, LookupError) as error:
        # An encoding that nobody knows, or that has more than one byte to a letter.
        raise broken("its letters are written in a way that unhunch does not know") from error


def _refuse_entities(*_declared: object) -> NoReturn:
    raise broken("it declares entities, which unhunch refuses")


def _without_type(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks less the document type before the first element."""
    head, rest = b"", iter(chunks)
    for chunk in rest:
        head += chunk
        if (cut := _type_in(head)) is not None:
            head = head[: cut[0]] + head[cut[1] :]
            break
        if len(head) > LONGEST_HEAD:
            raise broken("it does not begin as such a file does")
    if b"\0" in head[:64] or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise broken("its letters are written in a way that unhunch does not know")
    yield head
    yield from rest


def _type_in(head: bytes) -> tuple[int, int] | None:
    """From where to where the document type goes (nowhere, if there is none); None where that can't be told yet."""
    root, begin = _ROOT.search(head), head.find(b"<!DOCTYPE")
    if root is not None and (begin < 0 or root.start() < begin):
        return 0, 0
    found = _TYPE.match(head, begin) if begin >= 0 else None
    if found is not None and b"<!ENTITY" in found[0]:
        _refuse_entities()
    return None if found is None else (begin, found.end())
