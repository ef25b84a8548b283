"""The exercises that have a motion, with the facts that their pictures need."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

import numpy as np

from unhunch.body.angles import is_middle
from unhunch.body.motion import Motion
from unhunch.body.motion_parse import parse_motion
from unhunch.catalogue.model import Finding
from unhunch.figures.muscles import areas, areas_of

DATA: Final = Path(__file__).parents[1] / "catalogue/data"
# A bend of the trunk stretches the other side.
TO_THE_LEFT: Final = ("neck.lateral_flexion", "thoracic.lateral_flexion", "lumbar.lateral_flexion")
ALIKE: Final = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An exercise to be drawn: how it moves, which side works (`l`, `r` or None), the muscle areas that light up."""

    motion: Motion
    side: str | None
    lit: tuple[str, ...]

    @property
    def loop_s(self) -> float:
        """The length of the animation: both sides' turns where they alternate."""
        return self.motion.loop_s * (2 if self.motion.sides == "alternate" else 1)


def exercises(data: Path = DATA, chosen: Sequence[str] = ()) -> tuple[tuple[Drawn, ...], tuple[Finding, ...]]:
    """All exercises with a motion (those chosen, where any are), and what is wrong with the motions of others."""
    found: list[Drawn] = []
    findings: list[Finding] = []
    for path in sorted(data.glob("exercises/*/motion.toml")):
        name = path.parent.name
        if chosen and name not in chosen:
            continue
        facts = _facts(path.with_name("exercise.toml"))
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            findings.append(Finding(where=f"exercises/{name}/motion.toml", what=str(error), fix=""))
            continue
        motion, wrong = parse_motion(name, table, tuple(cast("list[str]", facts.get("shared_faults", []))))
        findings.extend(wrong)
        if motion is not None:
            side = working_side(motion)
            found.append(Drawn(motion=motion, side=side, lit=lit(motion, facts, side)))
    return tuple(found), tuple(findings)


def _facts(path: Path) -> Mapping[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def lit(motion: Motion, facts: Mapping[str, object], side: str | None) -> tuple[str, ...]:
    """The nodes of the muscle areas that light up: those the motion names, else the exercise's primary muscles'.

    A name is a muscle or an area; one that ends in `_l` or `_r` is of that side alone. Where one side works, only
    that side's areas are lit.
    """
    nodes: list[str] = []
    for name in motion.lit or cast("list[str]", facts.get("primary", [])):
        stem, own = (name[:-2], name[-1]) if name[-2:] in ("_l", "_r", "-l", "-r") else (name, None)
        area = stem.replace("-", "_")
        for known in (area,) if area in areas() else areas_of(stem.replace("_", "-")):
            sides = (own,) if own else (side,) if side and not motion.lit else ("l", "r")
            nodes.extend(f"muscle_{known}_{one}" for one in sides)
    return tuple(dict.fromkeys(nodes))


def working_side(motion: Motion) -> str | None:
    """The side that works in a motion drawn for one side: whose limbs move more, else the side that is stretched."""
    if motion.sides != "one":
        return None
    ranges: dict[str, float] = {}
    for name in {name for key in motion.keys for name in key.angles}:
        ranges[name] = float(np.ptp([key.angles.get(name, 0.0) for key in motion.keys]))
    limbs = {
        side: sum(value for name, value in ranges.items() if name.endswith(f"_{side}") and not is_middle(name))
        for side in ("l", "r")
    }
    if abs(limbs["l"] - limbs["r"]) > ALIKE:
        return "l" if limbs["l"] > limbs["r"] else "r"
    target = next(key for key in motion.keys if key.phase == "target")
    bend = sum(target.angles.get(name, 0.0) for name in TO_THE_LEFT)
    return "r" if bend > 0 else "l"
