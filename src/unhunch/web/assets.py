"""Static files under names that carry their own hash, so that a browser may keep them for ever."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise ships no types
    """Hashed and compressed copies in the home folder; modules find each other by hashed names, too."""

    support_js_module_import_aggregation = True
    manifest_strict = True

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: ANN401, FBT001, FBT002 - Django's signature
        """What was done to each file, after everything was done."""
        yield from super().post_process(paths, dry_run=dry_run, **options)


def stamp() -> str:
    """A mark of the shipped files' state: the newest change among them and their number."""
    from unhunch.web.settings import WEB  # noqa: PLC0415 - the settings build themselves on import

    drawn = Path(settings.UNHUNCH_PICTURES)
    times = [p.stat().st_mtime_ns for folder in (WEB / "static", drawn) for p in folder.rglob("*") if p.is_file()]
    return f"{len(times)}-{max(times, default=0)}-{drawn}"


def collect_static() -> bool:
    """Whether the shipped files had to be copied into the home folder anew (they changed, or it is the first start)."""
    from django.core.management import call_command  # noqa: PLC0415 - slow to import, and seldom needed

    mark = Path(settings.STATIC_ROOT or "") / ".stamp"
    now = stamp()
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
