"""Other people's code for the browser: fetched from npm at set-up, served from its own folder."""

import json
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

PREFIX = "/static/vendor/"
# A folder's name carries a hash of what it holds, so that a browser may keep its files for ever.
FOR_EVER = "public, max-age=31536000, immutable"
SCRIPT = "text/javascript; charset=utf-8"
TYPES: Mapping[str, str] = {
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".json": "application/json",
    # A browser compiles it while it comes, if it is called this.
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".task": "application/octet-stream",
    ".txt": "text/plain; charset=utf-8",
}
SQUEEZED = (("br", ".br"), ("gzip", ".gz"))


def part(name: str) -> str:
    """The address of a part - a file, as of `three`, or a folder - or nothing where it has not been fetched (yet)."""
    folder = Path(settings.UNHUNCH_VENDOR)
    try:
        found = json.loads((folder / "parts.json").read_text(encoding="utf-8")).get(name, "")
    except (OSError, ValueError, AttributeError):
        return ""
    return f"{PREFIX}{found}" if found and (folder / found).exists() else ""


@require_safe
def vendor_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of the folder, compressed where the browser takes that; 404 for everything else."""
    folder = Path(settings.UNHUNCH_VENDOR).resolve()
    path = (folder / name).resolve()
    # The files beside the folders tell the server something, not the browser.
    if path.suffix not in TYPES or folder not in path.parent.parents or not path.is_file():
        raise Http404(name)
    taken = request.headers.get("Accept-Encoding", "")
    for encoding, ending in SQUEEZED:
        packed = path.with_name(path.name + ending)
        if encoding in taken and packed.is_file():
            answer = FileResponse(packed.open("rb"), content_type=TYPES[path.suffix])
            answer["Content-Encoding"] = encoding
            break
    else:
        answer = FileResponse(path.open("rb"), content_type=TYPES[path.suffix])
    answer["Cache-Control"] = FOR_EVER
    patch_vary_headers(answer, ("Accept-Encoding",))
    return answer
