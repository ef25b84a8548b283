"""Where the parts of the camera's coach are served from, once they were fetched."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from unhunch.web.vendor import PREFIX

FOLDER = "camera"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraParts:
    """The address of the folder that holds them, without a slash at its end."""

    url: str


def camera_parts() -> CameraParts | None:
    """The parts, or None where they have not been fetched (yet)."""
    folder = Path(settings.UNHUNCH_VENDOR) / FOLDER
    return CameraParts(url=f"{PREFIX}{FOLDER}") if (folder / "coach.zip").is_file() else None
