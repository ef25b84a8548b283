"""Whatever stands in a file that is taken for a film, it is read or refused in one line."""

import io
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.films import corner, film, require
from unhunch.camera.film import opened, pictures
from unhunch.errors import InvalidInputError

FIXED = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
FORMS = (("mp4", "libx264"), ("avi", "mpeg4"), ("webm", "libvpx-vp9"), ("mpegts", "libx264"), ("mjpeg", "mjpeg"))
BEGINNINGS = (
    b"",
    b"\0\0\0\x18ftypisom",
    b"\x1a\x45\xdf\xa3",
    b"RIFF\0\0\0\0AVI LIST",
    b"OggS",
    b"FLV\x01",
    b"#EXTM3U\n",
)


@cache
def whole(form: str, codec: str) -> bytes:
    return film([corner()] * 6, form=form, codec=codec)


def is_answered(content: bytes) -> bool:
    """Whether every picture that there is has a time after the one before it, or the file is refused in one line."""
    try:
        with opened(io.BytesIO(content)) as made:
            times = [one.t_s for one in pictures(made)]
    except InvalidInputError as error:
        return "\n" not in str(error)
    return bool(times) and times == sorted(set(times))


@FIXED
@given(beginning=st.sampled_from(BEGINNINGS), content=st.binary(max_size=400))
def test_any_bytes_are_answered(beginning: bytes, content: bytes) -> None:
    require("av")
    assert is_answered(beginning + content)


@FIXED
@given(
    form=st.sampled_from(FORMS),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=12),
    kept=st.floats(0.1, 1),
)
def test_any_spoiled_film_is_answered(form: tuple[str, str], changes: list[tuple[float, int]], kept: float) -> None:
    require("av")
    content = bytearray(whole(*form))
    for place, value in changes:
        content[int(place * len(content))] = value
    assert is_answered(bytes(content[: int(kept * len(content))]))
