"""Dates and numbers as the report's words say them."""

from datetime import date

from unhunch.catalogue.model import Words
from unhunch.session.wording import word


def long_date(day: date, words: Words) -> str:
    """The date with its month in words, as in "23 November 2026"."""
    return word(words, "report.date", day=day.day, month=words[f"report.month.{day.month}"], year=day.year)


def short_date(day: date, words: Words) -> str:
    """The day and the month, as in "23 Nov"."""
    return word(words, "report.date.short", day=day.day, month=words[f"report.month.short.{day.month}"])


def weekday(day: date, words: Words) -> str:
    """The weekday in words."""
    return words[f"report.weekday.{day.weekday()}"]


def decimal(value: float, words: Words) -> str:
    """The number to one decimal, without it where it is whole, with the sign that the language has."""
    return f"{round(value, 1):g}".replace(".", words["report.decimal"])
