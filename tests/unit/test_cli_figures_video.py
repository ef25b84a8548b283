from pathlib import Path

from tests.terminal import unhunch


def test_there_is_no_film_of_a_body_without_a_figure(tmp_path: Path) -> None:
    ran = unhunch("figures", "video", "cat-cow", "--out", str(tmp_path / "x"), "--body", "older")
    assert ran.code == 2
    assert "woman, man" in ran.err
