"""The whole dressed figure: skin, clothes, face, hair and muscle areas of one body."""

from pathlib import Path

from unhunch.figures.bodies import LOOKS, SHAPES
from unhunch.figures.clothes import dressed
from unhunch.figures.face import face, faced
from unhunch.figures.hair import hair
from unhunch.figures.makehuman import MakeHuman
from unhunch.figures.muscles import muscles
from unhunch.figures.part import Part
from unhunch.figures.rig import rigged
from unhunch.figures.surface import surface_of


def character(name: str, folder: Path) -> tuple[Part, ...]:
    """All parts of a body; `folder` holds the unpacked data of MakeHuman."""
    source = MakeHuman(folder=folder)
    look = LOOKS[name]
    skin = surface_of(source, faced(source, rigged(name, source, SHAPES[name]), look))
    clothed = dressed(skin, look)
    return (*clothed.parts, hair(skin, look), *face(skin, look), *muscles(skin, clothed.outer, clothed.layer))
