"""TCX activities: laps with their seconds in motion. The form knows running, biking and "other"; a walk is "other"."""

from datetime import datetime, timedelta
from typing import Final

from unhunch.intake.model import Called, Noted
from unhunch.intake.texts import Inside, moment_in, note, number_in

_WALKS: Final = frozenset({"walking", "hiking"})
_UNSAID: Final = frozenset({"other", ""})


class TcxReader:
    """What expat tells, as activities: the sum of their laps."""

    passed_over: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self.noted: list[Noted] = []
        self._inside = Inside()
        self.text = self._inside.take
        self._called: Called = "unsaid"
        self._start: datetime | None = None
        self._last: datetime | None = None
        self._seconds = 0.0
        self._metres: float | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An activity or a lap begins."""
        name = self._inside.enter(name)
        if name == "Activity":
            sport = attributes.get("Sport", "").strip().lower()
            self._called = "walk" if sport in _WALKS else "unsaid" if sport in _UNSAID else "other"
            self._start = self._last = self._metres = None
            self._seconds = 0.0
        elif name == "Lap" and self._start is None:
            self._start = moment_in(attributes.get("StartTime", ""))

    def end(self, _name: str) -> None:
        """A number, a time or an activity is whole."""
        name, inside = self._inside.leave()
        if name == "TotalTimeSeconds" and inside == "Lap":
            self._seconds += number_in(self._inside.text) or 0.0
        elif name == "DistanceMeters" and inside == "Lap":
            self._metres = (self._metres or 0.0) + (number_in(self._inside.text) or 0.0)
        elif name == "Time" and inside == "Trackpoint":
            self._last = moment_in(self._inside.text) or self._last
        elif name == "Activity":
            self._close()

    def _close(self) -> None:
        until = self._last
        if self._start is not None:
            least = _later(self._start, self._seconds)
            until = max(least, until) if least is not None and until is not None else least
        one = Noted(
            called=self._called, start=self._start, until=until, minutes=self._seconds / 60, distance_m=self._metres
        )
        note(self.noted, one)


def _later(start: datetime, seconds: float) -> datetime | None:
    try:
        return start + timedelta(seconds=seconds)
    except OverflowError:
        return None
