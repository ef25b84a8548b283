"""Furniture and machines to sit, lie and pull on, in leg lengths."""

from typing import Final

from unhunch.figures.shapes import Solid, box, drum, together, tube

SEAT: Final = (0.16, 0.20, 0.30)
FRAME: Final = (0.075, 0.082, 0.10)
METAL: Final = (0.42, 0.44, 0.47)
WOOD: Final = (0.52, 0.36, 0.21)
IRON: Final = (0.032, 0.036, 0.046)


def chair() -> Solid:
    """A chair 0.53 high for the figure seated at the origin, its back behind (-z)."""
    seat = box((0.56, 0.05, 0.54), WOOD, 0.02).moved(y=0.505, z=-0.12)
    back = box((0.54, 0.30, 0.035), WOOD, 0.016).turned(x=-7).moved(y=0.90, z=-0.435)
    front = [tube((x, 0, 0.12), (x, 0.49, 0.10), 0.02, WOOD) for x in (-0.24, 0.24)]
    rear = [tube((x, 0, -0.42), (x, 1.03, -0.445), 0.02, WOOD) for x in (-0.24, 0.24)]
    return together(seat, back, *front, *rear)


def bench() -> Solid:
    """A flat bench 0.53 high about the origin, long in z."""
    pad = box((0.34, 0.08, 1.45), SEAT, 0.03).moved(y=0.49)
    legs = [tube((x, 0, z), (x * 0.4, 0.45, z), 0.024, FRAME) for x in (-0.24, 0.24) for z in (-0.58, 0.58)]
    feet = [tube((-0.26, 0.02, z), (0.26, 0.02, z), 0.024, FRAME) for z in (-0.58, 0.58)]
    return together(pad, tube((0, 0.43, -0.6), (0, 0.43, 0.6), 0.03, FRAME), *legs, *feet)


def incline_bench() -> Solid:
    """A bench to lie on face down: its pad rises in +z at 40 degrees, the middle of its face is at (0, 0.85, 0)."""
    pad = box((0.34, 0.08, 1.05), SEAT, 0.03).moved(y=-0.04).turned(x=-40).moved(y=0.85)
    post = tube((0, 0.04, 0.22), (0, 0.93, 0.22), 0.032, FRAME)
    stay = tube((0, 0.04, -0.35), (0, 0.58, -0.18), 0.028, FRAME)
    floor = tube((0, 0.035, -0.45), (0, 0.035, 0.5), 0.03, FRAME)
    feet = [tube((-0.28, 0.03, z), (0.28, 0.03, z), 0.028, FRAME) for z in (-0.45, 0.5)]
    return together(pad, post, stay, floor, *feet)


def cable_stand() -> Solid:
    """A cable machine beyond the origin (+z); the cable leaves at the height that `at` says."""
    column = [box((0.07, 2.3, 0.07), FRAME, 0.01).moved(x=x, y=1.15, z=-0.14) for x in (-0.13, 0.13)]
    weights = [box((0.2, 0.045, 0.13), IRON, 0.008).moved(y=0.2 + 0.066 * n, z=-0.2) for n in range(9)]
    top = box((0.36, 0.08, 0.2), FRAME, 0.015).moved(y=2.32, z=-0.16)
    base = box((0.6, 0.06, 0.55), FRAME, 0.015).moved(y=0.03, z=-0.2)
    return together(*column, *weights, top, base).turned(y=180)


def pulldown() -> Solid:
    """A pulldown machine for the figure seated at the origin, facing the stack in +z; its seat is 0.53 high."""
    seat = box((0.4, 0.08, 0.42), SEAT, 0.03).moved(y=0.49, z=-0.12)
    post = tube((0, 0.03, -0.1), (0, 0.46, -0.1), 0.035, FRAME)
    column = box((0.12, 2.65, 0.1), FRAME, 0.015).moved(y=1.325, z=0.72)
    beam = box((0.09, 0.09, 0.86), FRAME, 0.015).moved(y=2.6, z=0.34)
    pads = drum(0.06, -0.3, 0.3, SEAT, edge=0.02).turned(z=90).moved(y=0.76, z=0.24)
    arm = tube((0, 0.76, 0.24), (0, 0.76, 0.7), 0.025, FRAME)
    weights = [box((0.24, 0.045, 0.14), IRON, 0.008).moved(y=0.2 + 0.075 * n, z=0.82) for n in range(9)]
    floor = box((0.14, 0.05, 1.2), FRAME, 0.015).moved(y=0.025, z=0.3)
    foot = box((0.6, 0.05, 0.1), FRAME, 0.015).moved(y=0.025, z=-0.3)
    return together(seat, post, column, beam, pads, arm, *weights, floor, foot)


def bike() -> Solid:
    """A still bicycle facing +z: axle at (0, 0.36, 0), saddle 1.06 high at z = -0.2, grips at (±0.27, 1.19, 0.5)."""
    saddle = box((0.2, 0.06, 0.3), IRON, 0.028).moved(y=1.03, z=-0.2)
    post = tube((0, 0.42, -0.02), (0, 1.0, -0.2), 0.03, METAL)
    frame = tube((0, 0.42, -0.02), (0, 0.7, 0.42), 0.04, FRAME)
    stem = tube((0, 0.36, 0.48), (0, 1.16, 0.38), 0.034, FRAME)
    bar = tube((-0.27, 1.18, 0.4), (0.27, 1.18, 0.4), 0.02, METAL)
    grips = [tube((x, 1.18, 0.4), (x, 1.2, 0.56), 0.024, IRON) for x in (-0.27, 0.27)]
    wheel = drum(0.25, -0.035, 0.035, FRAME, edge=0.012, around=44).turned(z=90).moved(y=0.36, z=0.5)
    hub = drum(0.2, -0.04, 0.04, METAL, edge=0.008, around=36).turned(z=90).moved(y=0.36, z=0.5)
    ring = drum(0.11, -0.05, 0.05, METAL, edge=0.006, around=30).turned(z=90).moved(y=0.36)
    feet = [tube((-0.3, 0.03, z), (0.3, 0.03, z), 0.03, FRAME) for z in (-0.45, 0.75)]
    floor = tube((0, 0.05, -0.45), (0, 0.05, 0.75), 0.036, FRAME)
    riser = tube((0, 0.05, -0.02), (0, 0.42, -0.02), 0.04, FRAME)
    return together(saddle, post, frame, stem, bar, *grips, wheel, hub, ring, *feet, floor, riser)
