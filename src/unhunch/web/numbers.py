"""Emergency numbers and sentences of the screening, for the country that the person named."""

from collections.abc import Mapping

from unhunch.catalogue import Catalogue
from unhunch.catalogue.questionnaire import Questionnaire


def emergency_numbers(questionnaire: Questionnaire, country: str) -> tuple[str, ...]:
    """The numbers to call, the first one first; those for an unknown country if it is not in the list."""
    countries = questionnaire.countries
    code = countries.aliases.get(country.upper(), country.upper())
    return countries.emergency.get(code, countries.unknown)


def is_known(questionnaire: Questionnaire, country: str) -> bool:
    """Whether the country has numbers of its own here."""
    countries = questionnaire.countries
    return countries.aliases.get(country.upper(), country.upper()) in countries.emergency


def number_facts(catalogue: Catalogue, questionnaire: Questionnaire, country: str, language: str) -> Mapping[str, str]:
    """The facts `emergency` and `crisis` that the sentences of the screening ask for."""
    words = catalogue.words(language)
    code = questionnaire.countries.aliases.get(country.upper(), country.upper())
    numbers = emergency_numbers(questionnaire, country)
    if not is_known(questionnaire, country):
        emergency = words["screening.emergency.unknown"]
    elif len(numbers) > 1:
        emergency = words["screening.emergency.either"].format(number=numbers[0], other=numbers[1])
    else:
        emergency = words["screening.emergency.one"].format(number=numbers[0])
    line = questionnaire.countries.crisis.get(code)
    if line is None:
        crisis = words["screening.crisis.unknown"]
    else:
        crisis = words[f"screening.crisis.known.{code}"].format(number=line)
    return {"emergency": emergency, "crisis": crisis}


def advice_words(
    catalogue: Catalogue, questionnaire: Questionnaire, advice: tuple[str, ...], country: str, language: str
) -> tuple[tuple[str, str], ...]:
    """Each piece of advice as (id, sentence), those without words left out."""
    facts = number_facts(catalogue, questionnaire, country, language)
    words = catalogue.words(language)
    return tuple(
        (id_, words[f"screening.advice.{id_}"].format(**facts)) for id_ in advice if f"screening.advice.{id_}" in words
    )
