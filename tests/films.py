"""Films that tests make with the decoder's own encoder, and what a test needs to see people in one."""

import importlib.util
import io
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.plumbing.data import shared_folder
from unhunch.cli.pose_model import pose_model
from unhunch.errors import InvalidInputError

SIZE = (64, 48)
WHITE, BLACK = 255, 0
# Where mediapipe 0.10.31 has a wheel.
BUILT = {("linux", "x86_64"), ("win32", "AMD64"), ("darwin", "arm64")}


def require(*parts: str) -> None:
    """Nothing, where these parts of the extra are installed; else the test is skipped, with CI=true it fails."""
    missing = [part for part in parts if importlib.util.find_spec(part) is None]
    if not missing:
        return
    if os.environ.get("CI") == "true" and (sys.platform, platform.machine()) in BUILT:
        pytest.fail(f"CI=true and {missing} not installed: ./run test installs them", pytrace=False)
    pytest.skip(f"{missing} not installed: ./run video installs them")


def require_people() -> bytes:
    """The pose model; without it, or without the extra, the test is skipped, with CI=true it fails."""
    require("av", "mediapipe", "PIL")
    try:
        return pose_model()
    except InvalidInputError:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true and the pose model is missing: ./run test fetches it", pytrace=False)
        pytest.skip("the pose model has not been fetched: ./run test fetches it")


def clip(name: str) -> Path:
    """A film of a person, of those in the reference data; without it the test is skipped, with CI=true it fails."""
    folder = shared_folder()
    path = folder / "motion-data" / "videos_permissive" / name if folder else None
    if path is None or not path.is_file():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI=true and no reference data with {name}", pytrace=False)
        pytest.skip(f"no reference data with {name}: set UNHUNCH_SHARED")
    return path


def corner(size: tuple[int, int] = SIZE) -> Any:
    """A black picture (height, width, 3) whose upper left quarter is white."""
    pixels = np.zeros((size[1], size[0], 3), np.uint8)
    pixels[: size[1] // 2, : size[0] // 2] = WHITE
    return pixels


def film(
    pictures: Iterable[Any],
    *,
    form: str = "mp4",
    codec: str = "libx264",
    times_s: Sequence[float] = (),
    turned: int = 0,
    wide: Fraction | None = None,
    ahead: bool = False,
) -> bytes:
    """A film of the pictures (height, width, 3): ten a second, or at their times. By what it says of itself it is
    `turned` so many degrees anticlockwise, with pixels so `wide`; `ahead` puts its index in front, so that what is cut
    can still be read.
    """
    import av  # noqa: PLC0415 - of the extra `video`

    out, tick = io.BytesIO(), Fraction(1, 1000)
    options = {"movflags": "frag_keyframe+empty_moov"} if ahead else {}
    with av.open(out, "w", format=form, options=options) as made:
        stream = made.add_stream(codec, rate=10, options={"g": "10"})
        stream.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        if times_s:
            stream.time_base = stream.codec_context.time_base = tick
        if turned:
            stream.set_display_rotation(turned)
        if wide:
            stream.sample_aspect_ratio = wide
        for number, pixels in enumerate(pictures):
            if not number:
                stream.height, stream.width = pixels.shape[:2]
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            if times_s:
                frame.pts, frame.time_base = round(times_s[number] / tick), tick
            made.mux(stream.encode(frame))
        made.mux(stream.encode())
    return out.getvalue()


def sound() -> bytes:
    """A second of silence, and no picture."""
    import av  # noqa: PLC0415 - of the extra `video`

    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as made:
        stream = made.add_stream("aac", rate=16_000)
        stream.layout = "mono"
        for number in range(16):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 16_000, 1024 * number
            made.mux(stream.encode(frame))
        made.mux(stream.encode())
    return out.getvalue()


def pictures_of(path: Path) -> list[Any]:
    """Every picture of a film that a test is to cut or join (height, width, 3)."""
    import av  # noqa: PLC0415 - of the extra `video`

    with av.open(str(path)) as opened:
        return [frame.to_ndarray(format="rgb24").copy() for frame in opened.decode(video=0)]
