"""The programme: a profile and a clearance made into weeks that fit, and the checker that proves them.

Names load when they are first asked for, so that the models alone bring no solver with them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.programme.checker import check_plan as check_plan
    from unhunch.programme.checker import check_week as check_week
    from unhunch.programme.profile_wire import profile_from_json as profile_from_json
    from unhunch.programme.profile_wire import profile_to_json as profile_to_json
    from unhunch.programme.schema import plan_schema as plan_schema
    from unhunch.programme.schema import profile_schema as profile_schema
    from unhunch.programme.weeks import plan as plan
    from unhunch.programme.weeks import plan_week as plan_week
    from unhunch.programme.wire import programme_from_json as programme_from_json
    from unhunch.programme.wire import programme_to_json as programme_to_json
    from unhunch.programme.words import because_sentences as because_sentences
    from unhunch.programme.words import gave_sentence as gave_sentence

_HOMES = {
    "check_plan": "unhunch.programme.checker",
    "check_week": "unhunch.programme.checker",
    "plan": "unhunch.programme.weeks",
    "plan_week": "unhunch.programme.weeks",
    "profile_from_json": "unhunch.programme.profile_wire",
    "profile_to_json": "unhunch.programme.profile_wire",
    "plan_schema": "unhunch.programme.schema",
    "profile_schema": "unhunch.programme.schema",
    "programme_from_json": "unhunch.programme.wire",
    "programme_to_json": "unhunch.programme.wire",
    "because_sentences": "unhunch.programme.words",
    "gave_sentence": "unhunch.programme.words",
}

__all__ = [
    "because_sentences",
    "check_plan",
    "check_week",
    "gave_sentence",
    "plan",
    "plan_schema",
    "plan_week",
    "profile_from_json",
    "profile_schema",
    "profile_to_json",
    "programme_from_json",
    "programme_to_json",
]


def __getattr__(name: str) -> object:
    """The public name, from its module; raises AttributeError for any other."""
    if name not in _HOMES:
        message = f"module 'unhunch.programme' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
