"""The files of a pack as text, so that what was looked at can be held, and laid out again as a folder."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from unhunch.service.looked import FOLDER, unwritable

NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
PATH: Final = re.compile(
    r"(?:order|sources|equipment|equipment\.[a-z]{2})\.toml"
    r"|exercises/[a-z][a-z0-9-]{0,200}/(?:exercise|motion|text\.[a-z]{2})\.toml"
)
# Not every file of a pack is read, so not every one is sure to be text; so each comes back to the byte.
_AS_IT_IS: Final = "surrogateescape"


def files_of(pack: Path) -> dict[str, str]:
    """The content of each file in the folder, by its path in it.

    Raises:
        OSError: one can't be read.
    """
    paths = sorted(path for path in pack.rglob("*") if path.is_file())
    return {path.relative_to(pack).as_posix(): path.read_bytes().decode("utf-8", _AS_IT_IS) for path in paths}


def read_back(told: Mapping[str, object]) -> tuple[str, dict[str, str]]:
    """The pack's name and its files out of what was held.

    Raises:
        ValueError, KeyError, TypeError: it is no name, or a file would lie where a pack has none.
    """
    files = told["files"]
    if not isinstance(files, Mapping):
        raise TypeError(files)
    return matching(NAME, told["name"]), {matching(PATH, path): str(text) for path, text in files.items()}


@contextmanager
def laid_out(home: Path, name: str, files: Mapping[str, str]) -> Iterator[Path]:
    """A folder of that name with these files, for as long as the block lasts.

    Raises:
        StoreError: the home folder can't be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=home / FOLDER, prefix=".new-") as staging:
            pack = Path(staging) / name
            for path, text in files.items():
                (pack / path).parent.mkdir(parents=True, exist_ok=True)
                (pack / path).write_bytes(text.encode("utf-8", _AS_IT_IS))
            yield pack
    except OSError as error:
        raise unwritable(home, error) from error


def matching(form: re.Pattern[str], text: object) -> str:
    """The text, which has that form.

    Raises:
        ValueError: it has not.
    """
    if not isinstance(text, str) or not form.fullmatch(text):
        raise ValueError(text)
    return text
