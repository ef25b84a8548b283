"""Where the parts of the camera's coach are served from, once they were fetched."""

from dataclasses import dataclass

from unhunch.web.vendor import part


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraParts:
    """Where the browser finds them: the address of their folder, without a slash at its end."""

    url: str


def camera_parts() -> CameraParts | None:
    """The parts, or None where they have not been fetched (yet)."""
    url = part("camera")
    return CameraParts(url=url) if url else None
