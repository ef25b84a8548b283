from pathlib import Path

from unhunch.figures import manifest


def exercise(data: Path, name: str, text: str) -> None:
    folder = data / "exercises" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "motion.toml").write_text(text, encoding="utf-8")


def made(pictures: Path, *names: str, state: str) -> dict[str, str]:
    for name in names:
        (pictures / name).parent.mkdir(parents=True, exist_ok=True)
        (pictures / name).write_bytes(b"")
    return dict.fromkeys(names, state)


def test_pictures_made_from_the_motion_as_it_is_are_not_stale(tmp_path: Path) -> None:
    exercise(tmp_path / "data", "cat-cow", "loop_s = 8")
    state = manifest.motion(tmp_path / "data/exercises/cat-cow")
    manifest.write(made(tmp_path, "stills/cat-cow--cat.webp", state=f"{state}-code"), tmp_path)
    assert list(manifest.stale(tmp_path / "data", tmp_path)) == []


def test_a_motion_newer_than_its_pictures_is_named(tmp_path: Path) -> None:
    exercise(tmp_path / "data", "cat-cow", "loop_s = 8")
    state = manifest.motion(tmp_path / "data/exercises/cat-cow")
    manifest.write(made(tmp_path, "stills/cat-cow--cat.webp", state=f"{state}-code"), tmp_path)
    exercise(tmp_path / "data", "cat-cow", "loop_s = 6")
    assert list(manifest.stale(tmp_path / "data", tmp_path)) == [
        "cat-cow's pictures are older than its motion: ./run figures cat-cow"
    ]


def test_pictures_are_made_anew_for_other_muscles_and_for_no_other_fact(tmp_path: Path) -> None:
    exercise(tmp_path, "cat-cow", "loop_s = 8")
    folder = tmp_path / "exercises" / "cat-cow"
    states = []
    for text in ('primary = ["a"]', 'primary = ["a"]\n[camera]\nview = "none"', 'primary = ["b"]'):
        (folder / "exercise.toml").write_text(text, encoding="utf-8")
        states.append(manifest.motion(folder))
    assert states[0] == states[1] != states[2]


def test_a_motion_without_pictures_is_named(tmp_path: Path) -> None:
    exercise(tmp_path / "data", "cat-cow", "loop_s = 8")
    manifest.write(made(tmp_path, "woman.glb", state="x"), tmp_path)
    assert list(manifest.stale(tmp_path / "data", tmp_path)) == ["cat-cow has no pictures: ./run figures cat-cow"]


def test_pictures_of_no_exercise_are_named(tmp_path: Path) -> None:
    manifest.write(made(tmp_path, "stills/gone--a.webp", state="x"), tmp_path)
    assert list(manifest.stale(tmp_path / "data", tmp_path)) == [
        "stills/gone--a.webp shows no exercise that has a motion"
    ]


def test_the_manifest_forgets_what_is_gone(tmp_path: Path) -> None:
    manifest.write({**made(tmp_path, "woman.glb", state="x"), "stills/gone--a.webp": "y"}, tmp_path)
    assert manifest.read(tmp_path) == {"woman.glb": "x"}


def test_a_hash_tells_contents_apart_however_they_are_split() -> None:
    assert manifest.digest(b"ab", b"c") != manifest.digest(b"a", b"bc")
