"""When a FHIR Timing asks for something: days a week and seconds, or why it can't be followed."""

from collections.abc import Mapping

_KNOWN = frozenset({"frequency", "period", "periodUnit", "dayOfWeek", "duration", "durationUnit"})
_SECONDS: Mapping[str, int] = {"s": 1, "min": 60, "h": 3600}
_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
_WEEK = 7


def days_and_seconds(timing: object) -> tuple[dict[str, object], list[str]]:
    """`days_a_week` and `duration_s` as far as the Timing names them, and everything that can't be followed."""
    repeat = timing.get("repeat") if isinstance(timing, Mapping) else None
    if not isinstance(timing, Mapping) or not isinstance(repeat, Mapping) or set(timing) - {"repeat", "id"}:
        return {}, ["only a repeat can be read here"]
    wrong = [f"{str(name)[:40]!r} can't be followed" for name in repeat if name not in _KNOWN]
    found: dict[str, object] = {}
    days = _days(repeat)
    if days is None:
        wrong.append("only once on so many days a week, or once a day, can be followed")
    elif days:
        found["days_a_week"] = days
    seconds = _seconds(repeat)
    if seconds is None:
        wrong.append("the duration has to be a number of s, min or h")
    elif seconds:
        found["duration_s"] = seconds
    return found, wrong


def _days(repeat: Mapping[str, object]) -> int | None:
    """Days a week; 0 where nothing is said of them, None where it can't be followed."""
    named = repeat.get("dayOfWeek")
    how_often = {name for name in ("frequency", "period", "periodUnit") if name in repeat}
    if named is not None:
        if not isinstance(named, list) or not named or not all(isinstance(day, str) and day in _DAYS for day in named):
            return None
        return len(set(named)) if not how_often else None
    if not how_often:
        return 0
    frequency, unit = repeat.get("frequency", 1), repeat.get("periodUnit")
    if isinstance(frequency, bool) or not isinstance(frequency, int) or repeat.get("period") != 1:
        return None
    if unit == "wk":
        return frequency if 1 <= frequency <= _WEEK else None
    return _WEEK if (unit, frequency) == ("d", 1) else None


def _seconds(repeat: Mapping[str, object]) -> int | None:
    """Seconds; 0 where nothing is said of them, None where it can't be followed."""
    if "duration" not in repeat and "durationUnit" not in repeat:
        return 0
    duration, unit = repeat.get("duration"), repeat.get("durationUnit")
    if isinstance(duration, bool) or not isinstance(duration, int) or not 1 <= duration <= 24 * 3600:
        return None
    each = _SECONDS.get(unit) if isinstance(unit, str) else None
    return None if each is None else duration * each
