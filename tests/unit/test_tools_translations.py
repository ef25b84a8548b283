from pathlib import Path

import pytest

from tools.translations import findings, languages

DATA = "src/unhunch/catalogue/data"
BOOK = "src/unhunch/web/locale/{}/LC_MESSAGES/django.po"
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two English texts, and nothing else."""
    write(tmp_path, f"{DATA}/words/a.en.toml", '"say" = "{n} times"\n"list" = ["one", "two"]\n')
    write(tmp_path, BOOK.format("en"), f'{HEAD}msgid "%(n)s min"\nmsgstr ""\n')
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    """The file, with its folders."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def french(root: Path, words: str, said: str) -> list[str]:
    """What is found in French."""
    write(root, f"{DATA}/words/a.fr.toml", words)
    write(root, BOOK.format("fr"), f'{HEAD}msgid "%(n)s min"\nmsgstr "{said}"\n')
    return list(findings(root, "fr"))


def test_a_language_that_says_everything_lacks_nothing(root: Path) -> None:
    assert french(root, '"say" = "{n} fois"\n"list" = ["un", "deux"]', "%(n)s min") == []
    assert languages(root) == ["fr"]


def test_files_that_are_missing_are_named(root: Path) -> None:
    assert [line.partition(": ")[2] for line in findings(root, "fr")] == ["is missing", "is missing"]


@pytest.mark.parametrize(
    ("words", "said", "found"),
    [
        ('"list" = ["un", "deux"]', "%(n)s min", "say is missing"),
        ('"say" = "{m} fois"\n"list" = ["un", "deux"]', "%(n)s min", "fills in other things"),
        ('"say" = "{n} fois"\n"list" = ["un"]', "%(n)s min", "has 1 lines instead of 2"),
        ('"say" = " {n}"\n"list" = "un"', "%(n)s min", "is of another kind"),
        ('"say" = "{n}"\n"list" = ["un", "deux"]\n"odd" = "x"', "%(n)s min", "is not in the English file"),
        ('"say" = ', "%(n)s min", "can't be read"),
        ('"say" = "{n} fois"\n"list" = ["un", "deux"]', "", "is missing: '%(n)s min'"),
        ('"say" = "{n} fois"\n"list" = ["un", "deux"]', "min", "does not fill in everything"),
        ('"say" = "{n} fois"\n"list" = ["un", "deux"]', "%(n)s %(m)s", "fills in something else"),
    ],
)
def test_each_text_that_is_missing_or_says_something_else_is_a_line(
    root: Path, words: str, said: str, found: str
) -> None:
    (line,) = french(root, words, said)
    assert found in line
