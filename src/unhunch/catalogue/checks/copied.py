"""Safety sentences that another language has word for word from English: nobody has translated them."""

from collections.abc import Iterable, Iterator, Mapping

from unhunch.catalogue.checks.scope import Scope
from unhunch.catalogue.contents import Catalogue, LoreText
from unhunch.catalogue.languages import FIRST
from unhunch.catalogue.model import ExerciseText, Finding, Words
from unhunch.catalogue.questionnaire import QuestionnaireText

_SPOKEN = ("screening.action.", "screening.advice.", "screening.session.")
Sentences = Iterator[tuple[str, str]]


def copied_findings(scope: Scope) -> Iterator[Finding]:
    """Findings about stop rules, warnings and changes of exercises that are still English."""
    english = scope.texts.get(FIRST, {})
    for language in _others(scope.texts):
        for name, text in scope.texts[language].items():
            if name in english and name in scope.exercises:
                yield from _copied(scope.where(name, language), _of_exercise(text), _of_exercise(english[name]))


def copied_lore_findings(catalogue: Catalogue) -> Iterator[Finding]:
    """Findings about the safety questions, their advice and the techniques' warnings that are still English."""
    for language in _others(catalogue.lore):
        here, english = catalogue.lore[language], catalogue.lore.get(FIRST)
        if english is not None:
            yield from _copied(f"techniques.{language}.toml", _of_techniques(here), _of_techniques(english))
    for language in _others(catalogue.all_words):
        words, first = catalogue.all_words[language], catalogue.all_words.get(FIRST, {})
        yield from _copied(f"words/screening.{language}.toml", _of_words(words), _of_words(first))
    texts = catalogue.screening.texts
    for language in _others(texts):
        if FIRST in texts:
            where = f"screening/text.{language}.toml"
            yield from _copied(where, _of_questions(texts[language]), _of_questions(texts[FIRST]))


def _others(languages: Iterable[str]) -> list[str]:
    """All languages but English and its regions."""
    return sorted(language for language in languages if language.partition("-")[0] != FIRST)


def _copied(where: str, here: Sentences, english: Sentences) -> Iterator[Finding]:
    """A finding for each sentence that English has too; one word alone may be the same in both."""
    known = {sentence.strip() for _, sentence in english}
    for path, sentence in here:
        if sentence.strip() in known and len(sentence.split()) > 1:
            yield Finding(where=f"{where}: {path}", what="is not translated: it is the English sentence")


def _listed(path: str, sentences: Iterable[str]) -> Sentences:
    return ((f"{path}.{number}", sentence) for number, sentence in enumerate(sentences))


def _named(path: str, sentences: Mapping[str, str]) -> Sentences:
    return ((f"{path}.{name}", sentence) for name, sentence in sentences.items())


def _of_exercise(text: ExerciseText) -> Sentences:
    yield from _listed("stop_if", text.stop_if)
    yield from _named("changes", text.changes)
    yield "safety_note", text.safety_note


def _of_techniques(text: LoreText) -> Sentences:
    for name, words in text.techniques.items():
        yield from _listed(f"{name}.not_if", words.not_if)
        yield from _listed(f"{name}.stop_if", words.stop_if)
        yield from _named(f"{name}.care", words.care)
        for id_, said in words.practices.items():
            yield from _listed(f"{name}.practices.{id_}", (*said.steps, said.look, said.done, said.worse))


def _of_words(words: Words) -> Sentences:
    return ((name, sentence) for name, sentence in words.items() if name.startswith(_SPOKEN))


def _of_questions(text: QuestionnaireText) -> Sentences:
    for name, words in text.questions.items():
        yield f"questions.{name}.ask", words.ask
        yield f"questions.{name}.note", words.note
        yield from _listed(f"questions.{name}.signs", words.signs)
        yield from _named(f"questions.{name}.options", words.options)
    yield from _named("session", text.session)
    yield from _named("blocks", text.blocks)
    yield from _named("stop_signs", text.stop_signs)
