"""The coach as the browser runs it: `unhunch.coach` in an archive, made of the files as they are now."""

import hashlib
import io
import zipfile
from functools import lru_cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import condition, require_safe

from unhunch.web.vendor import PREFIX, part

# Found beside this room, and not by importing the coach: the server runs none of it.
FOLDER = Path(__file__).resolve().parents[1] / "coach"


def coach_zip(folder: Path = FOLDER) -> bytes:
    """The archive of the folder's modules as `unhunch/coach`, under an `unhunch` that imports nothing.

    The same files make the same archive.
    """
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.py")}
    return _zipped(tuple((name, path.read_bytes()) for name, path in sorted(files.items())))


@lru_cache(maxsize=1)
def _zipped(files: tuple[tuple[str, bytes], ...]) -> bytes:
    room = io.BytesIO()
    with zipfile.ZipFile(room, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("unhunch/__init__.py", b""), *((f"unhunch/coach/{one}", text) for one, text in files)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return room.getvalue()


def _mark(request: HttpRequest, version: str) -> str:
    return f'"{hashlib.sha256(coach_zip()).hexdigest()[:16]}"'


@require_safe
@condition(etag_func=_mark)
def coach_file(request: HttpRequest, version: str) -> HttpResponse:
    """The archive, below the camera's other parts; a browser asks each time whether it is still the same."""
    if part("camera") != f"{PREFIX}{version}":
        raise Http404(version)
    answer = HttpResponse(coach_zip(), content_type="application/zip")
    answer["Cache-Control"] = "no-cache"
    return answer
