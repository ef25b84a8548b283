"""Whether the safety questions name only what exists elsewhere: sources, tags, rules and sentences."""

from collections.abc import Iterable, Iterator

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.catalogue.questionnaire import UNDER_AGE_ADVICE, Question, Questionnaire

_ADVICE = "screening.advice.{}"


def screening_findings(catalogue: Catalogue) -> Iterator[Finding]:
    """Every finding about the references of the safety questions; advice must be said in every language."""
    questionnaire = catalogue.screening
    for where, source in _sources(questionnaire):
        if source not in catalogue.sources:
            yield Finding(where=where, what=f"names the unknown source {source!r}")
    for question in questionnaire.questions.values():
        for tag in (*question.tags, *(rule.tag for rule in question.tag_rules)):
            if tag not in catalogue.tags:
                yield Finding(where=_at(question), what=f"sets the unknown tag {tag!r}")
    advice = sorted(_advice(questionnaire))
    for language, words in catalogue.all_words.items():
        for name in advice:
            if _ADVICE.format(name) not in words:
                yield Finding(where=f"words/screening.{language}.toml", what=f"does not say {_ADVICE.format(name)}")


def _at(question: Question) -> str:
    return f"screening/questions.toml: {question.id}"


def _sources(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    for question in questionnaire.questions.values():
        for source in question.sources:
            yield _at(question), source
    for name, action in questionnaire.actions.items():
        yield f"screening/actions.toml: {name}", action.source
    for block in questionnaire.blocks:
        yield f"screening/session-check.toml: {block.id}", block.source
    for sign in questionnaire.stop_signs:
        yield f"screening/session-check.toml: {sign.id}", sign.source
    if questionnaire.countries.emergency:
        yield "screening/countries.toml", questionnaire.countries.source


def _advice(questionnaire: Questionnaire) -> set[str]:
    """All advice ids that a screening may show."""
    groups: list[Iterable[str]] = [(UNDER_AGE_ADVICE,)]
    groups += [texts for action in questionnaire.actions.values() for texts in (action.advice, action.allowed_advice)]
    for question in questionnaire.questions.values():
        groups += [question.advice, question.always_advise, question.lifted_advice]
        groups += [texts for branch in question.rules for texts in (branch.advice, branch.allowed_advice)]
    return {name for group in groups for name in group}
