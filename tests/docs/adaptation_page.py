"""docs/reference/adaptation.md, made from the rules and from the tables that test them.

Run `python -m tests.docs.adaptation_page` from the repository's root to write it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

from tests.adaptation_history import DecideRow, Did
from tests.adaptation_rows import DOWNS, HOLDS, UPS
from tests.adaptation_tables import DURING, GATES, LIGHTS
from unhunch.catalogue import load_catalogue

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "adaptation.md"
INTRO = Path(__file__).with_name("adaptation_intro.md")
_WORDS = load_catalogue().words("en")


def adaptation_page() -> str:
    """The whole page as Markdown."""
    lines = [*_light(), *_during(), *_gate(), *_decisions(), *_numbers(), *_sentences()]
    return INTRO.read_text(encoding="utf-8") + "\n".join(lines).rstrip() + "\n"


def _table(head: str, rows: Iterable[str]) -> Iterator[str]:
    yield head
    yield "|" + "---|" * (head.count("|") - 1)
    yield from rows
    yield ""


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _light() -> Iterator[str]:
    yield "## The traffic light"
    yield ""
    rows = (_row(one.before, one.worst, "stretch or neck move" if one.strict else "", one.light) for one in LIGHTS)
    yield from _table("| before | worst during | in a | light |", rows)


def _during() -> Iterator[str]:
    yield "## This hurts"
    yield ""
    rows = (
        _row(one.said, one.hurt.before, one.hurt.score, one.exercise, one.kind, one.instead or "") for one in DURING
    )
    yield from _table("| what is said | before | now | exercise | what to do | offered instead |", rows)


def _gate() -> Iterator[str]:
    yield "## The gate before a session"
    yield ""
    rows = (_row(one.before, one.said, one.kind, "one step down today" if one.step_down else "") for one in GATES)
    yield from _table("| pain now | also said | gate | |", rows)


def _decisions() -> Iterator[str]:
    for title, rows in (("Steps up", UPS), ("What holds", HOLDS), ("Steps down", DOWNS)):
        yield f"## {title}"
        yield ""
        head = "| case | exercise | stands at | the last day | decision | in words |"
        yield from _table(head, (_decision(row) for row in rows))


def _decision(row: DecideRow) -> str:
    stands = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in row.standing.items())
    group = "hold" if row.action == "hold" else "step"
    said = _WORDS[f"adaptation.{group}.{row.step}"] if row.action else ""
    action = row.action.replace("_", " ") or "none"
    return _row(row.said, row.exercise, stands, _did(row.days[-1]), action, said)


def _did(did: Did) -> str:
    """What of the day differs from a good one."""
    good = Did()
    changed = [field.name for field in fields(did) if getattr(did, field.name) != getattr(good, field.name)]
    told = (f"{name.replace('_', ' ')}: {_said(getattr(did, name))}" for name in changed)
    return ", ".join(told) or "good"


def _said(value: object) -> str:
    if value is None:
        return "not answered"
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _numbers() -> Iterator[str]:
    yield "## The numbers"
    yield ""
    rules = load_catalogue().rules.by_id
    mine = {name: rule for name, rule in rules.items() if name.startswith("adaptation.")}
    rows = (
        _row(f"`{name.removeprefix('adaptation.')}`", _value(rule.value), rule.unit, rule.source)
        for name, rule in mine.items()
    )
    yield from _table("| rule | value | unit | source |", rows)


def _value(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, tuple | list) else str(value)


def _sentences() -> Iterator[str]:
    yield "## The sentences"
    yield ""
    mine = ((name, said) for name, said in _WORDS.items() if name.startswith("adaptation."))
    yield from _table("| id | sentence |", (_row(f"`{name}`", said) for name, said in mine))


if __name__ == "__main__":
    PAGE.write_text(adaptation_page(), encoding="utf-8")
