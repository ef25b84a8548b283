"""The body as a picture: muscles at work, or places of pain."""

from collections.abc import Collection, Mapping
from html import escape

from unhunch.charts.body_shapes import (
    BACK,
    FRONT,
    HALF_BODY,
    HEAD,
    PAIN_BACK,
    PAIN_FRONT,
    shapes_of,
)

_MIRROR = 'transform="matrix(-1 0 0 1 200 0)"'


def outline() -> str:
    """Return the silhouette: one half, mirrored, and the head."""
    return f'<g class="body-skin"><path d="{HALF_BODY}"/><path d="{HALF_BODY}" {_MIRROR}/><path d="{HEAD}"/></g>'


def _muscles(shapes: Mapping[str, str], strong: Collection[str], weak: Collection[str]) -> str:
    """Return the drawn muscles of one view; helpers first, so that the main ones lie on top."""
    parts: list[str] = []
    for wanted, look in ((weak, "muscle-helper"), (strong, "muscle-main")):
        for name in (n for n in shapes if n in wanted):
            path = shapes[name]
            parts.append(f'<path class="{look}" d="{path}"/><path class="{look}" d="{path}" {_MIRROR}/>')
    return "".join(parts)


def muscle_map(primary: Collection[str], secondary: Collection[str], *, title: str) -> str:
    """Return an SVG of front and back with the working muscles in coral, the helpers hatched.

    `title` says the same in words, for people who do not see the picture.
    """
    strong = {s for m in primary for s in shapes_of(m)}
    weak = {s for m in secondary for s in shapes_of(m)} - strong
    views = "".join(
        f'<g transform="translate({x} 0)">{outline()}{_muscles(shapes, strong, weak)}</g>'
        for x, shapes in ((0, FRONT), (200, BACK))
    )
    return (
        '<svg class="body-map" viewBox="0 0 400 460" role="img" '
        f'aria-label="{escape(title, quote=True)}">'
        '<defs><pattern id="helper-hatch" width="5" height="5" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="hatch-ground" width="5" height="5"/>'
        '<path class="hatch-line" d="M0 0V5"/></pattern></defs>'
        f"{views}</svg>"
    )


def pain_map(view: str, chosen: Collection[str] = ()) -> str:
    """Return an SVG of one view ("front" or "back") with its places of pain to tap.

    Each shape carries `data-site`; it is hidden from screen readers, because the list of check
    boxes beside it says and does the same.
    """
    regions = PAIN_BACK if view == "back" else PAIN_FRONT
    shapes = "".join(
        f'<path class="pain-site site-{name}{" is-chosen" if name in chosen else ""}" data-site="{name}" d="{path}"/>'
        for name, path in regions.items()
    )
    return (
        f'<svg class="pain-map" viewBox="10 0 180 272" aria-hidden="true" focusable="false">{outline()}{shapes}</svg>'
    )
