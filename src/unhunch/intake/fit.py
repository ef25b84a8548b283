"""FIT files of sports watches: what each session in them was, when, and its seconds on the timer."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from unhunch.errors import InvalidInputError, RefusedFileError
from unhunch.intake.markup import broken
from unhunch.intake.model import Called, Noted
from unhunch.intake.texts import note, number_in

# A day's walk with all that a watch measures takes 1 MB.
MOST_BYTES: Final = 20_000_000
_WALKS: Final = frozenset({"walking", "hiking"})
_UNSAID: Final = frozenset({"generic", "fitness_equipment", "training"})


def is_fit(first: bytes) -> bool:
    """Whether a file that begins so is a FIT file."""
    return first[8:12] == b".FIT"


def read_fit(chunks: Iterable[bytes]) -> list[Noted]:
    """The sessions of the file, in its order.

    Raises:
        InvalidInputError: it is damaged, cut short, or too large.
    """
    noted: list[Noted] = []
    try:
        for session in _sessions(_whole(chunks)):
            note(noted, _noted(session))
    except InvalidInputError:
        raise
    except Exception as error:  # what the library says of a damaged file is not one kind of error
        raise broken("it is damaged, or cut short") from error
    return noted


def _whole(chunks: Iterable[bytes]) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > MOST_BYTES:
            raise RefusedFileError(
                f"a FIT file of more than {MOST_BYTES // 1_000_000} MB is no walk", kind="large", fix="Choose another"
            )
    return bytes(data)


def _sessions(data: bytes) -> Iterator[Any]:
    import fitdecode  # noqa: PLC0415 - only this kind of file needs the library

    options = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.IGNORE}
    with fitdecode.FitReader(data, **options) as frames:
        for frame in frames:
            if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name == "session":
                yield frame


def _noted(session: Any) -> Noted:  # noqa: ANN401 - the library has no types
    sport = str(session.get_value("sport", fallback=""))
    called: Called = "walk" if sport in _WALKS else "unsaid" if sport in _UNSAID else "other"
    start = session.get_value("start_time", fallback=None)
    start = start.astimezone(UTC) if isinstance(start, datetime) and start.tzinfo else None
    timed, elapsed, metres = (
        number_in(str(session.get_value(name, fallback="")))
        for name in ("total_timer_time", "total_elapsed_time", "total_distance")
    )
    seconds = timed if timed is not None else elapsed or 0.0
    until = start + timedelta(seconds=max(seconds, elapsed or 0.0)) if start is not None else None
    return Noted(called=called, start=start, until=until, minutes=seconds / 60, distance_m=metres)
