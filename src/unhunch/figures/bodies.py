"""The people of the pictures: their shapes, skins and clothes."""

from dataclasses import dataclass
from typing import Final

from unhunch.figures.makehuman import Shape

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Linear colours (red, green, blue 0..1) of a person, and whether the hair is tied in a bun."""

    skin: Colour
    lips: Colour
    hair: Colour
    bun: bool
    top: Colour = (0.13, 0.46, 0.47)
    leggings: Colour = (0.085, 0.115, 0.20)


_FLAT_CHEST = {
    "breast/breast-point-decr": 1.0,
    "breast/female-young-averagemuscle-averageweight-mincup-averagefirmness": 0.35,
}

SHAPES: Final = {
    "woman": Shape(gender=0.10, muscle=0.62, weight=0.42, age=0.12, height=0.55, proportions=0.75, details=_FLAT_CHEST),
    "man": Shape(gender=1.0, muscle=0.60, weight=0.45, age=0.25, height=0.52, proportions=0.75),
    "older": Shape(gender=0.25, muscle=0.42, weight=0.52, age=0.85, height=0.46, proportions=0.55, details=_FLAT_CHEST),
    "heavier": Shape(gender=0.9, muscle=0.5, weight=0.85, age=0.35, height=0.52, proportions=0.5),
}

LOOKS: Final = {
    "woman": Look(skin=(0.62, 0.385, 0.28), lips=(0.50, 0.22, 0.18), hair=(0.055, 0.032, 0.022), bun=True),
    "man": Look(skin=(0.36, 0.19, 0.115), lips=(0.30, 0.13, 0.10), hair=(0.02, 0.015, 0.012), bun=False),
    "older": Look(skin=(0.70, 0.47, 0.37), lips=(0.55, 0.28, 0.24), hair=(0.45, 0.44, 0.43), bun=True),
    "heavier": Look(skin=(0.50, 0.29, 0.20), lips=(0.40, 0.18, 0.14), hair=(0.03, 0.02, 0.015), bun=False),
}
