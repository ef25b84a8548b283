"""The programme: a profile and a clearance made into weeks that fit, and the checker that proves them.

Names load when they are first asked for, so that the models alone bring no solver with them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.programme.checker import check_plan as check_plan
    from unhunch.programme.checker import check_week as check_week
    from unhunch.programme.weeks import plan as plan
    from unhunch.programme.weeks import plan_week as plan_week

_HOMES = {
    "check_plan": "unhunch.programme.checker",
    "check_week": "unhunch.programme.checker",
    "plan": "unhunch.programme.weeks",
    "plan_week": "unhunch.programme.weeks",
}

__all__ = ["check_plan", "check_week", "plan", "plan_week"]


def __getattr__(name: str) -> object:
    """The public name, from its module; raises AttributeError for any other."""
    if name not in _HOMES:
        message = f"module 'unhunch.programme' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
