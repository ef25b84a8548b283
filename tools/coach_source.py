"""The words of the module that holds what the coach expects: plain calls, one row a line."""

from collections.abc import Iterable

from unhunch.coach.target import Fault, Key, Target, Watch


def source(found: Iterable[Target]) -> str:
    """The module that holds them."""
    lines = [
        '"""What the coach expects of each exercise. Written by tools/coach_targets.py; do not edit."""',
        "",
        "from typing import Final",
        "",
        "from unhunch.coach.target import Fault, Key, Target, Watch",
        "",
        "# ruff: noqa: E501 - a row a line",
        "# fmt: off",
        "TARGETS: Final[dict[str, Target]] = {",
    ]
    for one in found:
        head = ", ".join(map(repr_, one[:6]))
        lines.append(f"    {repr_(one.exercise)}: Target(")
        lines.append(f"        {head},")
        for rows in (one.keys, one.watches, one.faults):
            lines.append("        (" if rows else "        (),")
            lines += [f"            {literal(row)}," for row in rows]
            lines += ["        )," for _ in rows[:1]]
        unseen = ", ".join(map(repr_, one.unseen))
        lines.append(f"        ({unseen}{',' if len(one.unseen) == 1 else ''}),")
        lines += ["        reference=True,"] * one.reference
        lines.append("    ),")
    return "\n".join([*lines, "}", "# fmt: on", ""])


def literal(row: Key | Watch | Fault) -> str:
    """The call that makes the row again."""
    untimed = isinstance(row, Watch) and not row.out_s
    values = [repr_(value) for value in (row[:-3] if untimed else row) if not isinstance(value, bool)]
    values += ["always=True"] * (isinstance(row, Fault) and row.always)
    values += ["clocked=False"] * (isinstance(row, Watch) and not row.clocked)
    return f"{type(row).__name__}({', '.join(values)})"


def repr_(value: object) -> str:
    """A literal with double quotes."""
    return '"' + value.replace('"', '\\"') + '"' if isinstance(value, str) else repr(value)
