"""A coach for upper-back pain: screening, programme, session, records and adaptation as values.

The names below are the library. Each is loaded when it is first asked for (PEP 562), so that using
one room loads no other part than that room needs.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhunch.adaptation import decide as decide
    from unhunch.catalogue import load_catalogue as load_catalogue
    from unhunch.programme import check_plan as check_plan
    from unhunch.programme import plan as plan
    from unhunch.screening import screen as screen
    from unhunch.session import timeline as timeline

__version__ = "0.1.0"

_HOMES = {
    "load_catalogue": "unhunch.catalogue",
    "screen": "unhunch.screening",
    "plan": "unhunch.programme",
    "check_plan": "unhunch.programme",
    "timeline": "unhunch.session",
    "decide": "unhunch.adaptation",
}

__all__ = ["check_plan", "decide", "load_catalogue", "plan", "screen", "timeline"]


def __getattr__(name: str) -> object:
    """The public name, from its room.

    Raises AttributeError for any other name.
    """
    if name not in _HOMES:
        message = f"module 'unhunch' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted([*__all__, "__version__"])
