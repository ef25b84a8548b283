"""A file of another program, opened and given out in pieces; a zip is read where it lies, and nothing is unpacked."""

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from unhunch.errors import RefusedFileError

# Twelve years with a watch came to 3.2 GB.
MOST_BYTES: Final = 8_000_000_000
# Such a file shrinks to a thirtieth; one that shrinks to less than this share is made to do harm.
MOST_RATIO: Final = 200
MOST_DIRECTORY: Final = 16_000_000
_PIECE: Final = 1 << 20
_TAIL: Final = 66_000
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
# Apple names the file in the telephone's language.
_EXPORT: Final = re.compile(r"(?:[^/\\]+/)?[^/\\]+\.xml", re.IGNORECASE)
_FIX: Final = "Choose the file that the other program exported, as it is"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The pieces of what is inside, and how many bytes they are in all."""

    pieces: Iterator[bytes]
    size: int


@contextmanager
def opened(source: Path | IO[bytes]) -> Iterator[Opened]:
    """The file, or the export in it where it is a zip.

    Raises:
        InvalidInputError: there is no such file, it is none, it is too large, or no zip of Apple Health's.
    """
    if isinstance(source, Path):
        with _file(source) as file:
            yield _inside(file)
    else:
        yield _inside(source)


def _file(path: Path) -> IO[bytes]:
    try:
        # A pipe or a device would keep us waiting for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedFileError("is not a file", kind="missing", fix=_FIX)
        return path.open("rb")
    except FileNotFoundError as error:
        raise RefusedFileError("there is no such file", kind="missing", fix="Enter its whole path") from error
    except (OSError, ValueError) as error:
        raise RefusedFileError(
            "can't be read", kind="missing", fix="Check its name, and that you may read it"
        ) from error


def _inside(file: IO[bytes]) -> Opened:
    size = file.seek(0, 2)
    file.seek(0)
    is_zip = file.read(4) == b"PK\x03\x04"
    file.seek(0)
    if is_zip:
        return _zipped(file, size)
    _check_size(size)
    return Opened(pieces=iter(lambda: file.read(_PIECE), b""), size=size)


def _zipped(file: IO[bytes], size: int) -> Opened:
    _check_directory(file, size)
    try:
        packed = zipfile.ZipFile(file)
        found = max((one for one in packed.infolist() if _is_export(one.filename)), key=_size, default=None)
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError) as error:
        raise RefusedFileError("this zip is damaged", kind="damaged", fix=_FIX) from error
    if found is None:
        raise RefusedFileError("there is no export.xml of Apple Health in this zip", kind="unknown", fix=_FIX)
    _check_size(found.file_size)
    if found.file_size > MOST_RATIO * max(found.compress_size, 1):
        raise RefusedFileError("this zip grows beyond all measure", kind="large", fix=_FIX)
    return Opened(pieces=_unpacked(packed, found), size=found.file_size)


def _unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    try:
        with packed.open(member) as inner:
            while piece := inner.read(_PIECE):
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise RefusedFileError("this zip is damaged, or locked with a password", kind="damaged", fix=_FIX) from error


def _is_export(name: str) -> bool:
    return _EXPORT.fullmatch(name) is not None and ".." not in name and not name.lower().endswith("_cda.xml")


def _size(member: zipfile.ZipInfo) -> int:
    return member.file_size


def _check_size(size: int) -> None:
    if size > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000_000} GB"
        raise RefusedFileError(f"this file is larger than {most}", kind="large", fix="Export a shorter time")


def _check_directory(file: IO[bytes], size: int) -> None:
    """Nothing; the zip's list of what is in it, which is read whole, is small."""
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    end, end_64 = tail.rfind(_END), tail.rfind(_END_64)
    listed = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    if end_64 >= 0:
        listed = int.from_bytes(tail[end_64 + 40 : end_64 + 48], "little")
    if listed > MOST_DIRECTORY or (end_64 < 0 and _LOCATOR_64 in tail):
        raise RefusedFileError("this zip has too many files in it", kind="large", fix=_FIX)
