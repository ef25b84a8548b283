"""A film, picture by picture: upright, at its real times, and never all of it in memory."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, NamedTuple

from unhunch.errors import InvalidInputError

# What the model looks at is smaller still.
MODEL_HIGH: Final = 640
MOST_S: Final = 1800.0
MOST_PIXELS: Final = 40_000_000
# So many packets without one picture are no film any more.
MOST_DAMAGED: Final = 200
# Pictures so far back, and so many in a row, are of a clock that was set back; fewer are late ones.
CLOCK_S: Final = 1.0
SET_BACK: Final = 3
# What no camera leaves out by itself.
GAP_S: Final = 1.0
# Formats that name other files, or addresses, are not among these: nothing but the file itself is ever opened.
FORMATS: Final = (
    *(
        "mov",
        "mp4",
        "matroska",
        "webm",
        "avi",
        "mpeg",
        "mpegts",
        "mpegvideo",
        "ogg",
        "flv",
        "asf",
        "mjpeg",
        "jpeg_pipe",
    ),
    *("h264", "hevc", "m4v", "mxf", "ivf", "obu", "mp3", "aac", "flac", "wav"),
)
TIMELESS: Final = ("mjpeg", "jpeg_pipe", "h264", "hevc", "m4v", "mpegvideo")
UNTIMED_RATE: Final = 25.0
# So much may be missing at the end of what a film says of its length.
MISSING_S: Final = 1.0
MISSING_SHARE: Final = 0.02
BROKEN: Final = "is no film that can be read, or a broken one"
CUT: Final = "Cut it into parts, say with `ffmpeg -ss 0:00 -t 20:00 -i FILM -c copy part1.mp4`."
RECODE: Final = "Save it as MP4 (H.264) with another program first."


class Picture(NamedTuple):
    """A moment of the film: seconds after its first picture, and its pixels (height, width, 3), red, green, blue."""

    t_s: float
    pixels: Any


@dataclass(slots=True, kw_only=True)
class Film:
    """An open film. `length_s` is what it says of itself (None: nothing), `timeless` whether it carries no times.

    While it is read, `until_s` is how far, `damaged` counts gaps and what can't be decoded, and `cut` says that it
    breaks off.
    """

    container: Any
    stream: Any
    length_s: float | None
    timeless: bool
    until_s: float = 0.0
    damaged: int = 0
    cut: bool = False


@contextlib.contextmanager
def opened(file: BinaryIO, rate: float | None = None) -> Iterator[Film]:
    """The film in the file; `rate` are its pictures a second where it carries no times.

    Raises:
        InvalidInputError: it is no film, holds no pictures, can't be decoded, or is longer than half an hour.
        ImportError: the extra `video` is not installed.
    """
    import av  # noqa: PLC0415 - of the extra `video`; the room is read without it too

    options = {
        "format_whitelist": ",".join(FORMATS),
        "protocol_whitelist": "",
        "framerate": f"{rate or UNTIMED_RATE:g}",
    }
    try:
        container = av.open(file, "r", options=options, metadata_errors="ignore")
    except (av.error.FFmpegError, ValueError) as error:
        raise InvalidInputError(BROKEN, fix="Does it play? Was it copied whole?") from error
    with container:
        try:
            yield _film(container)
        except av.error.FFmpegError as error:
            raise InvalidInputError("can't be decoded to its end", fix=RECODE) from error


def _film(container: Any) -> Film:  # noqa: ANN401 - the decoder's own
    if not container.streams:
        raise InvalidInputError(BROKEN, fix="Does it play? Was it copied whole?")
    moving = [one for one in container.streams.video if not _is_cover(one)]
    if not moving:
        raise InvalidInputError("holds no moving pictures, only sound or nothing", fix="Give a film.")
    stream = moving[0]
    context = stream.codec_context
    if context is None:
        raise InvalidInputError("its pictures are in a form that can't be decoded", fix=RECODE)
    if context.width * context.height > MOST_PIXELS:
        what = f"its pictures are too large ({context.width} x {context.height})"
        raise InvalidInputError(what, fix="Save it smaller; 640 pixels high are enough.")
    stream.thread_type = "AUTO"
    length_s = _length_s(container, stream)
    if length_s is not None and length_s > MOST_S:
        raise _too_long(f"{length_s / 60:.0f} minutes long")
    return Film(container=container, stream=stream, length_s=length_s, timeless=container.format.name in TIMELESS)


def _is_cover(stream: Any) -> bool:  # noqa: ANN401 - the decoder's own
    """Whether it is the picture on a record's sleeve."""
    return "attached_pic" in str(stream.disposition)


def _length_s(container: Any, stream: Any) -> float | None:  # noqa: ANN401 - the decoder's own
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / 1e6 if container.duration else None


def _too_long(what: str) -> InvalidInputError:
    return InvalidInputError(f"{what}, and {MOST_S / 60:.0f} are looked at at most", fix=CUT)


def pictures(film: Film, most_high: int = MODEL_HIGH, every_s: float = 0.0) -> Iterator[Picture]:
    """The film's pictures, upright and at most so high, none sooner than `every_s` after the last.

    Raises InvalidInputError where not one can be decoded, or where it goes on for more than half an hour.
    """
    taken_s = None
    for t_s, frame in timed(film):
        if t_s > MOST_S:
            raise _too_long("longer than it says")
        film.until_s = t_s
        if taken_s is None or t_s - taken_s >= every_s:
            taken_s = t_s
            yield Picture(t_s, upright(frame, most_high, film.stream.sample_aspect_ratio))
    film.cut |= film.length_s is not None and film.length_s - film.until_s > _spare_s(film)
    if taken_s is None:
        raise InvalidInputError("not one of its pictures can be decoded", fix=RECODE)


def _spare_s(film: Film) -> float:
    """How long the last picture may stand, and a little more."""
    return 1 / _rate(film) + max(MISSING_S, MISSING_SHARE * (film.length_s or 0.0))


def _rate(film: Film) -> float:
    """The film's pictures a second, as it says."""
    return float(film.stream.average_rate or UNTIMED_RATE)


def timed(film: Film) -> Iterator[tuple[float, Any]]:
    """Each picture with its seconds after the first; late and doubled ones are left out, a clock set back goes on.

    A gap counts as damage.
    """
    begin_s, t_s, back = None, -1.0, 0
    for number, frame in enumerate(_decoded(film)):
        own_s = frame.time if frame.time is not None else number / _rate(film)
        if begin_s is None:
            begin_s = own_s
        back = back + 1 if own_s - begin_s < t_s - CLOCK_S else 0
        if back >= SET_BACK:
            begin_s = own_s - t_s - 1 / _rate(film)
        if own_s - begin_s > t_s:
            film.damaged += t_s >= 0 and own_s - begin_s - t_s > GAP_S + 2 / _rate(film)
            t_s = own_s - begin_s
            yield t_s, frame


def _decoded(film: Film) -> Iterator[Any]:
    """The decoder's frames; a damaged packet is passed over, and where the file breaks off it is at its end."""
    import av  # noqa: PLC0415 - of the extra `video`

    packets, pristine = film.container.demux(film.stream), True
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except av.error.FFmpegError:
            film.cut = True
            return
        try:
            frames = packet.decode()
        except av.error.EOFError:
            return
        except av.error.FFmpegError:
            film.damaged += 1
            frames = []
        if pristine and not frames and film.damaged > MOST_DAMAGED:
            return
        pristine = pristine and not frames
        yield from frames


def upright(frame: Any, most_high: int, pixel_aspect: Any) -> Any:  # noqa: ANN401 - the decoder's own
    """The frame's pixels (height, width, 3), turned as the camera was held, with square pixels and even sides."""
    quarters = round(frame.rotation / 90) % 4
    wide, high = frame.width * float(pixel_aspect or 1), float(frame.height)
    shrunk = min(1.0, most_high / (wide if quarters % 2 else high))
    size = [max(2, 2 * round(side * shrunk / 2)) for side in (wide, high)]
    pixels = frame.to_ndarray(format="rgb24", width=size[0], height=size[1])
    if quarters == 1:
        pixels = pixels.swapaxes(0, 1)[::-1]
    elif quarters == 2:  # noqa: PLR2004 - half a turn
        pixels = pixels[::-1, ::-1]
    elif quarters:
        pixels = pixels[::-1].swapaxes(0, 1)
    # The model reads rows without gaps between them; the decoder leaves some.
    return pixels.copy(order="C")
