"""One line drawing for each position: the same friendly figure standing, sitting, lying, moving."""

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """A figure by its lines, in a box of 160 x 120 with the ground at y = 110."""

    head: tuple[int, int]
    torso: str
    near: tuple[str, ...]
    far: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    sleeves: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


_GROUND = "M22 111H138"
_FIGURES: dict[str, _Figure] = {
    "standing": _Figure(
        head=(80, 18),
        torso="M80 42V64",
        things=("M44 111H116",),
        near=(),
        behind=("M75 68L73 105", "M85 68L87 105", "M75 40C66 44 63 54 62 70", "M85 40C94 44 97 54 98 70"),
        sleeves=("M76 39C71 41 67.500 44.500 66 49", "M84 39C89 41 92.500 44.500 94 49"),
    ),
    "seated": _Figure(
        head=(72, 24),
        torso="M70 45V74",
        things=("M54 46V108", "M54 86H94V108", "M40 111H124"),
        near=("M71 78H98V106H106", "M71 46L80 62L96 66"),
    ),
    "prone": _Figure(
        head=(36, 90),
        torso="M56 96L88 97",
        things=("M14 111H146",),
        near=("M92 98L140 103", "M56 96L42 106L24 106"),
    ),
    "supine": _Figure(
        head=(30, 95),
        torso="M50 100H84",
        things=("M14 111H146",),
        near=("M88 100L108 72L118 106H126", "M50 102L78 106"),
    ),
    "side-lying": _Figure(
        head=(36, 84),
        torso="M55 92L88 97",
        things=("M14 111H146", "M22 103H48"),
        near=("M92 98L120 88L108 106", "M56 90L70 66L84 52"),
        far=("M58 96L78 106H96",),
    ),
    "quadruped": _Figure(
        head=(40, 58),
        torso="M60 66L98 67",
        things=("M22 111H142",),
        near=("M58 68L56 106", "M102 70V106H130"),
        far=("M64 70L66 106", "M98 72L94 106"),
    ),
    "kneeling": _Figure(
        head=(52, 96),
        torso="M72 94C82 84 96 82 106 88",
        things=("M14 111H142",),
        near=("M110 92L90 104L122 106", "M68 96L46 106L22 106"),
    ),
    "floor": _Figure(
        head=(80, 26),
        torso="M80 50V80",
        things=("M30 111H130",),
        near=("M76 92L48 101L84 106", "M84 92L112 101L76 106"),
        behind=("M75 48C64 54 60 70 54 92", "M85 48C96 54 100 70 106 92"),
        sleeves=("M74 48C69 51 65.500 55 63 61", "M86 48C91 51 94.500 55 97 61"),
    ),
    "walking": _Figure(
        head=(82, 20),
        torso="M80 41L78 66",
        things=(_GROUND,),
        near=("M79 71L94 86L100 106H108", "M81 43L68 56L60 66"),
        far=("M77 71L70 90L54 104", "M80 43L94 54L104 58"),
    ),
    "swimming": _Figure(
        head=(106, 60),
        torso="M86 70L58 77",
        near=("M52 78L24 86", "M88 68L106 40L128 52"),
        far=("M54 80L30 74",),
        things=("M14 96c10-8 20-8 30 0s20 8 30 0 20-8 30 0 20 8 30 0", "M30 110c10-8 20-8 30 0s20 8 30 0 20-8 30 0"),
    ),
    "cycling": _Figure(
        head=(98, 22),
        torso="M64 58L86 42",
        near=("M64 64L86 74L78 94", "M88 44L98 58L112 58"),
        things=(
            "M64 88a20 20 0 1 1-40 0 20 20 0 1 1 40 0",
            "M138 88a20 20 0 1 1-40 0 20 20 0 1 1 40 0",
            "M44 88L62 66L104 66L118 88",
            "M62 66L80 90L104 66",
            "M108 54L104 66M54 64H70",
        ),
    ),
}
POSITIONS: tuple[str, ...] = tuple(_FIGURES)


def position_icon(position: str, *, title: str = "") -> str:
    """Return the SVG of a position; with a title it is a picture, without one a mere ornament.

    An unknown position is drawn as the yoga figure on the floor.
    """
    figure = _FIGURES.get(position, _FIGURES["floor"])
    said = f'role="img" aria-label="{escape(title, quote=True)}"' if title else 'aria-hidden="true"'
    lines = [f'<path class="fig-thing" d="{d}"/>' for d in figure.things]
    lines += [f'<path class="fig-far" d="{d}"/>' for d in figure.far]
    lines += [f'<path class="fig-limb" d="{d}"/>' for d in figure.behind]
    lines += [f'<path class="fig-sleeve" d="{d}"/>' for d in figure.sleeves]
    lines.append(f'<path class="fig-shirt" d="{figure.torso}"/>')
    lines += [f'<path class="fig-limb" d="{d}"/>' for d in figure.near]
    x, y = figure.head
    lines.append(f'<circle class="fig-head" cx="{x}" cy="{y}" r="10"/>')
    return f'<svg class="position-icon" viewBox="0 0 160 120" {said}>{"".join(lines)}</svg>'


def position_of(exercise: str, position: str) -> str:
    """Return the drawing that suits an exercise: its own for walks, swims, rides and yoga."""
    own = {"walking": "walking", "swimming": "swimming", "cycling": "cycling", "yoga": "floor"}
    return own.get(exercise, position)
