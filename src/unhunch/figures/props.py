"""The things of the exercises, in leg lengths: where each has its origin and how it stands is its function's docstring.

Things on the floor have y = 0 there. A held thing lies in the fists: its length is the y axis (the barbell's and the
pulldown bar's the x axis). A line (band, cable) is drawn from (0, 0, 0) to (0, 1, 0) and is stretched by the player.
"""

from collections.abc import Callable
from typing import Final

from unhunch.figures.machines import bench, bike, cable_stand, chair, incline_bench, pulldown
from unhunch.figures.shapes import Solid, ball, box, drum, together, tube

SAGE: Final = (0.262, 0.352, 0.255)
SAND: Final = (0.62, 0.53, 0.41)
OAK: Final = (0.52, 0.36, 0.21)
DUSK: Final = (0.145, 0.19, 0.32)
IRON: Final = (0.032, 0.036, 0.046)
STEEL: Final = (0.42, 0.44, 0.47)
CREAM: Final = (0.78, 0.73, 0.65)
PLUM: Final = (0.30, 0.14, 0.22)
LAKE: Final = (0.16, 0.48, 0.62)
BUOY: Final = (0.86, 0.84, 0.80)


def mat() -> Solid:
    """A mat about the origin, long in z, 0.014 thick."""
    return box((0.80, 0.014, 2.25), SAGE, 0.007).moved(y=0.007)


def desk() -> Solid:
    """A desk 0.88 high; the origin lies on the floor below the middle of its near edge, it goes away in z."""
    top = box((1.6, 0.035, 0.8), OAK, 0.012).moved(y=0.8625, z=0.4)
    legs = [tube((x, 0, z), (x, 0.85, z), 0.022, STEEL) for x in (-0.74, 0.74) for z in (0.06, 0.74)]
    return together(top, *legs)


def counter() -> Solid:
    """A kitchen counter 1.12 high; the origin lies on the floor below the middle of its near edge."""
    top = box((1.7, 0.045, 0.75), OAK, 0.012).moved(y=1.0975, z=0.375)
    body = box((1.64, 1.0, 0.66), CREAM, 0.008).moved(y=0.575, z=0.40)
    foot = box((1.58, 0.075, 0.6), STEEL, 0.004).moved(y=0.0375, z=0.43)
    return together(top, body, foot)


def wall() -> Solid:
    """A plain panel whose face is the plane z = 0 and looks to +z, wide in x."""
    skirting = box((2.0, 0.09, 0.016), CREAM, 0.004).moved(y=0.045, z=0.008)
    return together(box((2.0, 2.6, 0.05), CREAM, 0.01).moved(y=1.3, z=-0.025), skirting)


def doorway() -> Solid:
    """A door's frame in the plane z = 0, its opening 1.06 wide and 2.5 high about the origin."""
    posts = [box((0.13, 2.63, 0.18), SAND, 0.012).moved(x=x, y=1.315) for x in (-0.595, 0.595)]
    return together(*posts, box((1.32, 0.13, 0.18), SAND, 0.012).moved(y=2.565))


def roller() -> Solid:
    """A foam roller along x, 0.092 in radius, lying on the floor at the origin."""
    body = drum(0.092, -0.38, 0.38, DUSK, edge=0.008, around=40)
    core = drum(0.045, -0.381, 0.381, IRON, around=24)
    return together(body, core).turned(z=90).moved(y=0.092)


def block() -> Solid:
    """A yoga block, flat on the floor, long in x."""
    return box((0.28, 0.10, 0.19), PLUM, 0.014).moved(y=0.05)


def gym_ball() -> Solid:
    """A gym ball 0.78 in diameter on the floor at the origin."""
    return ball(0.39, LAKE).moved(y=0.39)


def towel() -> Solid:
    """A rolled towel along x, 0.055 in radius."""
    roll = drum(0.055, -0.24, 0.24, BUOY, edge=0.012)
    inner = drum(0.034, -0.2405, 0.2405, CREAM, around=20)
    return together(roll, inner).turned(z=90).moved(y=0.055)


def pillow() -> Solid:
    """A pillow, long in x, 0.13 high."""
    return box((0.62, 0.13, 0.42), BUOY, 0.062).moved(y=0.065)


def dumbbell() -> Solid:
    """A dumbbell along y about the origin."""
    plates = [drum(0.052, y - 0.034, y + 0.034, IRON, edge=0.009) for y in (-0.11, 0.11)]
    return together(drum(0.017, -0.09, 0.09, STEEL, around=16), *plates)


def barbell() -> Solid:
    """A barbell along x about the origin."""
    bar = drum(0.0165, -0.98, 0.98, STEEL, around=16)
    plates = [drum(0.16, y - 0.02, y + 0.02, IRON, edge=0.008, around=40) for y in (-0.85, 0.85)]
    collars = [drum(0.03, y - 0.02, y + 0.02, STEEL, around=16) for y in (-0.805, 0.805)]
    return together(bar, *plates, *collars).turned(z=90)


def band() -> Solid:
    """An exercise band from (0, 0, 0) to (0, 1, 0)."""
    return drum(0.011, 0, 1, PLUM, around=10)


def line() -> Solid:
    """A steel cable from (0, 0, 0) to (0, 1, 0)."""
    return drum(0.006, 0, 1, IRON, around=8)


def handle() -> Solid:
    """The handle of a cable or band, along y about the origin."""
    return drum(0.02, -0.075, 0.075, IRON, edge=0.006, around=16)


def pulldown_bar() -> Solid:
    """The wide bar of a pulldown machine, along x about the origin, its ends bent down."""
    ends = [tube((x * 0.5, 0, 0), (x * 0.66, -0.09, 0), 0.018, IRON) for x in (-1, 1)]
    return together(tube((-0.5, 0, 0), (0.5, 0, 0), 0.018, IRON), *ends)


def water() -> Solid:
    """A calm surface of water at y = 0, long in z, with a lane line at either side."""
    pool = box((2.6, 0.012, 4.4), LAKE, 0.005, opacity=0.42)
    floats = [
        drum(0.034, -0.05, 0.05, BUOY if number % 2 else DUSK, around=9).turned(x=90).moved(x=x, z=number * 0.25)
        for x in (-1.15, 1.15)
        for number in range(-8, 9)
    ]
    return together(pool, *floats)


MAKERS: Final[dict[str, Callable[[], Solid]]] = {
    "mat": mat,
    "chair": chair,
    "desk": desk,
    "wall": wall,
    "doorway": doorway,
    "roller": roller,
    "block": block,
    "bench": bench,
    "incline_bench": incline_bench,
    "ball": gym_ball,
    "towel": towel,
    "pillow": pillow,
    "counter": counter,
    "dumbbells": dumbbell,
    "dumbbell": dumbbell,
    "barbell": barbell,
    "band": band,
    "cable": line,
    "cable_stand": cable_stand,
    "cable_handle": handle,
    "pulldown": pulldown,
    "pulldown_bar": pulldown_bar,
    "pulldown_line": line,
    "bike": bike,
    "water": water,
}
STRETCHED: Final = ("band", "cable", "pulldown_line")
HELD: Final = ("dumbbells", "dumbbell", "barbell", "band", "cable", "pulldown")


def props(leg_m: float) -> dict[str, Solid]:
    """All props by the names of their nodes, in metres for a body with legs of that length.

    What is stretched between two points keeps its length of one.
    """
    return {f"prop_{kind}": make() if kind in STRETCHED else make().scaled(leg_m) for kind, make in MAKERS.items()}
