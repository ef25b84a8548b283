"""GPX tracks: points with place and time. What it was is at most a free word, so speed has to tell."""

import math
from datetime import datetime
from typing import Final

from unhunch.intake.model import Called, Noted
from unhunch.intake.texts import Inside, moment_in, note, number_in

# Recorders that save power still write a point every minute or two while somebody moves; a longer gap is a pause.
PAUSE_S: Final = 120
# After such a gap it is another walk.
NEXT_WALK_S: Final = 2 * 60 * 60
_WALKS: Final = ("walk", "hik", "trek", "gehen", "wander", "spazier", "camina", "sender", "pase")
_OTHERS: Final = ("run", "cycl", "bik", "rid", "swim", "ski", "row", "driv", "lauf", "rad", "corr", "cicl", "motor")
_EARTH_M: Final = 6_371_000.0


class GpxReader:
    """What expat tells, as tracks: each is a walk, or several where it rested for hours."""

    passed_over: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.noted: list[Noted] = []
        self._inside = Inside()
        self.text = self._inside.take
        self._called: Called = "unsaid"
        self._place: tuple[float, float] | None = None
        self._time: datetime | None = None
        self._first: datetime | None = None
        self._last: datetime | None = None
        self._last_place: tuple[float, float] | None = None
        self._moving_s = 0.0
        self._metres = 0.0
        self._is_told = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A track or a point begins."""
        name = self._inside.enter(name)
        if name == "trk":
            self._called, self._is_told = "unsaid", False
        elif name == "trkpt":
            self._place, self._time = _place(attributes), None

    def end(self, _name: str) -> None:
        """A point or a track is whole."""
        name, inside = self._inside.leave()
        if name == "time" and inside == "trkpt":
            self._time = moment_in(self._inside.text)
        elif name == "type" and inside == "trk":
            self._called = _called(self._inside.text)
        elif name == "trkpt" and self._time is not None:
            self._step(self._time)
        elif name == "trk":
            self._close(is_last=True)

    def _step(self, at: datetime) -> None:
        """The next point: what lies between it and the last one was walked, unless it took too long."""
        gap = (at - self._last).total_seconds() if self._last is not None else 0.0
        if gap > NEXT_WALK_S:
            self._close(is_last=False)
        elif gap < 0:
            return
        elif self._last_place is not None and self._place is not None and 0 < gap <= PAUSE_S:
            self._moving_s += gap
            self._metres += _apart(self._last_place, self._place)
        self._first = self._first or at
        self._last, self._last_place = at, self._place or self._last_place

    def _close(self, *, is_last: bool) -> None:
        if self._first is not None or (is_last and not self._is_told):
            one = Noted(
                called=self._called,
                start=self._first,
                until=self._last,
                minutes=self._moving_s / 60,
                distance_m=self._metres,
            )
            note(self.noted, one)
            self._is_told = True
        self._first = self._last = self._last_place = None
        self._moving_s = self._metres = 0.0


def _called(text: str) -> Called:
    said = text.strip().lower()
    if any(word in said for word in _WALKS):
        return "walk"
    return "other" if any(word in said for word in _OTHERS) else "unsaid"


def _place(attributes: dict[str, str]) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, None where they are none on earth."""
    texts = attributes.get("lat", ""), attributes.get("lon", "")
    sizes = [number_in(text.strip().removeprefix("-")) for text in texts]
    if sizes[0] is None or sizes[1] is None or sizes[0] > 90 or sizes[1] > 180:  # noqa: PLR2004 - the poles, the far side
        return None
    south, west = (text.strip().startswith("-") for text in texts)
    return (-sizes[0] if south else sizes[0], -sizes[1] if west else sizes[1])


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two places, by the haversine formula."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(angle) for angle in (*one, *other))
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_M * math.asin(min(1.0, math.sqrt(half)))
