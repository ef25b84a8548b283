"""python -m tools.translations [LANGUAGE]: what a language still lacks beside the English texts, a line each."""

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polib

ROOT = Path(__file__).resolve().parent.parent
DATA = Path("src/unhunch/catalogue/data")
ENGLISH = "en"
# Names that other texts are filled in at: {name} in the data, %(name)s in the pages.
_HOLES = re.compile(r"\{[a-z_]\w*(?:\.\w+)*\}|%\(\w+\)[sd]|%[sd]")
# Ways of calling something that a language may have more or fewer of.
_FREE = re.compile(r"(^|\.)aliases$")


def main(wanted: list[str]) -> int:
    """Print what is missing; 1 if something is."""
    found = [line for language in wanted or languages(ROOT) for line in findings(ROOT, language)]
    for line in found:
        print(line)
    return 1 if found else 0


def book_of(language: str) -> Path:
    """The book of the pages' words in a language ("*": in each), from the project's folder on."""
    return Path("src/unhunch/web/locale", language, "LC_MESSAGES", "django.po")


def languages(root: Path) -> list[str]:
    """The languages beside English that have a book of the pages' words, by name."""
    return sorted(one.parts[-3] for one in root.glob(str(book_of("*"))) if one.parts[-3] != ENGLISH)


def findings(root: Path, language: str) -> Iterator[str]:
    """One line for each text that is missing, too many or says other things than the English one fills in."""
    for english in sorted((root / DATA).rglob(f"*{ENGLISH}.toml")):
        if english.name.endswith(f".{ENGLISH}.toml"):
            yield from _in_file(root, english, english.with_name(f"{english.name[: -len('en.toml')]}{language}.toml"))
    yield from _in_book(root, root / book_of(language))


def _in_file(root: Path, english: Path, other: Path) -> Iterator[str]:
    where = other.relative_to(root).as_posix()
    if not other.exists():
        yield f"{where}: is missing"
        return
    try:
        theirs = dict(_flat(tomllib.loads(other.read_text(encoding="utf-8"))))
    except tomllib.TOMLDecodeError as error:
        yield f"{where}: can't be read: {error}"
        return
    ours = dict(_flat(tomllib.loads(english.read_text(encoding="utf-8"))))
    for name, text in ours.items():
        if name not in theirs:
            yield f"{where}: {name} is missing: {_words(text)}"
        elif not _FREE.search(name):
            yield from (f"{where}: {name}: {what}" for what in _unlike(text, theirs[name]))
    yield from (f"{where}: {name} is not in the English file" for name in theirs if name not in ours)


def _in_book(root: Path, book: Path) -> Iterator[str]:
    where = book.relative_to(root).as_posix()
    if not book.exists():
        yield f"{where}: is missing"
        return
    english = {(one.msgctxt, one.msgid): one for one in polib.pofile(str(root / book_of(ENGLISH)))}
    theirs = {(one.msgctxt, one.msgid): one for one in polib.pofile(str(book)) if not one.obsolete}
    for key, one in english.items():
        wanted = [one.msgid, one.msgid_plural] if one.msgid_plural else [one.msgid]
        there = theirs.get(key)
        said = [] if there is None else list(there.msgstr_plural.values()) if one.msgid_plural else [there.msgstr]
        if there is None or "fuzzy" in there.flags or not said or not all(said):
            yield f"{where}: is missing: {one.msgid!r}"
        elif any(set(_HOLES.findall(text)) - set(_HOLES.findall("".join(wanted))) for text in said):
            yield f"{where}: fills in something else: {one.msgid!r}"
        elif set(_HOLES.findall(wanted[-1])) - set(_HOLES.findall(said[-1])):
            yield f"{where}: does not fill in everything: {one.msgid!r}"
    yield from (f"{where}: is not said any more: {key[1]!r}" for key in theirs if key not in english)


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        path = f"{before}.{name}" if before else name
        if isinstance(value, dict):
            yield from _flat(value, path)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for at, one in enumerate(value):
                yield from _flat(one, f"{path}[{at}]")
        else:
            yield path, value


def _unlike(english: object, other: object) -> Iterator[str]:
    if type(english) is not type(other):
        yield "is of another kind"
    elif isinstance(english, list) and isinstance(other, list) and len(english) != len(other):
        yield f"has {len(other)} lines instead of {len(english)}"
    elif set(_HOLES.findall(str(english))) != set(_HOLES.findall(str(other))):
        yield f"fills in other things than {_words(english)}"
    elif isinstance(other, str) and isinstance(english, str) and english and not other.strip():
        yield "is empty"


def _words(text: object) -> str:
    said = str(text)
    return said if len(said) <= 70 else f"{said[:67]}..."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
