"""The tables of a motion.toml into typed values, with a finding for each thing that does not fit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Final, cast

from unhunch.body.angles import SIDED, is_middle, known
from unhunch.catalogue.model import Finding

Table = Mapping[str, object]

OWN: Final = ("name", "at_s", "hold_s", "phase", "words", "like")
LIMBS: Final = ("hand", "foot")
SPOT_LENGTH: Final = 3


@dataclass(slots=True, kw_only=True)
class Report:
    """The findings so far in one file."""

    file: str
    findings: list[Finding]

    def say(self, where: str, what: str, fix: str = "") -> None:
        """Add one finding."""
        self.findings.append(Finding(where=f"{self.file}: {where}", what=what, fix=fix))


def angles_of(table: Table, where: str, report: Report) -> dict[str, float]:
    """The angles in a table by `joint.movement`, with `_l` or `_r` where the joint has two sides."""
    found: dict[str, float] = {}
    for joint, movements in table.items():
        if joint in OWN:
            continue
        if not isinstance(movements, Mapping):
            report.say(f"{where}.{joint}", "is not a table of angles")
        elif joint in SIDED:
            for name, value in _flat(movements, f"{where}.{joint}", report):
                if is_middle(name):
                    report.say(f"{where}.{joint}.{name}", "belongs to the trunk, which has no side")
                else:
                    found[f"{name}_{SIDED[joint]}"] = value
        else:
            for name, value in _flat({joint: movements}, where, report):
                found.update({name: value} if is_middle(name) else {f"{name}_l": value, f"{name}_r": value})
    return found


def _flat(table: Table, where: str, report: Report) -> Iterator[tuple[str, float]]:
    """Each angle of a table of joints; a limb's `at` is three places."""
    for joint, movements in table.items():
        if not isinstance(movements, Mapping):
            report.say(f"{where}.{joint}", "is not a table of angles")
            continue
        for movement, value in movements.items():
            name = f"{joint}.{movement}"
            if joint in LIMBS and movement == "at":
                yield from _spot(joint, value, f"{where}.{name}", report)
            elif not (known(name) or (joint in LIMBS and movement in ("planted", "x", "y", "z"))):
                report.say(f"{where}.{name}", "is not an angle that the figure has")
            elif isinstance(value, bool) and movement == "planted":
                yield name, float(value)
            elif not is_number(value):
                report.say(f"{where}.{name}", f"is {value!r}, not a number")
            else:
                yield name, float(cast("float", value))


def is_number(value: object) -> bool:
    """Whether the value is a finite number, and neither a truth value nor a text."""
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _spot(limb: str, value: object, where: str, report: Report) -> Iterator[tuple[str, float]]:
    if not isinstance(value, list) or len(value) != SPOT_LENGTH or not all(is_number(number) for number in value):
        report.say(where, f"is {value!r}, not three numbers")
        return
    for place, number in zip("xyz", value, strict=True):
        yield f"{limb}.{place}", float(number)
