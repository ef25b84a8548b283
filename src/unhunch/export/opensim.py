"""Kept replays as marker files for OpenSim (.trc), in one zip file for researchers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from unhunch.camera import trajectory_text
from unhunch.catalogue.model import Words
from unhunch.coach.frame import ABSENT, POINTS, Frame, Point
from unhunch.export.packing import zipped
from unhunch.records.model import ReplayRecord
from unhunch.service.replays import DRAWN

_NUMBERS: Final = 1 + 2 * len(DRAWN)
_THOUSAND: Final = 1000
# Beyond this an imported number is none of a replay's.
_MOST: Final = 1_000_000
_NO_NAME: Final = re.compile(r"[^a-z0-9]+")
_ABOUT: Final = "README.txt"


def replays_zip(replays: Iterable[ReplayRecord], words: Words, now: datetime) -> bytes:
    """A zip file with a .trc of each replay that has anything in it, and a text that says what the numbers are."""
    files: dict[str, str] = {_ABOUT: f"{words['opensim.about']}\n"}
    for one in replays:
        if frames := frames_of(one):
            name = _free(_name(one), files)
            files[name] = trajectory_text(frames, name, DRAWN)
    return zipped({name: text.encode() for name, text in files.items()}, now)


def frames_of(one: ReplayRecord) -> tuple[Frame, ...]:
    """The looks of the replay as frames, without depth; looks that are none, or out of order, are left out."""
    if not 0 < one.aspect < _MOST:
        return ()
    found: list[Frame] = []
    for look in one.looks:
        if (at := _time_of(look)) is None or (found and at <= found[-1].t_s):
            continue
        found.append(Frame(at, _points(look[1:]), one.aspect))
    return tuple(found)


def _time_of(look: Sequence[int | None]) -> float | None:
    """Its seconds, or None where it is no look."""
    if len(look) != _NUMBERS or any(number is not None and abs(number) > _MOST for number in look):
        return None
    return None if look[0] is None else look[0] / _THOUSAND


def _points(places: Sequence[int | None]) -> tuple[Point, ...]:
    points = [ABSENT] * POINTS
    for number, x, y in zip(DRAWN, places[::2], places[1::2], strict=True):
        if x is not None and y is not None:
            points[number] = Point(x / _THOUSAND, y / _THOUSAND, 0.0, 1.0)
    return tuple(points)


def _name(one: ReplayRecord) -> str:
    """The day, the exercise, the set and the side, in letters that every system takes."""
    parts = (one.day.isoformat(), one.exercise, f"set-{one.set}", one.side or "")
    return "-".join(filter(None, (_NO_NAME.sub("-", part.lower()).strip("-")[:60] for part in parts)))


def _free(name: str, taken: Mapping[str, object]) -> str:
    """The name, numbered where it is taken."""
    free, number = f"{name}.trc", 1
    while free in taken:
        number += 1
        free = f"{name}-{number}.trc"
    return free
