"""Colour for what nobody sees: encoders smooth over the figure's edge, where black behind it would show as grey."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

# From this opacity on a pixel's own colour can be trusted: below, a canvas keeps too few steps of it.
SEEN: Final = 9
REACH_PX: Final = 10
CLOSE_PX: Final = 2
# What lies further away costs least where it never changes; of middle brightness, it shows least on any ground.
BEYOND: Final = (128, 118, 108)

Pixels = NDArray[np.uint8]


def filled(picture: Pixels) -> Pixels:
    """The picture (H, W, 4) of straight red, green, blue and opacity with its edge's colours spread into the unseen.

    What is seen and all opacity stay as they are; from CLOSE_PX to REACH_PX away the colours fade into BEYOND.
    """
    known = picture[..., 3] >= SEEN
    colour = np.where(known[..., None], picture[..., :3], np.array(BEYOND)).astype(np.float32)
    for away in range(1, REACH_PX):
        total, count = _around(colour * known[..., None]), _around(known[..., None].astype(np.float32))
        fresh = ~known & (count[..., 0] > 0)
        colour[fresh] = _faded(total[fresh] / count[fresh], away)
        known |= fresh
    return np.concatenate([np.rint(colour).astype(np.uint8), picture[..., 3:]], axis=-1)


def _faded(colours: NDArray[np.float32], away: int) -> NDArray[np.float32]:
    """Colours (N, 3) one step nearer to BEYOND; at REACH_PX they would have become it."""
    share = 0.0 if away <= CLOSE_PX else 1 / (REACH_PX - away + 1)
    return np.asarray(colours * (1 - share) + np.array(BEYOND) * share, dtype=np.float32)


def _around(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """The sum of each pixel's three by three (H, W, K), what lies outside counting nothing."""
    height, width = values.shape[:2]
    wide = np.pad(values, ((1, 1), (1, 1), (0, 0)))
    rows = wide[:height] + wide[1 : height + 1] + wide[2:]
    return np.asarray(rows[:, :width] + rows[:, 1 : width + 1] + rows[:, 2:])
