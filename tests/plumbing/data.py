"""The reference data that some tests compare with; it is not part of the repository."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def shared_folder() -> Path | None:
    """Return the folder of reference data (UNHUNCH_SHARED, else ../shared), or None."""
    folder = Path(os.environ.get("UNHUNCH_SHARED") or ROOT.parent / "shared")
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference data; without it the test is skipped, with CI=true it fails."""
    folder = shared_folder()
    if folder is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true and no reference data: put it in ../shared or set UNHUNCH_SHARED", pytrace=False)
        pytest.skip("no reference data: set UNHUNCH_SHARED")
    return folder


@pytest.fixture(scope="session")
def repository() -> Path:
    """The repository's root folder."""
    return ROOT
