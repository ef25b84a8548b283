"""Files of other programs -> values: bytes go in, in pieces; nothing is opened, and nothing in a file is obeyed."""

from unhunch.intake.model import MOST_WALKS, Noted, Program, Taken, Walked, Why
from unhunch.intake.reading import read_activity
from unhunch.intake.sifting import Span, new_among

__all__ = ["MOST_WALKS", "Noted", "Program", "Span", "Taken", "Walked", "Why", "new_among", "read_activity"]
