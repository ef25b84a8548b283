"""What keeps a Clearance from being made anywhere but in `screen()`."""

from typing import Final


class Seal:
    """The mark of the screening; the one instance stays in this room."""

    __slots__ = ()


SEAL: Final = Seal()
