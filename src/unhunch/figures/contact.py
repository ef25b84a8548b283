"""The contact sheet: every exercise at its target, small, on one picture for the documents."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from unhunch.figures.motions import Drawn

PAPER: Final = "#EBE6DF"
CELL: Final = (160, 140)
COLUMNS: Final = 10


def contact_sheet(drawn: Sequence[Drawn], pictures: Path) -> bytes:
    """The WebP of the sheet, from the stills in the folder; an exercise without one leaves its place empty."""
    rows = -(-len(drawn) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * CELL[0], rows * CELL[1]), PAPER)
    for number, one in enumerate(drawn):
        keys = one.motion.keys
        name = next((key.name for key in keys if key.phase == "target"), keys[-1].name)
        path = pictures / "stills" / f"{one.motion.exercise}--{name}.webp"
        if path.exists():
            with Image.open(path) as still:
                small = still.convert("RGBA").resize(CELL, Image.Resampling.LANCZOS)
            place = (number % COLUMNS * CELL[0], number // COLUMNS * CELL[1])
            sheet.paste(small, place, small)
    file = BytesIO()
    sheet.save(file, "WEBP", quality=72, method=6)
    return file.getvalue()
