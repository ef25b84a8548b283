"""The catalogue: exercises, doses, words, rules and sources, parsed from data files.

The parser is loaded when it is first asked for, so that the models alone load nothing else.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from unhunch.catalogue.contents import Catalogue

if TYPE_CHECKING:
    from unhunch.catalogue.loader import load_catalogue as load_catalogue
    from unhunch.catalogue.parsing import parse as parse
    from unhunch.catalogue.report import findings_report as findings_report
    from unhunch.catalogue.shapes import exercise_schema as exercise_schema

_HOMES = {
    "load_catalogue": "unhunch.catalogue.loader",
    "parse": "unhunch.catalogue.parsing",
    "findings_report": "unhunch.catalogue.report",
    "exercise_schema": "unhunch.catalogue.shapes",
}

__all__ = ["Catalogue", "exercise_schema", "findings_report", "load_catalogue", "parse"]


def __getattr__(name: str) -> object:
    """The public name, from its module; raises AttributeError for any other."""
    if name not in _HOMES:
        message = f"module 'unhunch.catalogue' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
