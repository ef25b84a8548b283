"""The language in which the terminal speaks to the person, and dates in it."""

from datetime import date
from typing import TYPE_CHECKING

from unhunch.cli.opened import PERSON

if TYPE_CHECKING:
    from unhunch.service.context import Context


def language_of(ctx: "Context") -> str:
    """The language that the person chose, or English where that one is not offered any more."""
    from unhunch.service.settings import language_for, load_settings

    return language_for(ctx, load_settings(ctx, PERSON))


def long_date(day: date, language: str) -> str:
    """The weekday and the date in words."""
    if language == "en":
        return f"{day:%A %d %B}"
    return f"{_said(day, 'l', language)}, {_said(day, 'DATE_FORMAT', language)}"


def plain_date(day: date, language: str) -> str:
    """The date in words, with its year."""
    return f"{day.day} {day:%B %Y}" if language == "en" else _said(day, "DATE_FORMAT", language)


def weekday(day: date, language: str) -> str:
    """The weekday, cut short."""
    return f"{day:%a}" if language == "en" else _said(day, "D", language)


def _said(day: date, shape: str, language: str) -> str:
    from django.utils.formats import date_format
    from django.utils.translation import override

    with override(language):
        return date_format(day, shape)
