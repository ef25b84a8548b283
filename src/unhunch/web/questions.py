"""One screen of the screening as a page shows it: each question, its answer, and whether it is asked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from unhunch.catalogue import Catalogue
from unhunch.catalogue.questionnaire import Question, Questionnaire, QuestionText
from unhunch.screening.answers_schema import full_question
from unhunch.screening.model import Answer, Answers
from unhunch.screening.questions import screens
from unhunch.service.screening import Draft
from unhunch.web.at_once import AtOnce, at_once

ANSWERS = ("yes", "no", "unsure")
PAIN_SCREEN = "the-pain"
POOL_SCREEN = "moving"
TOLD_NOT_TO = "BE-11"
UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question with its words; `conditions` is what the script reads to show or hide it.

    `unsure` is true for a choice that was answered by "not sure"; `at_once` says which answers are sent as soon as
    they are given.
    """

    id: str
    text: QuestionText
    answer: str
    chosen: tuple[str, ...]
    follow_up: bool
    unsure: bool
    shown: bool
    at_once: AtOnce
    conditions: str

    @property
    def answered(self) -> bool:
        """Whether there is an answer or a choice, be it "not sure"."""
        return bool(self.answer or self.chosen or self.unsure)


def answers_of(draft: Draft) -> Answers:
    """The draft as the rules read it; a fact that nobody gave yet counts as nothing."""
    facts = draft.facts
    raw = facts.get("choices")
    choices = {k: tuple(v) for k, v in raw.items()} if isinstance(raw, Mapping) else {}
    return Answers(
        answers=cast("Mapping[str, Answer]", draft.answers),
        age=_whole(facts.get("age")),
        pain_now=_whole(facts.get("pain_now")),
        choices=choices,
        pool=bool(facts.get("pool")),
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def exercise_names(catalogue: Catalogue, language: str = "en") -> tuple[tuple[str, str], ...]:
    """Every exercise and variant, id and name, by name."""
    names = ((id_, catalogue.text(id_, language).name) for id_ in (*catalogue.exercises, *catalogue.variants))
    return tuple(sorted(names, key=lambda one: one[1].casefold()))


def _conditions(question: Question) -> str:
    """All that must hold for the question to be asked, as JSON: a list of [id, [answers]]."""
    needed: list[tuple[str, list[str]]] = []
    if question.parent is not None:
        needed.append((question.parent, ["yes", "unsure"]))
    for test in question.ask_when:
        if test.id:
            needed.append((test.id, [a for a in test.answer if a != "open"]))
        elif test.fact == "pool":
            needed.append(("pool", ["yes"]))
    return json.dumps(needed) if needed else ""


def ids_on(questionnaire: Questionnaire, number: int) -> tuple[str, ...]:
    """The ids of all questions on screen `number` (from 1), each followed by its follow-ups."""
    found: list[str] = []
    for id_ in questionnaire.screens[number - 1].questions:
        found += [id_, *questionnaire.follow_ups.get(id_, ())]
    return tuple(found)


def questions_on(catalogue: Catalogue, number: int, answers: Answers, language: str) -> tuple[Asked, ...]:
    """The questions of screen `number` (from 1) in their order, whether asked yet or not."""
    questionnaire = catalogue.screening
    texts = questionnaire.text(language).questions
    asked = screens(answers, catalogue)[number - 1].asked
    return tuple(
        Asked(
            id=id_,
            text=texts[id_],
            answer=answers.answers.get(id_, ""),
            chosen=answers.choices.get(id_, ()),
            unsure=answers.choices.get(id_) == (),
            follow_up=questionnaire.questions[id_].parent is not None,
            shown=id_ in asked,
            at_once=at_once(questionnaire, questionnaire.questions[id_], answers),
            conditions=_conditions(questionnaire.questions[id_]),
        )
        for id_ in ids_on(questionnaire, number)
    )


def said_lines(
    questionnaire: Questionnaire, ids: Sequence[str], answers: Answers | None, language: str
) -> tuple[str, ...]:
    """The questions behind an outcome, each whole with its signs and with the options that were chosen under it."""
    text = questionnaire.text(language)
    choices = answers.choices if answers is not None else {}

    def line(id_: str) -> str:
        full = full_question(questionnaire.questions[id_], text)
        for under in questionnaire.follow_ups.get(id_, ()):
            if choices.get(under):
                words = text.questions[under]
                full += f" {words.ask} {'; '.join(words.options[option] for option in choices[under])}."
        return full

    # A choice is told with its question, so that it needs no line of its own.
    known = [id_ for id_ in ids if id_ in questionnaire.questions and not questionnaire.questions[id_].options]
    return tuple(line(id_) for id_ in known)


def open_on(catalogue: Catalogue, number: int, draft: Draft) -> tuple[str, ...]:
    """The ids on screen `number` that are asked and have no answer yet; facts count by their name."""
    answers = answers_of(draft)
    missing = list(screens(answers, catalogue)[number - 1].open)
    screen = catalogue.screening.screens[number - 1].id
    if screen == PAIN_SCREEN and "pain_now" not in draft.facts:
        missing.insert(0, "pain_now")
    if screen == POOL_SCREEN and "pool" not in draft.facts:
        missing.append("pool")
    return tuple(missing)


def first_open(catalogue: Catalogue, draft: Draft) -> int | None:
    """The number of the first screen with an open question, or None when all are answered."""
    numbers = range(1, len(catalogue.screening.screens) + 1)
    return next((n for n in numbers if open_on(catalogue, n, draft)), None)


def version(ids: Sequence[str], draft: Draft) -> str:
    """A mark of what is stored for these questions, which a form carries to notice another tab."""
    kept = {id_: draft.answers[id_] for id_ in ids if id_ in draft.answers}
    return sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:12]
