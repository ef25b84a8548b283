from pathlib import Path

import pytest

from tests.plumbing.homes import furnish


def test_outside_of_a_run_of_the_tests_the_server_makes_its_home_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("UNHUNCH_TEST_HOMES")
    furnish(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_within_one_it_starts_on_files_that_were_made_once(tmp_path: Path) -> None:
    furnish(tmp_path / "home")
    assert any((tmp_path / "home" / "static").iterdir())
