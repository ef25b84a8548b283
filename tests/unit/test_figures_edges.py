from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhunch.figures.edges import BEYOND, REACH_PX, SEEN, Pixels, filled

SHIRT = (47, 143, 138)
SHADOW = (58, 44, 32)
SIZE = 64
# Of 255: what an encoder may do to a colour; black behind the edge costs more than thirty.
LEVELS = 10


def nothing() -> Pixels:
    return np.zeros((SIZE, SIZE, 4), dtype=np.uint8)


def a_square(colour: tuple[int, int, int] = SHIRT) -> Pixels:
    picture = nothing()
    picture[20:44, 20:44] = (*colour, 255)
    return picture


def a_disc(colour: tuple[int, int, int] = SHIRT) -> Pixels:
    """A disc (64, 64, 4) with a soft edge, as a canvas gives it: black where nothing is seen."""
    away = np.hypot(*(np.indices((SIZE, SIZE)) - SIZE / 2 + 0.5)) - 18
    opacity = np.rint(np.clip(0.5 - away, 0, 1) * 255)
    return np.dstack([*(np.where(opacity > 0, one, 0) for one in colour), opacity]).astype(np.uint8)


def over(picture: Pixels, ground: tuple[int, int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    share = picture[..., 3:] / 255
    return np.asarray(picture[..., :3] * share + np.array(ground) * (1 - share))


@given(seed=st.integers(0, 10_000))
def test_opacity_and_all_that_is_seen_stay_as_they_are(seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (9, 11, 4), dtype=np.uint8)
    made, seen = filled(picture), picture[..., 3] >= SEEN
    assert np.array_equal(made[..., 3], picture[..., 3])
    assert np.array_equal(made[seen], picture[seen])


def test_beside_the_edge_the_unseen_has_the_colour_of_the_edge() -> None:
    made = filled(a_square())
    assert tuple(made[30, 19, :3]) == SHIRT
    assert tuple(made[45, 30, :3]) == SHIRT


def test_between_two_colours_each_side_has_its_own() -> None:
    picture = a_square()
    picture[20:44, 32:44, :3] = SHADOW
    made = filled(picture)
    assert (tuple(made[30, 19, :3]), tuple(made[30, 44, :3])) == (SHIRT, SHADOW)


def test_a_faint_shadow_keeps_its_own_colour_beside_the_body() -> None:
    picture = a_square()
    picture[30:44, 44:56] = (*SHADOW, 30)
    assert tuple(filled(picture)[36, 45]) == (*SHADOW, 30)


def test_far_away_nothing_ever_changes() -> None:
    made = filled(a_square())
    assert tuple(made[20 - REACH_PX, 30, :3]) == BEYOND
    assert tuple(made[0, 0, :3]) == BEYOND


def test_from_the_edge_the_colours_fade_step_by_step() -> None:
    reds = filled(a_square((0, 0, 0)))[30, 20 - REACH_PX : 21, 0].astype(int)
    assert list(reds) == sorted(reds, reverse=True)
    assert np.abs(np.diff(reds)).max() <= BEYOND[0] / 6


def test_an_empty_picture_is_one_colour() -> None:
    assert (filled(nothing())[..., :3] == BEYOND).all()


def smoothed(picture: Pixels) -> Pixels:
    """The picture with each colour the mean of five by five, opacity as it was: what an encoder does at its worst."""
    wide = np.pad(picture[..., :3].astype(float), ((2, 2), (2, 2), (0, 0)), mode="edge")
    parts = [wide[y : y + SIZE, x : x + SIZE] for y in range(5) for x in range(5)]
    return np.dstack([np.mean(parts, axis=0), picture[..., 3]]).astype(np.uint8)


@pytest.mark.parametrize("ground", [(255, 255, 255), (243, 238, 231), (30, 34, 43)])
@pytest.mark.parametrize("colour", [SHIRT, (46, 55, 80), (242, 107, 63), (224, 176, 148)])
def test_smoothed_over_the_edge_keeps_its_colour_on_any_ground(
    colour: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    disc = a_disc(colour)
    assert np.abs(over(smoothed(filled(disc)), ground) - over(disc, ground)).max() <= LEVELS


def test_black_behind_the_edge_would_grey_it() -> None:
    disc = a_disc((224, 176, 148))
    assert np.abs(over(smoothed(disc), (255, 255, 255)) - over(disc, (255, 255, 255))).max() > 4 * LEVELS


@pytest.mark.parametrize("ground", [(255, 255, 255), (243, 238, 231), (30, 34, 43)])
@pytest.mark.parametrize("colour", [SHIRT, (46, 55, 80), (242, 107, 63), (224, 176, 148)])
def test_in_a_loop_the_edge_keeps_its_colour_on_any_ground(
    colour: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    image = pytest.importorskip("PIL.Image")
    pytest.importorskip("vtracer")
    from unhunch.figures.loops import animated  # noqa: PLC0415 - making pictures needs what only ./run figures brings

    frames = [np.roll(a_disc(colour), shift, axis=1) for shift in (0, 3, 6)]
    pngs = []
    for frame in frames:
        file = BytesIO()
        image.fromarray(frame).save(file, "PNG")
        pngs.append(file.getvalue())
    with image.open(BytesIO(animated(pngs, 1.0))) as loop:
        for number, frame in enumerate(frames):
            loop.seek(number)
            shown = over(np.asarray(loop.convert("RGBA")), ground)
            assert np.abs(shown - over(frame, ground)).max() <= LEVELS
