"""Apple Health's export.xml: walks and hikes that were recorded as such.

Steps and distance are no minutes, and Apple's exercise minutes are of every exercise: none of them is taken.
"""

from typing import Final

from unhunch.intake.model import Called, Noted
from unhunch.intake.texts import moment_in, note, number_in

_WALKS: Final = frozenset({"HKWorkoutActivityTypeWalking", "HKWorkoutActivityTypeHiking"})
_MINUTES: Final = {"s": 1 / 60, "sec": 1 / 60, "min": 1.0, "hr": 60.0, "h": 60.0}
_METRES: Final = {"m": 1.0, "km": 1000.0, "mi": 1609.344, "ft": 0.3048, "yd": 0.9144}
_DISTANCE: Final = "HKQuantityTypeIdentifierDistanceWalkingRunning"


class AppleReader:
    """What expat tells, as the workouts in it."""

    passed_over = frozenset({"Record", "MetadataEntry", "ActivitySummary", "InstantaneousBeatsPerMinute"})

    def __init__(self) -> None:
        self.noted: list[Noted] = []
        self._open: dict[str, str] | None = None
        self._metres: float | None = None
        # Nothing stands as text in such a file.
        self.text: None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A workout begins, or says how far it went."""
        if name == "Workout":
            self._open = attributes
            self._metres = _metres(attributes.get("totalDistance", ""), attributes.get("totalDistanceUnit", ""))
        elif name == "WorkoutStatistics" and self._open is not None and attributes.get("type") == _DISTANCE:
            self._metres = _metres(attributes.get("sum", ""), attributes.get("unit", ""))

    def end(self, name: str) -> None:
        """It is whole."""
        if name != "Workout" or self._open is None:
            return
        told, self._open = self._open, None
        called: Called = "walk" if told.get("workoutActivityType") in _WALKS else "other"
        start, until = moment_in(told.get("startDate", "")), moment_in(told.get("endDate", ""))
        minutes = number_in(told.get("duration", ""))
        unit = _MINUTES.get(told.get("durationUnit", "min"))
        if "duration" not in told and start is not None and until is not None:
            minutes, unit = (until - start).total_seconds() / 60, 1.0
        lasted = minutes * unit if minutes is not None and unit is not None else 0.0
        note(self.noted, Noted(called=called, start=start, until=until, minutes=lasted, distance_m=self._metres))


def _metres(text: str, unit: str) -> float | None:
    found = number_in(text)
    return found * _METRES[unit] if found is not None and unit in _METRES else None
