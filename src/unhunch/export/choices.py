"""What may be chosen of the printed reports; plain values, for whoever asks before anything is printed."""

from collections.abc import Mapping
from typing import Final, Literal

Part = Literal["answers", "activities", "camera", "questions", "appendix"]
# What may be left out. Screening, programme, sessions, pain and adverse events always stand there: a report without
# them would mislead.
PARTS: Final[tuple[Part, ...]] = ("answers", "activities", "camera", "questions", "appendix")
# Doses with their days, stop signs, what the safety answers limit and changes for the person always stand there: a
# handout without them could harm.
HANDOUT_PARTS: Final = ("steps", "faults", "week", "techniques")
PARTS_OF: Final[Mapping[str, tuple[str, ...]]] = {"handout": HANDOUT_PARTS, "progress": PARTS}
Size = Literal["small", "large", "none"]
SIZES: Final[tuple[Size, ...]] = ("small", "large", "none")
