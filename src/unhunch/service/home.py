"""Where the person's own data lives on this machine."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath


def home_folder(environ: Mapping[str, str], platform: str) -> Path:
    """The folder for records, packs and settings; it need not exist yet.

    `environ` is the process's environment and `platform` is `sys.platform`. UNHUNCH_HOME goes first; then the
    platform's own place: XDG on Linux, Library/Application Support on macOS, LOCALAPPDATA on Windows.
    """
    named = environ.get("UNHUNCH_HOME", "")
    if named:
        return Path(named).expanduser().absolute()
    user = Path(environ.get("USERPROFILE" if platform == "win32" else "HOME") or Path.home())
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or user / "AppData" / "Local") / "unhunch"
    if platform == "darwin":
        return user / "Library" / "Application Support" / "unhunch"
    base = environ.get("XDG_DATA_HOME", "")
    # The XDG specification says to ignore a relative path.
    return (Path(base) if PurePosixPath(base).is_absolute() else user / ".local" / "share") / "unhunch"
