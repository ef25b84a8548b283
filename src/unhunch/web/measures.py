"""The measures of a technique, each with its unit, in the units that the person chose in the profile."""

import re
from collections.abc import Mapping
from typing import Literal

from django.utils.translation import gettext as _

from unhunch.catalogue.lore import Technique
from unhunch.catalogue.practice import span_of, span_said
from unhunch.service.context import Context
from unhunch.service.profile import load_profile

Units = Literal["metric", "imperial"]
_CM_PER_INCH = 2.54
_HOLE = re.compile(r"\{(\w+?)(\.most)?\}")


def units_of(ctx: Context, person: str) -> Units:
    """The units that the person chose; metric before there is a profile.

    Raises:
        StoreError: what is kept can't be read.
    """
    profile = load_profile(ctx, person)
    return "metric" if profile is None else profile.units


def measure(technique: Technique, number: str, units: Units, *, most: bool = False) -> str:
    """A number of the technique with its unit, which its name ends in, or `most` of it alone; empty without one.

    In inches it is the technique's own number in inches (`_in`) where there is one, else whole inches.
    """
    if number not in technique.numbers:
        return ""
    inches = units == "imperial" and number.endswith("_cm")
    own = technique.numbers.get(f"{number.removesuffix('cm')}in") if inches else None
    low, high = span_of(own or technique.numbers[number])
    part = _CM_PER_INCH if inches and own is None else 1
    said = span_said((round((high if most else low) / part), round(high / part)))
    if inches:
        return _("%(span)s in") % {"span": said}
    if number.endswith("_cm"):
        return f"{said} cm"
    if number.endswith("_deg"):
        return f"{said}°"
    return _("%(span)s min") % {"span": said}


def measures(technique: Technique, units: Units) -> Mapping[str, str]:
    """The measure of each thing on a technique's list, empty where it has none."""
    return {name: measure(technique, number, units) for name, number in technique.checks.items()}


def filled(technique: Technique, line: str, units: Units) -> str:
    """The line with each `{number}` in it measured, or its upper end alone for `{number.most}`."""
    return _HOLE.sub(lambda hole: measure(technique, hole[1], units, most=bool(hole[2])), line)
