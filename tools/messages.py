"""python -m tools.messages: write the catalogue of the web's words, and the other languages as gettext reads them.

./run check tells when something of it is stale.
"""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from tools.translations import ENGLISH, book_of, languages
from tools.translations import findings as lacking
from unhunch.web.safety_words import MODULES, TEMPLATES

ROOT = Path(__file__).resolve().parent.parent
WEB = Path("src/unhunch/web")
CATALOGUE = book_of(ENGLISH)
SAFETY = WEB / "locale" / "safety.json"
LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
CALL = re.compile(rf"\b(n?p?gettext|_)\(\s*({LITERAL}(?:\s*,\s*{LITERAL})*)")

Key = tuple[str | None, str, str]


def main() -> None:
    """Write the catalogue anew, and what gettext reads of each other language."""
    target = ROOT / CATALOGUE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(catalogue(ROOT), encoding="utf-8")
    (ROOT / SAFETY).write_text(safety(ROOT), encoding="utf-8")
    for language in languages(ROOT):
        book = ROOT / book_of(language)
        book.with_suffix(".mo").write_bytes(compiled(book))


def findings(root: Path) -> Iterator[str]:
    """One line for each file that differs from what it is made from, and for each text that a language lacks."""
    anew = "run `.venv/bin/python -m tools.messages`"
    target = root / CATALOGUE
    if not target.exists() or target.read_text(encoding="utf-8") != catalogue(root):
        yield f"{CATALOGUE} is stale: {anew}"
    listed = root / SAFETY
    if not listed.exists() or listed.read_text(encoding="utf-8") != safety(root):
        yield f"{SAFETY} is stale: {anew}"
    for language in languages(root):
        book = root / book_of(language)
        target = book.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != compiled(book):
            yield f"{target.relative_to(root)} is stale: {anew}"
        yield from lacking(root, language)


def compiled(book: Path) -> bytes:
    """The book in the form that gettext reads."""
    return bytes(polib.pofile(str(book)).to_binary())


def catalogue(root: Path) -> str:
    """The text of the gettext catalogue, each message once with the files that use it."""
    places: dict[Key, set[str]] = {}
    for path in sorted((root / WEB).rglob("*")):
        if path.suffix in {".py", ".html", ".txt"}:
            for key in in_file(path):
                places.setdefault(key, set()).add(path.relative_to(root).as_posix())
    book = polib.POFile()
    book.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for key in sorted(places, key=lambda key: (key[1], key[0] or "", key[2])):
        book.append(entry(key, places[key]))
    return f"{book}\n"


def safety(root: Path) -> str:
    """The messages without which no language is offered, a line each: context, one, many."""
    files = [*(root / WEB / "templates" / name for name in TEMPLATES), *(root / WEB / name for name in MODULES)]
    found = sorted({key for path in files for key in in_file(path)}, key=lambda key: (key[1], key[0] or "", key[2]))
    rows = (json.dumps(key, ensure_ascii=False) for key in found)
    return "[\n" + ",\n".join(rows) + "\n]\n"


def in_file(path: Path) -> Iterator[Key]:
    """The messages of a module or a template."""
    text = path.read_text(encoding="utf-8")
    yield from in_python(text) if path.suffix == ".py" else in_template(text)


def entry(key: Key, files: set[str]) -> polib.POEntry:
    """One message, its translation left empty."""
    context, singular, plural = key
    found = polib.POEntry(msgctxt=context, msgid=singular, occurrences=[(file, "") for file in sorted(files)])
    if plural:
        found.msgid_plural, found.msgstr_plural = plural, {0: "", 1: ""}
    if "%(" in singular + plural:
        found.flags.append("python-format")
    return found


def in_template(text: str) -> Iterator[Key]:
    """The messages of a template's translation tags."""
    for name, literals in CALL.findall(templatize(text)):
        words = [ast.literal_eval(word) for word in re.findall(LITERAL, literals)]
        yield from message(name, words)


def in_python(text: str) -> Iterator[Key]:
    """The messages of a module's gettext calls."""
    aliases = {"_": "gettext"}
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            aliases.update({alias.asname: alias.name for alias in node.names if alias.asname})
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            words = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            yield from message(aliases.get(name, name).removesuffix("_lazy"), words)


def message(name: str, words: list[str]) -> Iterator[Key]:
    """The message a call names, where its words are literals."""
    shapes = {
        "gettext": (0, 0),
        "_": (0, 0),
        "gettext_noop": (0, 0),
        "ngettext": (0, 1),
        "pgettext": (1, 0),
        "npgettext": (1, 1),
    }
    if name in shapes:
        context, plural = shapes[name]
        if len(words) >= 1 + context + plural:
            yield (words[0] if context else None, words[context], words[context + 1] if plural else "")


if __name__ == "__main__":
    main()
