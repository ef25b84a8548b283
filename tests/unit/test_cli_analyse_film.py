"""`unhunch analyse` on films: the good ones go on, each bad one is a line, and the drawn film is the same film."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.films import clip, corner, film, pictures_of, require_people, sound
from tests.terminal import Ran, as_a_process, is_one_line, unhunch, written
from unhunch.camera.bundle import MADE
from unhunch.camera.filmed import Filmed
from unhunch.cli import films, pose_model
from unhunch.cli.analysed import show_one
from unhunch.cli.at_once import all_done
from unhunch.cli.recordings import Job, work
from unhunch.cli.shipped import read_catalogue
from unhunch.errors import InvalidInputError

EXERCISE = "knee-bends"
STILL = {"t_s": 0, "points": [[0.5, 0.5, 0.0, 0.9]] * 33}


def analyse(*words: object) -> Ran:
    return as_a_process("analyse", *words, "--exercise", EXERCISE)


@pytest.fixture(scope="module")
def squats() -> Path:
    require_people()
    return clip("tfjs/pose_squats.mp4")


@pytest.fixture(scope="module")
def drawn(squats: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The folder of everything that can be written of the squats, and what was told of them."""
    out = tmp_path_factory.mktemp("drawn")
    ran = analyse(squats, "--json", "--out", out, "--overlays")
    assert (ran.code, ran.err) == (0, "")
    return out, json.loads(ran.out)[0]


def test_a_film_tells_what_landmarks_tell_and_how_it_was(drawn: tuple[Path, dict[str, Any]]) -> None:
    out, told = drawn
    assert (told["count"], told["recording"]["frames"]) == (2, 65)
    assert told["film"] == {"until_s": 12.8, "length_s": 13.0, "other_person_s": None, "damaged": 0}
    assert sorted(path.suffix for path in out.iterdir()) == [".csv", ".mot", ".mp4", ".svg", ".trc"]
    assert len(told["written"]) == 5


def test_the_landmarks_of_a_film_tell_the_same_when_they_are_read_again(drawn: tuple[Path, dict[str, Any]]) -> None:
    out, told = drawn
    (again,) = json.loads(unhunch("analyse", out / "pose_squats.csv", "--exercise", EXERCISE, "--json").out)
    for name in ("repetitions", "totals", "faults", "recording"):
        assert again[name] == told[name]
    assert again["film"] is None


def test_the_drawn_film_has_every_picture_at_its_time_and_no_sound(
    drawn: tuple[Path, dict[str, Any]], squats: Path
) -> None:
    import av  # noqa: PLC0415 - of the extra `video`

    with av.open(str(drawn[0] / "pose_squats.mp4")) as made, av.open(str(squats)) as own:
        assert [stream.type for stream in made.streams] == ["video"]
        assert made.streams.video[0].codec_context.name in {"h264", "mpeg4"}
        times = [[frame.time for frame in one.decode(video=0)] for one in (made, own)]
    assert times[0] == pytest.approx(times[1], abs=0.001)


def test_the_skeleton_and_the_count_are_drawn_in(drawn: tuple[Path, dict[str, Any]]) -> None:
    shown = pictures_of(drawn[0] / "pose_squats.mp4")
    teal = [(abs(one.astype(int) - (0x2F, 0x8F, 0x8A)).max(axis=2) < 30).sum() for one in shown]
    assert min(teal) > 100
    plate = shown[-1][10:40, 10:40].reshape(-1, 3)
    assert (abs(plate.astype(int) - (0x2E, 0x37, 0x50)).max(axis=1) < 30).mean() > 0.3


def test_each_bad_film_is_a_line_and_the_others_go_on(squats: Path, tmp_path: Path) -> None:
    bad = {
        "empty.mp4": (b"", "is empty"),
        "text.mov": (b"hello", "is no film that can be read"),
        "beginning.mp4": (squats.read_bytes()[:5000], "is no film that can be read"),
        "sound.mp4": (sound(), "holds no moving pictures"),
        "codec.mp4": (film([corner()] * 5).replace(b"avc1", b"zzzz"), "can't be decoded"),
        "nobody.mp4": (film([corner((160, 120))] * 5), "nobody is seen"),
        "long.mp4": (film([corner()] * 2, times_s=[0, 4000]), "30 are looked at at most"),
    }
    for name, (content, _) in bad.items():
        (tmp_path / name).write_bytes(content)
    cut = tmp_path / "cut.mp4"
    shown = pictures_of(squats)[:30]
    whole = film([one[::2, ::2] for one in shown], times_s=[at / 5 for at in range(30)], form="matroska")
    cut.write_bytes(whole[: len(whole) * 3 // 4])
    ran = analyse(*(tmp_path / name for name in bad), cut, "--json")
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert len(lines) == len(bad)
    for line, (name, (_, said)) in zip(lines, bad.items(), strict=True):
        assert line.count(str(tmp_path / name)) == 1
        assert said in line
    told = json.loads(ran.out)
    assert ["error" in one for one in told] == [True] * len(bad) + [False]
    assert told[-1]["recording"]["frames"] > 10


def test_without_the_extra_a_line_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom")
    monkeypatch.setattr(films, "PARTS", ("no_such_part", "mediapipe"))
    done = work(Job(file=str(path), exercise=EXERCISE, outputs={}))
    assert done.error == (
        f"{path}: is a film, and what reads films is not installed. Run ./run video in unhunch's folder; "
        "it needs the network once."
    )


def test_where_the_model_has_no_build_landmarks_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "mediapipe" else object())
    with pytest.raises(InvalidInputError, match="no build for this machine"):
        films.require_parts()


@pytest.mark.skipif(os.name == "nt", reason="file sizes are limited as on Unix")
def test_a_drawn_film_for_which_there_is_no_room_is_a_line_beside_what_was_seen(squats: Path, tmp_path: Path) -> None:
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)); "
        "from unhunch.cli.main import main; sys.exit(main(sys.argv[1:]))"
    )
    out = tmp_path / "out.mp4"
    words = ["analyse", str(squats), "--exercise", EXERCISE, "--json", "--overlay", str(out)]
    ran = subprocess.run([sys.executable, "-c", limited, *words], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert f"{out}: can't be written (File too large)" in ran.stderr
    (told,) = json.loads(ran.stdout)
    assert (told["count"], told["written"]) == (2, [])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--overlays",), "--overlays needs --out DIR"),
        (("--fps", "0"), "--fps is 0. Give 1 to 1000."),
        (("--fps", "nan"), "--fps is nan"),
    ],
)
def test_options_that_do_not_fit_are_one_line(words: tuple[str, ...], said: str) -> None:
    ran = unhunch("analyse", "a.mp4", "--exercise", EXERCISE, *words)
    assert is_one_line(ran)
    assert said in ran.err


def test_on_landmarks_nothing_can_be_drawn(tmp_path: Path) -> None:
    path = written(tmp_path, [STILL])
    ran = unhunch("analyse", path, "--exercise", EXERCISE, "--overlay", tmp_path / "a.mp4")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "no picture to draw on" in ran.err


class Bomb:
    """What ends the process that unpickles it."""

    def __reduce__(self) -> tuple[Callable[[int], None], tuple[int]]:
        return os._exit, (1,)


def test_a_film_that_brings_its_process_down_takes_no_other_with_it(tmp_path: Path) -> None:
    good = [str(written(tmp_path, [STILL, {**STILL, "t_s": 1}], f"{number}.json")) for number in range(3)]
    todo = [Job(file=file, exercise=EXERCISE, outputs={}) for file in good]
    todo.insert(1, Job(file="bomb", exercise=EXERCISE, outputs=Bomb()))  # type: ignore[arg-type]
    done = all_done(todo)
    assert [bool(one.analysis) for one in done] == [True, False, True, True]
    assert "its process was stopped" in done[1].error


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """An empty folder of parts and an empty home."""
    monkeypatch.setenv("UNHUNCH_VENDOR", str(tmp_path / "var" / "vendor"))
    monkeypatch.setenv("UNHUNCH_HOME", str(tmp_path / "home"))
    (tmp_path / "var" / "vendor").mkdir(parents=True)
    return tmp_path / "var", tmp_path / "home"


def test_a_missing_model_is_a_line_that_says_how_to_fetch_it(places: tuple[Path, Path]) -> None:
    with pytest.raises(InvalidInputError, match=r"the pose model is missing\. Run \./run video"):
        pose_model.pose_model()


def test_a_model_that_is_not_what_its_checksum_says_is_not_used(places: tuple[Path, Path]) -> None:
    models = places[0] / "vendor" / "camera-1" / "models"
    models.mkdir(parents=True)
    (models / "pose_full.task").write_bytes(b"spoiled")
    (places[0] / "vendor" / "parts.json").write_text('{"camera": "camera-1"}', encoding="utf-8")
    with pytest.raises(InvalidInputError, match="the pose model is missing"):
        pose_model.pose_model()


def test_a_model_that_is_missing_is_put_together_of_what_was_fetched_and_kept(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The real parts are put together in test_camera_bundle.py; here it is asked for once, and kept.
    content = b"a model"
    monkeypatch.setitem(MADE, "full", hashlib.sha256(content).hexdigest())
    monkeypatch.setattr("unhunch.camera.bundle.pose_bundle", lambda *_given: content)
    monkeypatch.setattr("unhunch.camera.schemas.schemas_in", lambda _wheel: None)
    materials = places[0] / "npm" / "camera-materials"
    materials.mkdir(parents=True)
    for name in ("pose_detector.tflite", "pose_full.tflite", "schemas.whl"):
        (materials / name).touch()
    assert pose_model.pose_model() == content
    assert capsys.readouterr().err == "Putting the pose model together (this is done once).\n"
    assert (places[1] / "models" / "pose_full.task").read_bytes() == content
    assert pose_model.pose_model() == content
    assert capsys.readouterr().err == ""


def test_a_caption_names_the_count_the_phase_and_the_fault_while_it_lasts(tmp_path: Path) -> None:
    done = work(Job(file=str(written(tmp_path, [STILL])), exercise=EXERCISE, outputs={}))
    assert done.analysis is not None
    found = replace(done.analysis, phases=((1.0, "out"), (2.0, "target")), faults=((2.0, "heels-lift"),))
    caption = films.captions_of(found)
    assert caption(0.5).lines == ("Repetitions: 0",)
    assert caption(1.5).lines == ("Repetitions: 0", "On the way")
    assert caption(2.5) == (("Repetitions: 0", "In position"), "Heels lift")
    assert caption(9.0).fault == ""


def test_what_there_is_to_say_of_a_film_is_said_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = ("other-person", "cut-short", "damaged", "no-times")
    done = work(Job(file=str(written(tmp_path, [STILL])), exercise=EXERCISE, outputs={}))
    assert done.analysis is not None
    found = replace(done.analysis, notes=notes, faults=((2.0, "heels-lift"),))
    film_of = Filmed(frames=(), until_s=6.1, length_s=73.0, other_s=12.4, damaged=2, notes=notes)
    show_one(replace(done, film=film_of), found, read_catalogue())
    said = " ".join(capsys.readouterr().out.split())
    for words in ("At 0:02: Heels lift", "from 0:12", "at 0:06 of 1:13", "places: 2", "--fps"):
        assert words in said
