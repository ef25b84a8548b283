import re
from pathlib import Path

import pytest

from tests.plumbing.data import ROOT
from tools.front_door import USAGE
from unhunch.cli.main import COMMANDS

RECORDS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
DOCUMENTS = sorted(path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def dead_links(document: Path) -> list[str]:
    """The files beside the document that it links to or shows, and that are not there."""
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", document.read_text(encoding="utf-8"))
    return [link for link in links if not (document.parent / link).exists()]


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_every_decision_record_has_its_four_parts(record: Path) -> None:
    headings = re.findall(r"^## (.+)$", record.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert headings == ["Status", "Context", "Decision", "Consequences"]


def test_every_decision_record_stands_in_the_list() -> None:
    listed = re.findall(r"\]\((\d{4}-.+?\.md)\)", (ROOT / "docs" / "adr" / "README.md").read_text(encoding="utf-8"))
    assert listed == [record.name for record in RECORDS]


def test_the_commands_of_the_readme_exist() -> None:
    named = set(re.findall(r"`unhunch ([a-z-]+)", README))
    assert named
    assert named <= COMMANDS.keys()


def test_the_readme_names_every_command_but_those_that_run_uses() -> None:
    assert COMMANDS.keys() - {"serve"} <= set(re.findall(r"`unhunch ([a-z-]+)", README))


def test_what_the_readme_says_of_run_exists() -> None:
    named = set(re.findall(r"\./run ([a-z]+)", README))
    assert named == {"demo", "test", "check", "bench", "figures", "video", "desktop"}
    assert all(f"./run {name}" in USAGE for name in named)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_within_the_documents_leads_somewhere(document: Path) -> None:
    assert dead_links(document) == []


@pytest.mark.parametrize("link", ["gone.md", "images/gone.png", "gone.webp", "../gone/"])
def test_a_link_or_a_picture_that_leads_nowhere_is_found(tmp_path: Path, link: str) -> None:
    document = tmp_path / "page.md"
    document.write_text(f"[itself](page.md#top) and ![what is not there]({link})", encoding="utf-8")
    assert dead_links(document) == [link]


@pytest.mark.parametrize("name", ["README.md", "SAFETY.md"])
def test_nobody_is_led_to_believe_that_a_clinician_has_looked(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").lower()
    assert "clinician has reviewed it yet" in text or "not been reviewed by a clinician yet" in text


def test_the_changelog_has_the_form_that_it_names() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_public_version_is_that_of_the_package() -> None:
    import unhunch  # noqa: PLC0415 - only here

    assert f'version = "{unhunch.__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
