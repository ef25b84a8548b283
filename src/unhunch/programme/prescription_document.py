"""The one form in which every prescription is judged: plain tables, as a TOML file has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from difflib import get_close_matches

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Finding, Level
from unhunch.programme.prescribed import NUMBERS, Cut, Prescribed, Prescription
from unhunch.programme.prescription_cut import cut_to_range

LONGEST_NAME = 120
MOST_EXERCISES = 40
MOST_AVOIDED = 80
TOP = ("by", "on", "until", "limits", "exercise")
LIMITS = ("avoid", "level", "sessions_a_week", "minutes_a_day")
EXERCISE = ("id", "level", *NUMBERS, "days_a_week")
# The least and the most that each number may be; the catalogue's own doses are far inside.
BOUNDS: Mapping[str, tuple[int, int]] = {
    "level": (1, 3), "sets": (1, 20), "repetitions": (1, 200), "hold_s": (1, 600), "duration_s": (10, 14_400),
    "days_a_week": (1, 7), "sessions_a_week": (1, 35), "minutes_a_day": (1, 240),
}  # fmt: skip
SEE = "See docs/reference/prescription.md and docs/examples/prescription.toml"

# These come with each longer session or each day, and on no days of their own.
_WITHOUT_DAYS = ("warm-up",)
_WALKING = "walking"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """What is read against, and the findings so far; `kept` is what was taken in before, which is not judged again."""

    catalogue: Catalogue
    kept: bool = False
    findings: list[Finding] = field(default_factory=list)

    def say(self, where: str, what: str, fix: str = "") -> None:
        self.findings.append(Finding(where=where, what=what, fix=fix))

    def has(self, name: str) -> bool:
        return name in self.catalogue.exercises or name in self.catalogue.variants


def read_document(
    raw: Mapping[str, object], catalogue: Catalogue, today: date
) -> tuple[Prescription | None, tuple[Finding, ...]]:
    """The prescription in the tables, and the numbers that were cut; None with everything that is wrong."""
    reading = _Reading(catalogue=catalogue)
    found = _whole(reading, raw)
    _judge(reading, found, today)
    if reading.findings:
        return None, tuple(reading.findings)
    cut = cut_to_range(found, catalogue)
    return cut, tuple(_said(one) for one in cut.cuts)


def kept_document(raw: Mapping[str, object], catalogue: Catalogue) -> Prescription | None:
    """A prescription that was taken in before; without exercises that the catalogue no longer has.

    None where it has not the shape of one.
    """
    reading = _Reading(catalogue=catalogue, kept=True)
    found = _whole(reading, raw)
    return None if reading.findings else cut_to_range(found, catalogue)


def to_document(found: Prescription) -> dict[str, object]:
    """The tables of the prescription as plain JSON values, absent what it says nothing of."""
    limits = {
        "avoid": list(found.avoid),
        "level": found.level,
        "sessions_a_week": found.sessions_a_week,
        "minutes_a_day": found.minutes_a_day,
    }
    exercises = [
        {"id": one.exercise, **_present({name: getattr(one, name) for name in EXERCISE if name != "id"})}
        for one in found.items
    ]
    until = found.until.isoformat() if found.until else None
    top = {"by": found.by, "on": found.on.isoformat(), "until": until, "limits": _present(limits)}
    return {**_present(top), "exercise": exercises}


def _present(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value is not None}


def _whole(reading: _Reading, raw: Mapping[str, object]) -> Prescription:
    _only(reading, raw, TOP, "")
    limits = _table(reading, raw.get("limits", {}), "limits")
    _only(reading, limits, LIMITS, "limits")
    return Prescription(
        by=_name(reading, raw),
        on=_date(reading, raw, "on") or date.min,
        until=_date(reading, raw, "until") if "until" in raw else None,
        items=tuple(_items(reading, raw.get("exercise", []))),
        avoid=tuple(_avoided(reading, limits.get("avoid", []))),
        level=_level(_number(reading, limits, "level", "limits")),
        sessions_a_week=_number(reading, limits, "sessions_a_week", "limits"),
        minutes_a_day=_number(reading, limits, "minutes_a_day", "limits"),
    )


def _items(reading: _Reading, raw: object) -> Iterator[Prescribed]:
    rows = _rows(reading, raw, "exercise", MOST_EXERCISES)
    for at, row in enumerate(rows):
        where = f"exercise[{at}]"
        table = _table(reading, row, where)
        _only(reading, table, EXERCISE, where)
        name = _exercise(reading, table.get("id"), f"{where}.id")
        numbers = {key: _number(reading, table, key, where) for key in EXERCISE if key != "id"}
        if name is not None:
            yield Prescribed(
                exercise=name,
                level=_level(numbers["level"]),
                sets=numbers["sets"],
                repetitions=numbers["repetitions"],
                hold_s=numbers["hold_s"],
                duration_s=numbers["duration_s"],
                days_a_week=numbers["days_a_week"],
            )


def _avoided(reading: _Reading, raw: object) -> Iterator[str]:
    for at, name in enumerate(_rows(reading, raw, "limits.avoid", MOST_AVOIDED)):
        found = _exercise(reading, name, f"limits.avoid[{at}]")
        if found is not None:
            yield found


def _exercise(reading: _Reading, name: object, where: str) -> str | None:
    if not isinstance(name, str):
        reading.say(where, "the id of an exercise is missing", SEE)
        return None
    if reading.has(name):
        return name
    if not reading.kept:
        near = nearest(name, reading.catalogue)
        fix = f"Did you mean {' or '.join(near)}?" if near else "`unhunch exercises` lists them"
        reading.say(where, f"there is no exercise {name[:60]!r}", fix)
    return None


def nearest(name: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The ids of at most three exercises whose id or name is nearest to what was written."""
    names = {id_: id_ for id_ in (*catalogue.exercises, *catalogue.variants)}
    for texts in catalogue.texts.values():
        names.update({text.name.lower(): id_ for id_, text in texts.items()})
    close = get_close_matches(name[:60].lower(), list(names), n=5, cutoff=0.5)
    return tuple(dict.fromkeys(names[one] for one in close))[:3]


def _judge(reading: _Reading, found: Prescription, today: date) -> None:
    """Add what is wrong with the whole."""
    limits = (found.level, found.sessions_a_week, found.minutes_a_day)
    if not reading.findings and not found.items and not found.avoid and limits == (None, None, None):
        reading.say("exercise", "there is no exercise and no limit in it", SEE)
    if found.on > today + timedelta(days=1):
        reading.say("on", "it is prescribed on a day to come")
    if found.until is not None and found.until < max(found.on, today):
        reading.say("until", "it is over already" if found.until < today else "it ends before it was prescribed")
    names = [one.exercise for one in found.items]
    for name in sorted({one for one in names if names.count(one) > 1}):
        reading.say("exercise", f"{name} is prescribed twice")
    for at, one in enumerate(found.items):
        _judge_item(reading, found, one, f"exercise[{at}]")


def _judge_item(reading: _Reading, found: Prescription, one: Prescribed, where: str) -> None:
    exercise = reading.catalogue.get(one.exercise)
    if one.exercise in found.avoid:
        reading.say(where, f"{one.exercise} is prescribed, and among the exercises not to do")
    if one.level is not None and found.level is not None and one.level > found.level:
        reading.say(where, f"level {one.level} is above the limit of level {found.level}")
    if one.level is not None and one.level not in exercise.levels:
        reading.say(where, f"{one.exercise} has no level {one.level}")
    doses = [dose for level, dose in exercise.levels.items() if one.level in {None, level}]
    for name in NUMBERS:
        known = name == "sets" or any(getattr(dose, name) is not None for dose in doses)
        if getattr(one, name) is not None and doses and not known:
            reading.say(f"{where}.{name}", f"the dose of {one.exercise} has no {name}")
    if one.days_a_week is not None and (exercise.kind in _WITHOUT_DAYS or one.exercise == _WALKING):
        reading.say(f"{where}.days_a_week", f"{one.exercise} comes with others or daily, on no days of its own")


def _said(cut: Cut) -> Finding:
    return Finding(
        where=f"{cut.exercise}.{cut.name}",
        what=f"{cut.asked} is more than this exercise has; it is cut to {cut.most}",
    )


def _name(reading: _Reading, raw: Mapping[str, object]) -> str:
    by = raw.get("by")
    if not isinstance(by, str) or not by.strip():
        reading.say("by", "it does not say who prescribed it", SEE)
        return ""
    name = " ".join(by.split())
    if len(name) > LONGEST_NAME or not name.isprintable():
        reading.say("by", f"this has to be one line of at most {LONGEST_NAME} letters")
    return name


def _date(reading: _Reading, raw: Mapping[str, object], name: str) -> date | None:
    value = raw.get(name)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    reading.say(name, "this is no date" if name in raw else "the date is missing", "Write it as 2026-11-12")
    return None


def _number(reading: _Reading, table: Mapping[str, object], name: str, where: str) -> int | None:
    value = table.get(name)
    low, high = BOUNDS[name]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        reading.say(f"{where}.{name}", f"this has to be a whole number from {low} to {high}")
        return None
    return value


def _level(value: int | None) -> Level | None:
    return None if value is None else 1 if value == 1 else 2 if value == 2 else 3  # noqa: PLR2004 - levels count from 1 to 3


def _rows(reading: _Reading, raw: object, where: str, most: int) -> list[object]:
    if not isinstance(raw, list):
        reading.say(where, "this has to be a list")
        return []
    if len(raw) > most:
        reading.say(where, f"{len(raw)} are more than {most}")
        return []
    return raw


def _table(reading: _Reading, raw: object, where: str) -> Mapping[str, object]:
    if isinstance(raw, Mapping):
        return raw
    reading.say(where, "this has to be a table", SEE)
    return {}


def _only(reading: _Reading, table: Mapping[str, object], known: tuple[str, ...], where: str) -> None:
    for name in table:
        if name not in known:
            near = get_close_matches(str(name)[:60], known, n=1)
            fix = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(known)}"
            reading.say(where or "file", f"the key {str(name)[:60]!r} is unknown", fix)
