"""What the camera's coach needs in the browser: where it is, or how far the fetching of it."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from unhunch.web.vendor import part

State = Literal["ready", "fetching", "failed", "missing"]
# Who fetches touches the sign every five seconds; one that is older was left behind by somebody who was stopped.
SIGN = "camera-sign.json"
ALIVE_S = 30.0

FETCHING = _("The camera coach is being fetched. This is done once; everything else works meanwhile.")
MISSING = _("The camera coach is not there. Start unhunch again with the network on; everything else works without it.")
FULL = _("The camera coach could not be fetched: the disk is full. Free about 500 MB and start unhunch again.")
NO_NETWORK = _("The camera coach could not be fetched. Start unhunch again when you are online; all else works.")
NOT_THE_SAME = _("The camera coach came damaged, and nothing of it was kept. Start unhunch again to fetch it anew.")
LINES = {"disk": FULL, "network": NO_NETWORK, "changed": NOT_THE_SAME}


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraParts:
    """Where the browser finds them: the address of their folder, without a slash at its end."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CameraFetching:
    """How far it is: `step` of `of` steps while it is fetched, and a `line` that says it until all is there."""

    state: State
    step: int = 0
    of: int = 0
    line: str = ""


def camera_parts() -> CameraParts | None:
    """The parts, or None where they have not been fetched (yet)."""
    url = part("camera")
    return CameraParts(url=url) if url else None


def camera_fetching() -> CameraFetching:
    """Whether the parts are there, are being fetched, could not be fetched, or nobody has tried."""
    if camera_parts():
        return CameraFetching(state="ready")
    sign, age_s = _sign()
    if not sign:
        return CameraFetching(state="missing", line=str(MISSING))
    if sign.get("state") == "fetching" and age_s < ALIVE_S:
        return CameraFetching(state="fetching", step=_count(sign, "step"), of=_count(sign, "of"), line=str(FETCHING))
    return CameraFetching(state="failed", line=str(LINES.get(str(sign.get("why")), MISSING)))


def _sign() -> tuple[dict[str, Any], float]:
    """What who fetches has written last, and how long ago it was touched; empty where there is nothing to be read."""
    path = Path(settings.UNHUNCH_VENDOR) / SIGN
    try:
        sign, age_s = json.loads(path.read_text(encoding="utf-8")), time.time() - path.stat().st_mtime
    except (OSError, ValueError):
        return {}, 0.0
    return (sign, age_s) if isinstance(sign, dict) else ({}, 0.0)


def _count(sign: dict[str, Any], name: str) -> int:
    number = sign.get(name)
    return number if isinstance(number, int) else 0


@require_safe
@never_cache
def camera_state(request: HttpRequest) -> JsonResponse:
    """The same for a page that waits, as JSON: state, step, of, line, and the folder's address where it is there."""
    now, there = camera_fetching(), camera_parts()
    return JsonResponse(
        {"state": now.state, "step": now.step, "of": now.of, "line": now.line, "url": there.url if there else ""}
    )
