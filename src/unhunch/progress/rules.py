"""The adaptation's rule data in the types in which it is used."""

from collections.abc import Iterable
from typing import cast

from unhunch.programme.seconds import Numbers


def number(rules: Numbers, name: str) -> float:
    """The adaptation's rule number of that name."""
    return float(rules.number(f"adaptation.{name}"))


def whole(rules: Numbers, name: str) -> int:
    """The adaptation's rule number of that name as a whole number."""
    return int(rules.number(f"adaptation.{name}"))


def row(rules: Numbers, name: str) -> tuple[float, ...]:
    """The numbers that the rule of that name lists, in its order."""
    return tuple(float(part) for part in cast("Iterable[float]", rules.value(f"adaptation.{name}")))


def names(rules: Numbers, name: str) -> tuple[str, ...]:
    """The ids that the rule of that name lists, in its order."""
    return tuple(str(part) for part in cast("Iterable[str]", rules.value(f"adaptation.{name}")))
