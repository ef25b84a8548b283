"""Other programs, run to their end within a few seconds."""

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_LONGEST_S: Final = 5
_PATIENT_S: Final = 60
_MISSING: Final = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a program ended, and what it said."""

    code: int
    out: str = ""


Run = Callable[[Sequence[str]], Ran]


def run_program(command: Sequence[str], *, longest_s: float = _LONGEST_S) -> Ran:
    """How it ended; 127 where there is no such program, or it did not come to an end."""
    plain = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - the commands are this room's own, and no shell reads them
            list(command), env=plain, capture_output=True, timeout=longest_s, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return Ran(code=_MISSING, out=str(error))
    out = (done.stdout + done.stderr).decode(errors="replace")
    return Ran(code=done.returncode, out=out)


def run_patiently(command: Sequence[str]) -> Ran:
    """The same for what changes something: cut off halfway it would leave half of it."""
    return run_program(command, longest_s=_PATIENT_S)
