"""The home programme held to the standard of files that can be read aloud, by a checker of its own."""

from io import BytesIO

import pytest
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject

from tests.plumbing.paper import against_the_standard, empty_headings
from tests.unit.test_export_handout import printed
from unhunch.export.typeset import Paper

# The worker that has set the pages.
pytestmark = pytest.mark.xdist_group("handout")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_checker_of_its_own_finds_nothing_against_the_standard_of_readable_files(paper: Paper) -> None:
    made = printed("en", paper)
    assert (against_the_standard(made), empty_headings(made)) == ((), 0)


@pytest.mark.parametrize(
    ("lost", "rule"),
    [("/StructTreeRoot", "UA-01-005"), ("/Lang", "UA-06-001"), ("/Alt", "UA-13-004"), ("/K", "empty heading")],
)
def test_a_file_that_lost_what_makes_it_readable_is_found(lost: str, rule: str) -> None:
    made = without(lost)
    found = (*against_the_standard(made), *["empty heading"] * (lost == "/K" and empty_headings(made)))
    assert rule in found


def without(lost: str) -> bytes:
    """The handout with its tags, its language, its pictures' texts or its headings' content gone."""
    writer = PdfWriter(clone_from=BytesIO(printed("en")))
    if lost in writer.root_object:
        del writer.root_object[lost]
    for part in writer._objects:
        if isinstance(part, DictionaryObject) and lost in part and part.get("/S") in {"/Figure", "/H2"}:
            del part[lost]
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
