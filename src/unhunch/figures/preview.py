"""python -m unhunch.figures.preview ID... --out DIR: a contact sheet of each exercise, to judge a motion by eye."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from unhunch.body.motion import Motion
from unhunch.body.skeleton import BODIES, load_skeleton
from unhunch.figures.framing import around, seen
from unhunch.figures.listing import Json, entry
from unhunch.figures.model import glb_of
from unhunch.figures.motions import DATA, Drawn, exercises
from unhunch.figures.props import props
from unhunch.figures.sources import BODY_DATA, KEPT
from unhunch.figures.studio import Studio, studio
from unhunch.figures.wardrobe import kept

SIZE: Final = (512, 448)
PAPER: Final = "#ece6df"
ACROSS: Final = 4
SIDES: Final = (("front", 0, 6), ("left", 90, 6), ("behind", 180, 6), ("above", 30, 55))


def main(arguments: Sequence[str]) -> int:
    """Draw the sheets; 1 if a motion has findings or there is none of that name."""
    given = _parser().parse_args(arguments)
    drawn, findings = exercises(given.data, given.exercises)
    for finding in findings:
        print(f"{finding.where}: {finding.what} {finding.fix}", file=sys.stderr)  # noqa: T201 - a command's own words
    if not drawn:
        print("nothing to draw", file=sys.stderr)  # noqa: T201
        return 1
    skeleton = load_skeleton(given.body)
    solids = props(skeleton.leg_m)
    content, mistakes = glb_of(skeleton, kept(given.body, given.source, KEPT), solids, drawn)
    given.out.mkdir(parents=True, exist_ok=True)
    with studio(SIZE, PAPER, "quick") as place:
        place.load(given.body, content)
        for one in drawn:
            if given.around is not None or given.up is not None:
                one = _seen_from(one, given.around, given.up)  # noqa: PLW2901
            facts = entry(one, {given.body: (skeleton, solids)})
            pictures = [*_row(place, one, facts, given.body), *_around(place, one, facts, given.body)]
            if given.faults:
                place.load(given.body, content, mistakes)
                pictures += _faults(place, one, facts, given.body)
            path = given.out / f"{one.motion.exercise}.png"
            sheet(pictures, f"{one.motion.exercise} ({given.body})").save(path)
            print(path)  # noqa: T201
    return 1 if findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m unhunch.figures.preview", description=__doc__)
    parser.add_argument("exercises", nargs="+", metavar="ID")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--body", choices=BODIES, default="woman")
    parser.add_argument("--around", type=float)
    parser.add_argument("--up", type=float)
    parser.add_argument("--faults", action="store_true", help="add a picture of each fault at its worst")
    parser.add_argument("--data", type=Path, default=DATA, help="the catalogue's data folder")
    parser.add_argument("--source", type=Path, default=BODY_DATA, help="the unpacked data of MakeHuman")
    return parser


def _seen_from(one: Drawn, around_deg: float | None, up_deg: float | None) -> Drawn:
    """The same exercise from another side."""
    camera = one.motion.camera
    camera = replace(
        camera,
        around=camera.around if around_deg is None else around_deg,
        up=camera.up if up_deg is None else up_deg,
    )
    return replace(one, motion=replace(one.motion, camera=camera))


def shown_moments(motion: Motion) -> list[tuple[str, float]]:
    """Every key, and the middle of every way between two, by name and second."""
    found = []
    keys = motion.keys
    for number, key in enumerate(keys):
        found.append((f"{key.name} {key.at_s:g} s", key.at_s + key.hold_s / 2))
        end = keys[number + 1].at_s if number + 1 < len(keys) else motion.loop_s
        if end - key.at_s - key.hold_s > 0.2:
            found.append((f"… {(key.at_s + key.hold_s + end) / 2:g} s", (key.at_s + key.hold_s + end) / 2))
    if motion.sides == "alternate":
        found += [(f"other side: {name}", at + motion.loop_s) for name, at in found[::2]]
    return found


def _row(place: Studio, one: Drawn, facts: Json, body: str) -> list[tuple[str, bytes]]:
    """The moments from the motion's own camera."""
    place.exercise(one.motion.exercise, facts["lit"], facts["props"])
    place.view(facts["view"][body])
    return [(name, place.picture(at)) for name, at in shown_moments(one.motion)]


def _around(place: Studio, one: Drawn, facts: Json, body: str) -> list[tuple[str, bytes]]:
    """The first target from all sides."""
    target = next(key for key in one.motion.keys if key.phase == "target")
    at_s = target.at_s + target.hold_s / 2
    skeleton = load_skeleton(body)
    points = seen(one.motion, skeleton)
    found = []
    for name, turn, up in SIDES:
        camera = around(points, turn, up)
        place.view(_json(camera.around_deg, camera.up_deg, camera.distance_m, camera.target_m))
        found.append((f"{target.name}: {name}", place.picture(at_s)))
    place.view(facts["view"][body])
    return found


def _json(around_deg: float, up_deg: float, distance_m: float, target_m: tuple[float, float, float]) -> Json:
    return {"around_deg": around_deg, "up_deg": up_deg, "distance_m": distance_m, "target_m": list(target_m)}


def _faults(place: Studio, one: Drawn, facts: Json, body: str) -> list[tuple[str, bytes]]:
    """Each fault at the first target, from the motion's own camera."""
    target = next(key for key in one.motion.keys if key.phase == "target")
    found = []
    for name, fault in facts["faults"].items():
        place.exercise(fault["animation"], facts["lit"], facts["props"])
        place.view(facts["view"][body])
        found.append((f"fault: {name}", place.picture(target.at_s + target.hold_s / 2)))
    return found


def sheet(pictures: list[tuple[str, bytes]], title: str) -> Image.Image:
    """The pictures on one sheet, each with its name."""
    across = min(ACROSS, len(pictures))
    rows = int(np.ceil(len(pictures) / across))
    whole = Image.new("RGB", (across * SIZE[0], rows * SIZE[1]), PAPER)
    pen, font = ImageDraw.Draw(whole), ImageFont.load_default(20)
    for number, (name, content) in enumerate(pictures):
        x, y = number % across * SIZE[0], number // across * SIZE[1]
        with Image.open(BytesIO(content)) as picture:
            whole.paste(picture.convert("RGB"), (x, y))
        pen.text((x + 10, y + 8), f"{title}: {name}" if number == 0 else name, fill="#2e3750", font=font)
    return whole


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
