"""figures.json: what the player must know of each exercise besides the GLB."""

from collections.abc import Mapping
from typing import Any, Final

from unhunch.body.motion import Motion, Prop
from unhunch.body.skeleton import Skeleton
from unhunch.figures.framing import Camera, framed
from unhunch.figures.motions import Drawn
from unhunch.figures.props import HELD
from unhunch.figures.shapes import Solid

Json = dict[str, Any]

VERSION: Final = 1
ONE_HAND: Final = ("dumbbell",)


def listing(drawn: tuple[Drawn, ...], bodies: Mapping[str, tuple[Skeleton, dict[str, Solid]]]) -> Json:
    """The whole list; `bodies` are the skeletons and props by name."""
    return {"version": VERSION, "exercises": {one.motion.exercise: entry(one, bodies) for one in drawn}}


def entry(one: Drawn, bodies: Mapping[str, tuple[Skeleton, dict[str, Solid]]]) -> Json:
    """One exercise's entry."""
    motion = one.motion
    views = {name: _view(framed(motion, skeleton, solids)) for name, (skeleton, solids) in bodies.items()}
    return {
        "loop_s": one.loop_s,
        "sides": motion.sides,
        "side": one.side,
        "view": views,
        "lit": list(one.lit),
        "props": [_prop(prop, motion, {name: body[0] for name, body in bodies.items()}, one) for prop in motion.props],
        "keys": [
            {"name": key.name, "at_s": key.at_s, "hold_s": key.hold_s, "phase": key.phase, "words": key.words}
            for key in motion.keys
        ],
        "faults": {name: {"animation": f"{motion.exercise}~{name}"} for name in motion.faults},
    }


def _view(camera: Camera) -> Json:
    return {
        "around_deg": camera.around_deg,
        "up_deg": camera.up_deg,
        "distance_m": camera.distance_m,
        "target_m": list(camera.target_m),
    }


def _prop(prop: Prop, motion: Motion, skeletons: Mapping[str, Skeleton], one: Drawn) -> Json:
    """A prop's entry; places are in metres for each body."""
    hands = [one.side] if prop.kind in ONE_HAND and one.side else ["l"] if prop.kind in ONE_HAND else ["l", "r"]
    if prop.kind == "cable" and motion.sides == "one" and one.side:
        hands = [one.side]
    return {
        "node": f"prop_{prop.kind.replace('-', '_')}",
        "at_m": {name: [round(value * skeleton.leg_m, 4) for value in prop.at] for name, skeleton in skeletons.items()},
        "turn_deg": prop.turn,
        "tip_deg": prop.tip,
        "size": list(prop.size),
        "held": {"hands": hands, "kind": prop.kind} if prop.kind in HELD else None,
    }
