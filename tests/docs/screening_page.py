"""docs/reference/screening.md, made from the questions and from the tables that test them.

Run `python -m tests.docs.screening_page` from the repository's root to write it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.spec.screening_row import KINDS, Row
from tests.spec.screening_table import TABLES
from unhunch.catalogue import load_catalogue
from unhunch.catalogue.questionnaire import Question, QuestionnaireText
from unhunch.screening import asked_when, full_question

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "screening.md"
INTRO = Path(__file__).with_name("screening_intro.md")


def screening_page() -> str:
    """The whole page as Markdown."""
    lines = [*_questions(), *_screens(), *_numbers(), *_rules(), *_countries()]
    return INTRO.read_text(encoding="utf-8") + "\n".join(lines).rstrip() + "\n"


def _table(head: str, rows: Iterable[str]) -> Iterator[str]:
    yield head
    yield "|" + "---|" * (head.count("|") - 1)
    yield from rows
    yield ""


def _questions() -> Iterator[str]:
    questionnaire = load_catalogue().screening
    text = questionnaire.text()
    yield "## The questions"
    yield ""
    head = "| id | question | asked | own action | tags | sources |"
    yield from _table(head, (_question(question, text) for question in questionnaire.questions.values()))


def _question(question: Question, text: QuestionnaireText) -> str:
    tags = dict.fromkeys((*question.tags, *(rule.tag for rule in question.tag_rules)))
    asked = asked_when(question, text).removeprefix("asked ")
    cells = (
        f"`{question.id}`",
        full_question(question, text) + _options(question, text),
        asked,
        question.action or "",
        ", ".join(tags),
        ", ".join(question.sources),
    )
    return f"| {' | '.join(cells)} |"


def _options(question: Question, text: QuestionnaireText) -> str:
    words = text.questions[question.id].options
    return "".join(f" `{option}`: {words[option]}." for option in question.options)


def _screens() -> Iterator[str]:
    questionnaire = load_catalogue().screening
    titles = questionnaire.text().screens
    yield "## The screens"
    yield ""
    rows = (f"| {titles[screen.id].title} | {', '.join(screen.questions)} |" for screen in questionnaire.screens)
    yield from _table("| screen | questions, each followed by its follow-ups |", rows)


def _numbers() -> Iterator[str]:
    rules = load_catalogue().rules.by_id
    yield "## The numbers"
    yield ""
    rows = (
        f"| `{name}` | {rule.value} | {rule.unit} | {rule.source} |"
        for name, rule in rules.items()
        if name.startswith("screening.")
    )
    yield from _table("| rule | value | unit | source |", rows)


def _rules() -> Iterator[str]:
    yield "## The rules as tables"
    yield ""
    yield "Each row is a test. Everything that is not named is answered no where it is a question of its own, and left"
    yield "open where it is a follow-up; age is 41 and pain 3 unless said. `cleared:BE-1=3` is a clinician's clearance"
    yield "three days ago, `read=14 then=3` the advice on LOC-1 first read 14 days ago at pain 3, `strict` the strict"
    yield "location setting."
    kinds = (f"{name} = {', '.join(words) or 'nothing'}" for name, words in KINDS.items())
    yield f"Allowed: {'; '.join(kinds)}."
    yield ""
    for name, rows in TABLES.items():
        yield f"### {name}"
        yield ""
        yield from _table("| answers | action | because | tags | allowed | level cap | days |", map(_row, rows))


def _row(row: Row) -> str:
    cap = "" if row.cap is None else str(row.cap)
    given = row.given or "(all no)"
    return f"| {given} | {row.action} | {row.because} | {row.tags} | {row.allowed} | {cap} | {row.days} |"


def _countries() -> Iterator[str]:
    table = load_catalogue().screening.countries
    yield "## Emergency numbers"
    yield ""
    yield f"Source: {table.source}, to be reviewed. Any other country: {', '.join(table.unknown)} and the local number."
    yield ""
    rows = (
        f"| {code} | {', '.join(numbers)} | {table.crisis.get(code, '')} |"
        for code, numbers in sorted(table.emergency.items())
    )
    yield from _table("| country | emergency | crisis line |", rows)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(screening_page(), encoding="utf-8")
