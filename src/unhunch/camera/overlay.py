"""A film with what was seen drawn into it: the skeleton, and words in a corner."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, BinaryIO, Final, NamedTuple

from unhunch.camera.film import Film, Picture, pictures
from unhunch.coach.frame import Frame
from unhunch.coach.measures import COUNT_GATE

HIGHEST: Final = 720
# Ninety thousand ticks a second hold every camera's times.
TICK: Final = Fraction(1, 90_000)
# H.264 plays everywhere; MPEG-4 is in every build of the encoder.
ENCODERS: Final = (("libx264", {"crf": "23", "preset": "veryfast"}), ("mpeg4", {"q": "4"}))
BONES: Final = (
    *((11, 12), (11, 23), (12, 24), (23, 24), (11, 13), (13, 15), (12, 14), (14, 16), (15, 19), (16, 20)),
    *((23, 25), (25, 27), (24, 26), (26, 28), (27, 31), (28, 32), (7, 2), (2, 0), (0, 5), (5, 8)),
)
TEAL: Final = "#2F8F8A"
CORAL: Final = "#F26B3F"
INK: Final = "#2E3750"
PAPER: Final = "#F3EEE7"
# A line of text and a bone's width are such parts of the picture's shorter side.
TEXT: Final = 22
BONE: Final = 110


class Caption(NamedTuple):
    """What stands in the picture at one moment: lines, and the fault's name where one is named."""

    lines: tuple[str, ...]
    fault: str = ""


def draw_over(
    film: Film, out: BinaryIO, frames: Sequence[Frame], captions: Callable[[float], Caption],
    told: Callable[[float], None],
) -> None:  # fmt: skip
    """Write the film as MP4 with the frames' landmarks and the captions of their times in it, without its sound.

    Each picture keeps its time after the first. `told` is given the seconds that are done.

    Raises:
        OSError: it can't be written.
        ImportError: the extra `video` is not installed.
    """
    import av  # noqa: PLC0415 - of the extra `video`

    try:
        _written(film, out, frames, captions, told)
    except av.error.FFmpegError as error:
        raise _reason(error) from error


def _reason(error: BaseException) -> OSError:
    """What the disk said; where the encoder speaks for itself, that."""
    import av  # noqa: PLC0415 - of the extra `video`

    before: BaseException | None = error
    while before is not None:
        if isinstance(before, OSError) and not isinstance(before, av.error.FFmpegError):
            return before
        before = before.__context__
    return OSError(" ".join(str(error).split()))


def _written(
    film: Film, out: BinaryIO, frames: Sequence[Frame], captions: Callable[[float], Caption],
    told: Callable[[float], None],
) -> None:  # fmt: skip
    import av  # noqa: PLC0415 - of the extra `video`

    times = [frame.t_s for frame in frames]
    name, options = next(one for one in ENCODERS if one[0] in av.codecs_available)
    with av.open(out, "w", format="mp4") as made:
        stream = None
        for picture in pictures(film, HIGHEST):
            at = max(0, bisect_right(times, picture.t_s) - 1)
            image = drawn(picture, frames[at], captions(picture.t_s))
            if stream is None:
                stream = _stream(made, name, options, film, image.size)
            frame = av.VideoFrame.from_image(image.resize((stream.width, stream.height)))
            frame.pts, frame.time_base = round(picture.t_s / TICK), TICK
            made.mux(stream.encode(frame))
            told(picture.t_s)
        if stream is not None:
            made.mux(stream.encode())


def _stream(made: Any, name: str, options: dict[str, str], film: Film, size: tuple[int, int]) -> Any:  # noqa: ANN401 - the encoder's own
    stream = made.add_stream(name, rate=film.stream.average_rate or 25, options=options)
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    stream.time_base = stream.codec_context.time_base = TICK
    return stream


def drawn(picture: Picture, frame: Frame, caption: Caption) -> Any:  # noqa: ANN401 - pillow's own
    """The picture as an image with the skeleton and the caption in it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - of the extra `video`

    image = Image.fromarray(picture.pixels)
    pen = ImageDraw.Draw(image)
    _skeleton(pen, image.size, frame)
    _words(pen, image.size, caption)
    return image


def _skeleton(pen: Any, size: tuple[int, int], frame: Frame) -> None:  # noqa: ANN401 - pillow's own
    wide = max(2, min(size) // BONE)
    places = [(point[0] * size[0], point[1] * size[1]) for point in frame.points]
    seen = [point[3] >= COUNT_GATE for point in frame.points]
    for begin, end in BONES:
        if seen[begin] and seen[end]:
            pen.line((places[begin], places[end]), fill=PAPER, width=wide + 2)
            pen.line((places[begin], places[end]), fill=TEAL, width=wide)
    for number in sorted({number for bone in BONES for number in bone}):
        if seen[number]:
            pen.circle(places[number], wide * 1.2, fill=PAPER, outline=TEAL, width=max(1, wide // 2))


def _words(pen: Any, size: tuple[int, int], caption: Caption) -> None:  # noqa: ANN401 - pillow's own
    """Each line on a plate of its own, so that it is read before any ground."""
    from PIL import ImageFont  # noqa: PLC0415 - of the extra `video`

    high = max(10, min(size) // TEXT)
    font = ImageFont.load_default(high)
    top = high // 2
    lines = [*((line, INK) for line in caption.lines), *([(caption.fault, CORAL)] if caption.fault else [])]
    for line, plate in lines:
        text = line
        while text and font.getlength(text) > size[0] - 2 * high:
            text = text[:-2].rstrip() + "…" if len(text) > 2 else ""  # noqa: PLR2004 - the last letter and its sign
        pen.rectangle((high // 2, top, high * 3 // 2 + font.getlength(text), top + high * 3 // 2), fill=plate)
        pen.text((high, top + high // 5), text, font=font, fill=PAPER if plate == INK else INK)
        top += high * 3 // 2
