"""Whom to call where the person is: the emergency number and, for some countries, the crisis line."""

from dataclasses import dataclass

from unhunch.catalogue.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLines:
    """`emergency` holds one or more numbers, the best first; `known` false means that they are a guess.

    `crisis` is empty where no line is known. `country` is the ISO 3166 code, empty if unknown.
    """

    country: str
    emergency: tuple[str, ...]
    known: bool
    crisis: str


def help_lines(country: str, questionnaire: Questionnaire) -> HelpLines:
    """The numbers of a country; for an unknown one 112 and 911, to be shown beside the person's own."""
    table = questionnaire.countries
    code = country.strip().upper()
    code = table.aliases.get(code, code)
    numbers = table.emergency.get(code)
    return HelpLines(
        country=code if numbers else "",
        emergency=numbers or table.unknown,
        known=numbers is not None,
        crisis=table.crisis.get(code, ""),
    )


def country_codes(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The ISO 3166 codes whose numbers are known, in order."""
    return tuple(sorted(questionnaire.countries.emergency))
