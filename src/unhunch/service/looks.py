"""What a file of another program would bring: the walks in it, held until they are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from unhunch.intake import Program, Walked, Why
from unhunch.service import looked


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a day's minutes are, and what they become."""

    day: date
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a file would bring; nothing of it is kept yet. `already` of its walks were brought in before.

    `days` change if all of it is kept, newest first.
    """

    id: str
    program: Program
    walks: tuple[Walked, ...]
    already: int
    left_out: Mapping[Why, int]
    days: tuple[Changes, ...] = ()

    @property
    def unsure(self) -> tuple[Walked, ...]:
        """The walks that the file does not call walks."""
        return tuple(one for one in self.walks if not one.sure)


def hold(home: Path, look: Look) -> None:
    """Nothing; the look is held, and those before it are gone.

    Raises:
        StoreError: the home folder can't be written.
    """
    taken = {
        "program": look.program,
        "already": look.already,
        "left_out": dict(look.left_out),
        "walks": [[one.start.isoformat(), one.until.isoformat(), one.minutes, one.sure] for one in look.walks],
    }
    looked.hold(home, look.id, taken)


def held(home: Path, name: str) -> Look:
    """The look of that id, without the days that it changes.

    Raises:
        InvalidInputError: it is held no more.
    """
    told = looked.read_held(home, name)
    try:
        walks = tuple(_walked(*one) for one in told["walks"])
        return Look(
            id=name, program=told["program"], walks=walks, already=told["already"], left_out=dict(told["left_out"])
        )
    except (ValueError, KeyError, TypeError) as error:
        raise looked.held_no_more() from error


def _walked(start: str, until: str, minutes: float, sure: bool) -> Walked:  # noqa: FBT001 - in the order of the file
    return Walked(start=datetime.fromisoformat(start), until=datetime.fromisoformat(until), minutes=minutes, sure=sure)
