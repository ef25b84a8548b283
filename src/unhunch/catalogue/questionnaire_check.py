"""What is wrong in a questionnaire that can be read: unknown ids, a rule out of order, a missing word."""

from collections.abc import Iterator

from unhunch.catalogue.model import Finding
from unhunch.catalogue.questionnaire import Branch, Condition, Question, Questionnaire, QuestionnaireText

_WHERE = "screening/questions.toml: {}"


def check_questionnaire(questionnaire: Questionnaire) -> tuple[Finding, ...]:
    """All findings in the questionnaire; the shipped one has none."""
    return tuple(_all(questionnaire))


def _all(questionnaire: Questionnaire) -> Iterator[Finding]:
    for question in questionnaire.questions.values():
        yield from _question(question, questionnaire)
        yield from _tests(question, questionnaire)
        yield from _order(question, questionnaire)
    yield from _screens(questionnaire)
    yield from _stop_signs(questionnaire)
    for language, text in questionnaire.texts.items():
        yield from _words(questionnaire, text, language)


def _question(question: Question, questionnaire: Questionnaire) -> Iterator[Finding]:
    where = _WHERE.format(question.id)
    if not question.sources:
        yield Finding(where=where, what="no source", fix="name the source id that it rests on")
    if (question.parent is None) == (question.action is None):
        yield Finding(where=where, what="a main question needs an action, a follow-up a parent and no action")
    if question.parent is not None and question.parent not in questionnaire.questions:
        yield Finding(where=where, what=f"its parent {question.parent} does not exist")
    if (question.ask == "follow_up") != (question.parent is not None):
        yield Finding(where=where, what="`ask` is follow_up exactly where there is a parent")


def _tests(question: Question, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Every id, option and number that a test of the question names has to exist."""
    where = _WHERE.format(question.id)
    for test in _tests_of(question):
        if test.id and test.id not in questionnaire.questions:
            yield Finding(where=where, what=f"a rule names the unknown question {test.id}")
        elif test.has and test.has not in questionnaire.questions[test.id].options:
            yield Finding(where=where, what=f"a rule names the unknown option {test.has} of {test.id}")
        if not test.id and test.fact is None:
            yield Finding(where=where, what="a test names neither a question nor a fact")
        for number in (test.count, test.at_least, test.above, test.below):
            if number and number not in questionnaire.numbers:
                yield Finding(where=where, what=f"a rule names the unknown number {number}")
    for branch in question.rules:
        for number in (branch.level_cap, branch.valid_days):
            if number and number not in questionnaire.numbers:
                yield Finding(where=where, what=f"a rule names the unknown number {number}")


def _tests_of(question: Question) -> Iterator[Condition]:
    yield from (*question.ask_when, *question.yes_when)
    for branch in question.rules:
        yield from branch.when
    for rule in question.tag_rules:
        yield from rule.when


def _order(question: Question, questionnaire: Questionnaire) -> Iterator[Finding]:
    """Rules stand strictest first, for the first that holds decides."""

    def rank(branch: Branch) -> int:
        action = branch.action or question.action
        return questionnaire.actions[action].rank if action else 0

    ranks = [rank(branch) for branch in question.rules]
    if ranks != sorted(ranks):
        yield Finding(
            where=_WHERE.format(question.id),
            what="a milder rule stands before a stricter one",
            fix="put the strictest rule first",
        )
    if any(not branch.when for branch in question.rules[:-1]):
        yield Finding(where=_WHERE.format(question.id), what="a rule without `when` hides those after it")


def _screens(questionnaire: Questionnaire) -> Iterator[Finding]:
    shown = [id_ for screen in questionnaire.screens for id_ in screen.questions]
    main = [question.id for question in questionnaire.main]
    for id_ in sorted(set(main) - set(shown)):
        yield Finding(where="screening/screens.toml", what=f"{id_} stands on no screen")
    for id_ in sorted(set(shown) - set(main)):
        yield Finding(where="screening/screens.toml", what=f"{id_} is no main question")
    if len(shown) != len(set(shown)):
        yield Finding(where="screening/screens.toml", what="a question stands on two screens")
    for id_ in main:
        for test in questionnaire.questions[id_].ask_when:
            if test.id in shown and id_ in shown and shown.index(test.id) > shown.index(id_):
                yield Finding(where="screening/screens.toml", what=f"{id_} is asked before {test.id}, which opens it")


def _stop_signs(questionnaire: Questionnaire) -> Iterator[Finding]:
    for sign in questionnaire.stop_signs:
        for id_ in sign.questions:
            if id_ not in questionnaire.questions:
                yield Finding(where=f"screening/session-check.toml: {sign.id}", what=f"unknown question {id_}")


def _words(questionnaire: Questionnaire, text: QuestionnaireText, language: str) -> Iterator[Finding]:
    """Safety text is never left untranslated: every question, option, screen, block and sign has its words."""
    where = f"screening/text.{language}.toml"
    for question in questionnaire.questions.values():
        words = text.questions.get(question.id)
        if words is None:
            yield Finding(where=where, what=f"no words for {question.id}")
        elif set(words.options) != set(question.options):
            yield Finding(where=where, what=f"the options of {question.id} do not fit its words")
    pairs = (
        ({screen.id for screen in questionnaire.screens}, set(text.screens)),
        ({"pain-now", "anything-new"}, set(text.session)),
        ({block.id for block in questionnaire.blocks}, set(text.blocks)),
        ({sign.id for sign in questionnaire.stop_signs}, set(text.stop_signs)),
        ({question.ask for question in questionnaire.questions.values()}, set(text.conditions)),
    )
    for needed, there in pairs:
        for id_ in sorted(needed - there):
            yield Finding(where=where, what=f"no words for {id_}")
    for id_ in sorted(set(text.questions) - set(questionnaire.questions)):
        yield Finding(where=where, what=f"words for the unknown question {id_}")
