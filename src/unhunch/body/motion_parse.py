"""A motion.toml into a Motion, with every finding at once."""

import tomllib
from collections.abc import Hashable, Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from unhunch.body.motion import Camera, Contacts, Fault, Key, Motion, Prop, Sides, Watch
from unhunch.body.motion_shapes import OWN, Report, Table, angles_of
from unhunch.body.pose import THUMBS
from unhunch.catalogue.model import Finding

T = TypeVar("T")


PARTS = (
    "base", "loop_s", "flow", "sides", "thumbs", "pose", "keys", "contacts", "camera", "props", "lit", "watch",
    "faults",
)  # fmt: skip


@cache
def bases() -> Mapping[str, Mapping[str, Table]]:
    """The shipped beginnings of movements by name."""
    text = (Path(__file__).parent / "data/bases.toml").read_text(encoding="utf-8")
    return cast("Mapping[str, Mapping[str, Table]]", tomllib.loads(text))


@cache
def shared_faults() -> Mapping[str, Table]:
    """What the mistakes that many exercises share add to the angles, by the fault's id."""
    text = (Path(__file__).parent / "data/faults.toml").read_text(encoding="utf-8")
    return cast("Mapping[str, Table]", tomllib.loads(text))


def parse_motion(
    exercise: str, table: Table, shared: tuple[str, ...] = ()
) -> tuple[Motion | None, tuple[Finding, ...]]:
    """The motion in a file's table and all findings; None when there is any. Never raises for what is in the table.

    `shared` names the exercise's faults that may be taken from the common list.
    """
    report = Report(file=f"exercises/{exercise}/motion.toml", findings=[])
    for part in table:
        if part not in PARTS:
            report.say(part, "belongs to nothing")
    base = table.get("base", "standing")
    if not isinstance(base, str) or base not in bases():
        report.say("base", f"is {base!r}", f"One of: {', '.join(bases())}")
        return None, tuple(report.findings)
    made = _whole(exercise, table, bases()[base], report, shared)
    return (None if report.findings else made), tuple(report.findings)


def _whole(exercise: str, table: Table, base: Mapping[str, Table], report: Report, shared: tuple[str, ...]) -> Motion:
    start = {**angles_of(base.get("pose", {}), "pose", report), **_own_pose(table, report)}
    contacts = {**base.get("contacts", {}), **_table(table, "contacts", report)}
    kept = {name: value for name, value in contacts.items() if value is not False}
    thumbs = table.get("thumbs")
    if thumbs is not None and thumbs not in list(THUMBS):
        report.say("thumbs", f"is {thumbs!r}", f"One of: {', '.join(THUMBS)}")
    sides = table.get("sides", "both")
    if sides not in ("both", "one", "alternate"):
        report.say("sides", f"is {sides!r}", "One of: both, one, alternate")
    keys = _keys(table, start, report)
    return Motion(
        exercise=exercise,
        base=str(table.get("base", "standing")),
        loop_s=_number(table.get("loop_s"), "loop_s", report),
        sides=cast("Sides", sides),
        thumbs=cast("str | None", thumbs),
        flow=_typed(bool, table.get("flow", False), "flow", report) or False,
        keys=keys,
        contacts=_typed(Contacts, kept, "contacts", report) or Contacts(),
        camera=_typed(Camera, table.get("camera"), "camera", report) or Camera(around=0, up=0),
        props=_list(Prop, table.get("props", []), "props", report),
        lit=_list(str, table.get("lit", []), "lit", report),
        watches=_list(Watch, table.get("watch", []), "watch", report),
        faults=_faults(table, report, shared),
    )


def _own_pose(table: Table, report: Report) -> dict[str, float]:
    return angles_of(_table(table, "pose", report), "pose", report)


def _table(table: Table, name: str, report: Report) -> Table:
    found = table.get(name, {})
    if isinstance(found, Mapping):
        return found
    report.say(name, "is not a table")
    return {}


def _keys(table: Table, start: dict[str, float], report: Report) -> tuple[Key, ...]:
    """The keys in order: each begins as the one before it, or as the one it is like."""
    rows = table.get("keys", [])
    if not isinstance(rows, list) or not rows or not all(isinstance(row, Mapping) for row in rows):
        report.say("keys", "is not a list of keys", "Write [[keys]] for each.")
        return ()
    found: dict[str, Key] = {}
    last = start
    for number, row in enumerate(rows, start=1):
        where = f"keys.{row.get('name', number)}"
        if "like" in row:
            like = row["like"]
            if isinstance(like, str) and like in found:
                last = dict(found[like].angles)
            else:
                report.say(f"{where}.like", f"names {like!r}, which is no key before it")
        last = {**last, **angles_of(row, where, report)}
        facts = {name: value for name, value in row.items() if name in OWN and name != "like"}
        key = _typed(Key, {**facts, "angles": last}, where, report)
        if key is None:
            continue
        if key.name in found:
            report.say(where, "stands twice")
        found[key.name] = key
    _ordered(tuple(found.values()), _number(table.get("loop_s"), "loop_s", Report(file="", findings=[])), report)
    return tuple(found.values())


def _ordered(keys: tuple[Key, ...], loop_s: float, report: Report) -> None:
    """Keys follow one another in time and end within the loop; some key is rest, or target, or both."""
    at = 0.0
    for key in keys:
        if key.at_s < at:
            report.say(f"keys.{key.name}.at_s", f"is {key.at_s:g}, before the key before it ends ({at:g})")
        at = key.at_s + key.hold_s
    if at > loop_s:
        report.say("loop_s", f"is {loop_s:g}, but the last key ends at {at:g}")
    if keys and not any(key.phase == "target" for key in keys):
        report.say("keys", "none is the target", 'Give one phase = "target".')


def _faults(table: Table, report: Report, shared: tuple[str, ...]) -> dict[str, Fault]:
    """The motion's own faults, and the exercise's shared ones that it does not write or leave out itself."""
    own = _table(table, "faults", report)
    rows = {**{name: shared_faults()[name] for name in shared if name in shared_faults()}, **own}
    found: dict[str, Fault] = {}
    for name, row in rows.items():
        if row is False:
            continue
        if not isinstance(row, Mapping):
            report.say(f"faults.{name}", "is not a table")
            continue
        angles = angles_of({n: v for n, v in row.items() if n not in ("always", "at")}, f"faults.{name}", report)
        facts = {n: v for n, v in row.items() if n in ("always", "at")}
        fault = _typed(Fault, {**facts, "angles": angles}, f"faults.{name}", report)
        if fault is not None:
            found[name] = fault
    return found


def _number(value: object, where: str, report: Report) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 60:  # noqa: PLR2004
        report.say(where, f"is {value!r}, not a number of seconds up to 60")
        return 1.0
    return float(value)


def _list(shape: type[T], value: object, where: str, report: Report) -> tuple[T, ...]:
    return _typed(tuple[shape, ...], value, where, report) or ()  # type: ignore[valid-type]


def _typed(shape: type[T], value: object, where: str, report: Report) -> T | None:
    """The value as that shape, or None after a finding for each fault."""
    try:
        return cast("T", _adapter(cast("Hashable", shape)).validate_python(value))
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False):
            path = ".".join(str(step) for step in fault["loc"])
            report.say(f"{where}.{path}" if path else where, fault["msg"])
        return None


@cache
def _adapter(shape: Hashable) -> TypeAdapter[object]:
    return TypeAdapter(cast("type", shape))
