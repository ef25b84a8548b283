"""The still pictures of an exercise's keys: a soft one for the screen, and a drawing in flat tones for print."""

import gzip
import tempfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
import vtracer
from PIL import Image

from unhunch.figures.listing import Json
from unhunch.figures.motions import Drawn
from unhunch.figures.studio import studio

STILL_BODY: Final = "woman"
SIZE: Final = (896, 784)
DRAWING_SIZE: Final = (576, 504)
WEBP: Final = {"quality": 78, "alpha_quality": 80, "method": 6}
TONES: Final = 18


def wanted(one: Drawn) -> list[str]:
    """The files of an exercise's pictures."""
    name = one.motion.exercise
    stills = [f"stills/{name}--{key.name}.webp" for key in one.motion.keys]
    return stills + [f"drawings/{name}--{key}.svgz" for key in drawn_keys(one)]


def drawn_keys(one: Drawn) -> list[str]:
    """The keys that are drawn for print: the first at rest and the first at the target."""
    keys = one.motion.keys
    told = [next((key.name for key in keys if key.phase == phase), keys[0].name) for phase in ("rest", "target")]
    return list(dict.fromkeys(told))


def pictures_of(drawn: Sequence[Drawn], facts: Json, content: bytes) -> Iterator[tuple[str, dict[str, bytes]]]:
    """For each exercise its files' contents by name; `facts` are the exercises of figures.json."""
    with studio(SIZE) as soft, soft.sibling(DRAWING_SIZE, flat=True) as flat:
        soft.load(STILL_BODY, content)
        flat.load(STILL_BODY, content)
        for one in drawn:
            entry = facts[one.motion.exercise]
            files = {}
            for place in (soft, flat):
                place.exercise(one.motion.exercise, entry["lit"], entry["props"])
                place.view(entry["view"][STILL_BODY])
            for key in one.motion.keys:
                name, at_s = f"{one.motion.exercise}--{key.name}", key.at_s + key.hold_s / 2
                files[f"stills/{name}.webp"] = as_webp(soft.picture(at_s))
                if key.name in drawn_keys(one):
                    files[f"drawings/{name}.svgz"] = traced(flat.picture(at_s))
            yield one.motion.exercise, files


def as_webp(png: bytes) -> bytes:
    """A PNG as a smaller file that keeps its transparent ground."""
    with Image.open(BytesIO(png)) as picture:
        file = BytesIO()
        picture.save(file, "WEBP", **WEBP)
        return file.getvalue()


def traced(png: bytes) -> bytes:
    """A picture in flat tones as smooth outlines without its white ground, packed: SVG is two thirds air."""
    with Image.open(BytesIO(png)) as picture:
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    few = flat.quantize(TONES, kmeans=2, dither=Image.Dither.NONE).convert("RGBA")
    rows = np.array(few)
    rows[(rows[..., :3].min(axis=-1) > 244), 3] = 0
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "flat.png", Path(folder) / "flat.svg"
        Image.fromarray(rows).save(source)
        vtracer.convert_image_to_svg_py(
            str(source), str(target), colormode="color", hierarchical="stacked", mode="spline", filter_speckle=7,
            color_precision=7, layer_difference=12, corner_threshold=70, length_threshold=8, splice_threshold=60,
            path_precision=0,
        )  # fmt: skip
        return gzip.compress(cropped(target.read_text(encoding="utf-8")).encode(), mtime=0)


def cropped(text: str) -> str:
    """The drawing with a view box instead of a fixed size, and without what tells how it was made."""
    start = text.index("<svg")
    head, body = text[start:].split(">", 1)
    del head
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {DRAWING_SIZE[0]} {DRAWING_SIZE[1]}">{body}'
