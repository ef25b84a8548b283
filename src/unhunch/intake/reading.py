"""Which program a file comes from, by how it begins; and the walks in it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import chain

from unhunch.errors import RefusedFileError
from unhunch.intake.apple import AppleReader
from unhunch.intake.fit import is_fit, read_fit
from unhunch.intake.gpx import GpxReader
from unhunch.intake.markup import read_markup
from unhunch.intake.model import Noted, Program, Taken
from unhunch.intake.sifting import sift
from unhunch.intake.tcx import TcxReader

_Xml = AppleReader | GpxReader | TcxReader
_ROOTS: dict[str, tuple[Program, type[_Xml]]] = {
    "HealthData": ("apple", AppleReader),
    "gpx": ("gpx", GpxReader),
    "TrainingCenterDatabase": ("tcx", TcxReader),
}


def read_activity(chunks: Iterable[bytes], *, now: datetime, seen: Callable[[int], None] = lambda _: None) -> Taken:
    """The walks in the pieces of a file, and what was left out.

    `now` is an aware time, after which nothing can have been walked. `seen` is told how many bytes were read so far.

    Raises:
        InvalidInputError: it is no such file, or it is damaged; then nothing of it counts.
    """
    pieces = _told((chunk for chunk in chunks if chunk), seen)
    first = next(pieces, b"")
    whole = chain((first,), pieces)
    if is_fit(first):
        return sift("fit", read_fit(whole), now)
    programs: list[Program] = []

    def reader_of(name: str) -> _Xml:
        if name not in _ROOTS:
            raise RefusedFileError(
                "this is none of the files that unhunch reads walks from",
                kind="unknown",
                fix="Choose Apple Health's export.zip or export.xml, or a GPX, TCX or FIT file",
            )
        program, make = _ROOTS[name]
        programs.append(program)
        return make()

    noted: Iterable[Noted] = read_markup(whole, reader_of).noted
    return sift(programs[0], noted, now)


def _told(chunks: Iterable[bytes], seen: Callable[[int], None]) -> Iterator[bytes]:
    done = 0
    for chunk in chunks:
        done += len(chunk)
        seen(done)
        yield chunk
