"""Films as they come: turned, stretched, uneven in time, broken, cut, endless, or no films at all."""

import io
import socket
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from tests.films import corner, film, require, sound
from unhunch.camera import film as reading
from unhunch.camera import is_film
from unhunch.camera.film import Film, Picture, opened, pictures
from unhunch.errors import InvalidInputError


@pytest.fixture(autouse=True)
def _decoder() -> None:
    require("av")


def read(content: bytes, rate: float | None = None, most_high: int = 640) -> tuple[list[Picture], Film]:
    with opened(io.BytesIO(content), rate) as made:
        return list(pictures(made, most_high)), made


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidInputError) as raised:
        read(content)
    return str(raised.value)


def white_corner(pixels: Any) -> str:
    """Which corner of the picture is white."""
    high, wide = pixels.shape[:2]
    places = {"upper left": (4, 4), "upper right": (4, wide - 4), "lower left": (high - 4, 4)}
    return next((name for name, (y, x) in places.items() if pixels[y, x, 0] > 127), "lower right")


def still(count: int = 10, **changed: Any) -> bytes:
    return film([corner()] * count, **changed)


@pytest.mark.parametrize(
    ("turned", "shape", "white"),
    [
        (0, (48, 64, 3), "upper left"),
        (90, (64, 48, 3), "lower left"),
        (180, (48, 64, 3), "lower right"),
        (-90, (64, 48, 3), "upper right"),
    ],
)
def test_a_picture_is_turned_as_the_camera_was_held(turned: int, shape: tuple[int, int, int], white: str) -> None:
    shown, _ = read(still(turned=turned))
    assert (shown[0].pixels.shape, white_corner(shown[0].pixels)) == (shape, white)


def test_the_models_rows_have_no_gaps_between_them() -> None:
    shown, _ = read(film([corner((100, 80))]), most_high=50)
    assert shown[0].pixels.flags["C_CONTIGUOUS"]
    assert shown[0].pixels.shape == (50, 62, 3)


def test_pixels_that_are_wide_become_square() -> None:
    shown, _ = read(still(wide=Fraction(2, 1)))
    assert shown[0].pixels.shape == (48, 128, 3)


def test_times_are_the_films_own_however_uneven() -> None:
    times_s = [0.5, 0.6, 0.95, 1.0, 2.4]
    shown, _ = read(still(5, times_s=times_s))
    assert [one.t_s for one in shown] == pytest.approx([t_s - 0.5 for t_s in times_s])


@pytest.mark.parametrize(
    ("form", "codec"),
    [("mp4", "libx264"), ("mov", "mpeg4"), ("avi", "mpeg4"), ("matroska", "libx264"), ("webm", "libvpx-vp9")],
)
def test_every_common_form_is_read_to_its_end(form: str, codec: str) -> None:
    shown, made = read(still(form=form, codec=codec))
    assert [one.t_s for one in shown] == pytest.approx([number / 10 for number in range(10)])
    assert (made.cut, made.damaged, made.timeless) == (False, 0, False)


def test_a_film_without_times_is_read_at_the_rate_that_is_named() -> None:
    content = still(form="mjpeg", codec="mjpeg")
    shown, made = read(content, rate=5)
    assert made.timeless
    assert shown[-1].t_s == pytest.approx(1.8)
    assert read(content)[0][-1].t_s == pytest.approx(0.36)


def test_the_films_of_made_up_people_are_read() -> None:
    require("PIL")
    from PIL import Image  # noqa: PLC0415 - of the extra `video`

    one = io.BytesIO()
    Image.fromarray(corner()).save(one, "JPEG")
    shown, made = read(one.getvalue() * 12, rate=4)
    assert (len(shown), made.timeless) == (12, True)
    assert shown[-1].t_s == pytest.approx(2.75)


def test_pictures_that_follow_too_quickly_are_passed_over() -> None:
    with opened(io.BytesIO(still(20))) as made:
        assert [round(one.t_s, 1) for one in pictures(made, every_s=0.45)] == [0.0, 0.5, 1.0, 1.5]


def test_what_could_be_read_of_a_film_that_breaks_off_is_shown() -> None:
    content = still(100, ahead=True)
    shown, made = read(content[: len(content) * 6 // 10])
    assert 20 < len(shown) < 80
    assert made.until_s == shown[-1].t_s


def test_a_film_that_says_it_is_longer_than_it_is_breaks_off() -> None:
    with opened(io.BytesIO(still(20))) as made:
        made.length_s = 10.0
        list(pictures(made))
        assert made.cut


@pytest.mark.parametrize(("form", "codec"), [("mp4", "libx264"), ("webm", "libvpx-vp9")])
def test_what_is_damaged_is_passed_over_and_counted(form: str, codec: str) -> None:
    noise = np.random.default_rng(0).integers(0, 255, (40, 48, 64, 3), dtype=np.uint8)
    content = film(noise, form=form, codec=codec)
    third = len(content) // 3
    shown, made = read(content[:third] + bytes(third) + content[2 * third :])
    assert 15 < len(shown) < 40
    assert shown[-1].t_s == pytest.approx(3.9)
    assert made.damaged > 0


def test_a_clock_that_is_set_back_goes_on() -> None:
    first, second = (still(30, form="mpegts", codec="mpeg2video") for _ in range(2))
    shown, _ = read(first + second)
    assert len(shown) > 55
    assert shown[-1].t_s == pytest.approx(5.9, abs=0.4)


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: b"\0\0\0\x18ftypisom", "is no film that can be read"),
        (lambda: b"hello", "is no film that can be read"),
        (lambda: still()[: still().rfind(b"moov")], "is no film that can be read"),
        (lambda: still().replace(b"avc1", b"zzzz"), "in a form that can't be decoded"),
        (sound, "holds no moving pictures"),
    ],
    ids=["a beginning", "a text", "without its index", "another codec", "sound alone"],
)
def test_what_is_no_film_is_refused_in_one_line(made: Callable[[], bytes], said: str) -> None:
    message = refusal(made())
    assert said in message
    assert "\n" not in message


def test_a_film_longer_than_half_an_hour_is_refused_with_how_to_cut_it() -> None:
    message = refusal(film([corner((16, 16))] * 3, times_s=[0, 1000, 2000]))
    assert "30 are looked at at most" in message
    assert "ffmpeg -ss" in message


def test_a_film_that_goes_on_longer_than_it_says_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(io.BytesIO(still(20))) as made:
        monkeypatch.setattr(reading, "MOST_S", 1.0)
        with pytest.raises(InvalidInputError, match="longer than it says"):
            list(pictures(made))


def test_pictures_too_large_for_any_camera_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_PIXELS", 64 * 48 - 1)
    assert "too large (64 x 48)" in refusal(still())


def test_a_file_that_names_an_address_never_leads_there() -> None:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.settimeout(0.5)
        port = listening.getsockname()[1]
        playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:{port}/a.ts\n#EXT-X-ENDLIST\n"
        assert "is no film" in refusal(playlist.encode())
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.parametrize("name", ["a.mp4", "B.MOV", "c.webm", "d.3gp", "e.mts"])
def test_a_film_is_known_by_its_name(name: str) -> None:
    assert is_film(name, b"")


@pytest.mark.parametrize(("form", "codec"), [("mp4", "libx264"), ("avi", "mpeg4"), ("webm", "libvpx-vp9")])
def test_a_film_is_known_by_how_it_begins(form: str, codec: str) -> None:
    assert is_film("recording", still(2, form=form, codec=codec)[:16])


@pytest.mark.parametrize("beginning", [b'[{"t_s": 0', b"t_s,aspect", b"\xff\xd8\xff\xe0", b"\x89PNG"])
def test_landmarks_and_pictures_are_no_films(beginning: bytes) -> None:
    assert not is_film("recording", beginning)
