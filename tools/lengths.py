"""The house rule on size: a module under 300 lines, a function never over 50."""

import ast
from collections.abc import Iterator
from pathlib import Path

MOST_MODULE_LINES = 300
MOST_FUNCTION_LINES = 50
# Tables that a tool writes; nobody reads them from top to bottom.
WRITTEN = "_data.py"
FOLDERS = ("src", "tools", "benchmarks", "tests")


def findings(root: Path) -> Iterator[str]:
    """Each module or function that has grown too long, as one line."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from too_long(path, path.relative_to(root))


def too_long(path: Path, name: Path) -> Iterator[str]:
    """What is too long in one file."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > MOST_MODULE_LINES and not path.name.endswith(WRITTEN):
        yield f"{name}: {lines} lines; a module answers one question in at most {MOST_MODULE_LINES}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MOST_FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines; at most {MOST_FUNCTION_LINES}"
