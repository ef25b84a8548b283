"""Files to serve under addresses that change with them, so that a browser may keep them for ever."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from django.conf import settings
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

CAMERA_THREAD = re.compile(r"/js/camera/[a-z]+-worker[^/]*\.js$")
# Other people's code runs there, as WebAssembly; it can ask this server for files, and nobody else for anything.
THREAD_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """Hashed and compressed copies in the home folder; modules find each other by hashed names, too."""

    support_js_module_import_aggregation = True
    manifest_strict = True


class ServedFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # whitenoise ships no types
    """Static files from the home folder, and the pictures from where they lie, being packed already."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - WhiteNoise's signature
        super().__init__(*arguments, **options)
        pictures = Path(settings.UNHUNCH_PICTURES)
        self.add_files(pictures, prefix=pictures_prefix(pictures))

    def add_mime_headers(self, headers: Headers, path: str, url: str) -> None:
        """Nothing; the headers say what the file is, and what it may do."""
        super().add_mime_headers(headers, path, url)
        tell_more(headers, path, url)

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Whether what the address gives never changes: it carries its file's hash, or that of all pictures."""
        prefix = pictures_prefix(Path(settings.UNHUNCH_PICTURES))
        return url.startswith(prefix) or bool(super().immutable_file_test(path, url))


def tell_more(headers: Headers, path: str, url: str) -> None:
    """Nothing; the headers of an SVG that is kept packed say so, since no browser guesses it.

    A thread of the camera has a policy of its own, whatever the page's is: it sees the person.
    """
    if path.endswith(".svgz"):
        headers["Content-Type"] = "image/svg+xml"
        headers["Content-Encoding"] = "gzip"
    if CAMERA_THREAD.search(url):
        headers["Content-Security-Policy"] = THREAD_POLICY


@cache
def pictures_prefix(folder: Path) -> str:
    """The address below which the folder's pictures lie; another one after a start at which any has changed."""
    mark = hashlib.sha256(stamp(folder).encode()).hexdigest()[:12]
    return f"{settings.STATIC_URL}figures/{mark}/"


def stamp(folder: Path) -> str:
    """A mark of the folder's state: the number of its files, the newest change among them, and where it is."""
    times = [p.stat().st_mtime_ns for p in folder.rglob("*") if p.is_file()]
    return f"{len(times)}-{max(times, default=0)}-{folder}"


def collect_static() -> bool:
    """Whether the shipped files had to be copied into the home folder anew (they changed, or it is the first start)."""
    from django.core.management import call_command  # noqa: PLC0415 - slow to import, and seldom needed

    from unhunch.web.settings import WEB  # noqa: PLC0415 - the settings build themselves on import

    mark = Path(settings.STATIC_ROOT or "") / ".stamp"
    now = stamp(WEB / "static")
    if mark.is_file() and mark.read_bytes() == now.encode() and is_whole(mark.parent):
        return False
    # Collecting begins by reading the old list, and one that can't be read would stop it for ever.
    (mark.parent / HashedFiles.manifest_name).unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    mark.write_text(now, encoding="utf-8")
    return True


def is_whole(folder: Path) -> bool:
    """Whether the list of hashed names in the folder can be read, and each file that it names is there."""
    try:
        paths = HashedFiles(location=folder).hashed_files
        return bool(paths) and all((folder / name).is_file() for name in paths.values())
    except (OSError, ValueError, TypeError, AttributeError):
        return False
