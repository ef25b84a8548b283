"""Nobody is told that all is well: no word of the catalogue or of the pages, in no language, is an all-clear."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
import tomli

from unhunch import load_catalogue
from unhunch.catalogue.parsing import DATA

LOCALE = Path(__file__).resolve().parents[2] / "src" / "unhunch" / "web" / "locale"
# The mildest that a screening says.
BEST = "screening.advice.go-on"
ALL_CLEAR = {
    "en": r"\ball[- ]clear\b|\bclean bill\b|\bgreen light\b(?! (?:is|means))"
    r"|\b(?:everything|all)(?: is|'s| looks| seems) (?:fine|ok|okay|all right|in order|good|normal|well)\b"
    r"|\bnothing(?: is|'s| seems| looks) (?:wrong|the matter)\b"
    r"|(?<!usually )\bnothing (?:serious|dangerous|bad|worrying|to worry about)\b"
    r"|\byou(?: are|'re| seem) (?:\w+ly )?(?:fine|healthy|safe|ok|okay|well)\b"
    r"|\bno (?:danger|risk|(?:red|warning) (?:flags?|signs?)|(?:serious|dangerous) \w+)\b"
    r"|\byour? (?:back|spine|answers?|screening) (?:is|are|looks?) (?:fine|healthy|safe|ok|okay|in order|normal)\b"
    r"|\byou(?:'ve| have)? passed\b|\bsafe for you to\b",
    "de": r"\bentwarnung\b|\bgrünes licht\b|\bunbedenklich\b|\bkerngesund\b"
    r"|\balles (?:\w+ )?(?:in ordnung|gut|ok|okay|bestens|normal|im grünen bereich|klar)\b"
    r"|\b(?:du|dein rücken|deine wirbelsäule) (?:bist|ist) (?:\w+ )?(?:gesund|sicher|in ordnung)\b"
    r"|\bnichts (?:ernstes|ernsthaftes|schlimmes|gefährliches|auffälliges)\b|\bdir fehlt nichts\b"
    r"|\bkeine? (?:gefahr|risiko|warnzeichen|(?:ernste|ernsthafte|gefährliche)\w* \w+)\b"
    r"|(?<!meistens )\bkein grund zur sorge\b|\bdeine antworten sind (?:\w+ )?(?:in ordnung|unauffällig)\b",
    "es": r"\bluz verde\b|\bfuera de peligro\b|\btodo en (?:orden|regla)\b"
    r"|\btodo (?:está|va|parece|es) (?:\w+ )?(?:bien|en orden|normal|correcto)\b"
    r"|\b(?:no hay|no tienes|no corres|sin) (?:ningún |ninguna )?(?:riesgo|peligro|señal(?:es)? de (?:alarma|alerta))\b"
    r"|\bno se (?:encontraron|hallaron|vieron) señales de (?:alarma|alerta)\b"
    r"|\bnada (?:grave|serio|malo|peligroso|preocupante|de qué preocuparse)\b"
    r"|\b(?:estás|tu espalda está) (?:\w+mente )?(?:bien|san[oa]|a salvo|fuera de peligro)\b"
    r"|\bno (?:te pasa|tienes) nada\b|\btus respuestas (?:están|son) (?:bien|normales)\b",
}
# What a sentence of that kind has to say to be none: that nobody can tell, or that it speaks of the answers alone.
LIMITED = {
    "en": r"\b(?:can't|cannot|can not|does not|doesn't|do not|never) (?:tell|mean|say|prove|show) that\b"
    r"|\bfound in your answers\b",
    "de": r"\b(?:können|kann) nicht sagen, dass\b|\b(?:heißt|bedeutet) nicht, dass\b|\bin deinen antworten\b",
    "es": r"\bno (?:pueden?|puedes) decir que\b|\bno (?:quiere decir|significa) que\b|\ben tus respuestas\b",
}
EXAMPLES = {
    "en": ("You got the all-clear.", "Everything looks fine.", "There is nothing serious.", "You’re perfectly healthy.",
           "We found no warning signs.", "Nothing is wrong with you.", "Your answers are fine.", "You passed.",
           "It is safe for you to exercise."),
    "de": ("Bei dir ist alles in Ordnung.", "Du hast grünes Licht.", "Es ist nichts Ernstes.", "Du bist völlig gesund.",
           "Es gibt keine Warnzeichen.", "Wir können Entwarnung geben.", "Alles gut!", "Dein Rücken ist gesund."),
    "es": ("Está todo en orden.", "Todo está bien.", "Tienes luz verde.", "No hay señales de alarma.",
           "No tienes nada.", "No es nada grave.", "Estás perfectamente sana.", "Sin ningún riesgo.",
           "No se encontraron señales de alarma."),
}  # fmt: skip


def strings(value: object) -> Iterator[str]:
    """Every text in a table, whatever holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def of_the_catalogue(language: str) -> Iterator[tuple[str, str]]:
    """Every text in that language's files of the data, with its file."""
    for file in sorted(DATA.rglob(f"*.{language}.toml")):
        name = file.relative_to(DATA).as_posix()
        yield from ((name, text) for text in strings(tomli.loads(file.read_text(encoding="utf-8"))))


def messages(language: str) -> Iterator[polib.POEntry]:
    for file in sorted((LOCALE / language).rglob("*.po")):
        yield from polib.pofile(str(file))


def of_the_pages(language: str) -> Iterator[str]:
    """Every message of the pages in that language; the messages themselves are the English."""
    for entry in messages(language):
        own = (entry.msgid, entry.msgid_plural) if language == "en" else ()
        yield from map(str, (*own, entry.msgstr, *entry.msgstr_plural.values()))


def all_clear(language: str, text: str) -> list[str]:
    """The sentences that tell somebody that all is well."""
    plain = re.sub(r"\s+", " ", text).replace("’", "'").replace("\u00ad", "").lower()
    told = (sentence for sentence in re.split(r"(?<=[.!?;])\s", plain) if re.search(ALL_CLEAR[language], sentence))
    return [sentence for sentence in told if not re.search(LIMITED[language], sentence)]


def test_every_language_has_its_own_patterns() -> None:
    spoken = set(tomli.loads((DATA / "languages.toml").read_text(encoding="utf-8")))
    assert spoken == {path.name for path in LOCALE.iterdir() if path.is_dir()} == set(ALL_CLEAR)


@pytest.mark.parametrize("language", ALL_CLEAR)
def test_nothing_in_the_catalogue_says_that_all_is_well(language: str) -> None:
    said = list(of_the_catalogue(language))
    assert len(said) > 1000
    assert f"screening/text.{language}.toml" in {name for name, _ in said}
    assert [(name, found) for name, text in said for found in all_clear(language, text)] == []


@pytest.mark.parametrize("language", ALL_CLEAR)
def test_nothing_on_the_pages_says_that_all_is_well(language: str) -> None:
    said = list(of_the_pages(language))
    assert len(said) > 500
    assert [found for text in said for found in all_clear(language, text)] == []


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, those in EXAMPLES.items() for one in those]
)
def test_such_a_sentence_would_be_found(language: str, sentence: str) -> None:
    assert all_clear(language, f"Danke. {sentence} Gracias.")


@pytest.mark.parametrize("language", ALL_CLEAR)
def test_what_the_result_says_instead_is_limited_to_the_answers_and_no_such_sentence(language: str) -> None:
    best = load_catalogue().words(language)[BEST]
    assert re.search(ALL_CLEAR[language], best.lower())
    assert all_clear(language, best) == []


@pytest.mark.parametrize("language", ALL_CLEAR)
def test_the_pages_say_that_questions_can_not_tell_that_nothing_is_wrong(language: str) -> None:
    told = [entry for entry in messages(language) if "that nothing is wrong" in entry.msgid]
    assert told
    assert all(language == "en" or entry.translated() for entry in told)
