import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.terminal import Ran, as_a_process, is_one_line, unhunch, written
from unhunch.coach.targets import TARGETS

EXERCISE = "lateral-raise-band"
STILL = {"points": [[0.5, 0.5, 0.0, 0.0]] * 33}


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up person who raises the arms three times."""
    made = unhunch("figures", "landmarks", EXERCISE, "--json", "--repetitions", 3, "--fps", 12)
    return written(tmp_path_factory.mktemp("made"), made.json, "raises.json")


def found(ran: Ran) -> list[dict[str, object]]:
    value = json.loads(ran.out)
    assert isinstance(value, list)
    return value


def analyse(*words: object, exercise: str = EXERCISE) -> Ran:
    return unhunch("analyse", *words, "--exercise", exercise)


def test_repetitions_holds_range_and_tempo_are_told_with_their_error_bars(recording: Path) -> None:
    ran = analyse(recording)
    assert (ran.code, ran.err) == (0, "")
    assert "Repetitions: 3, in 15.0 s of recording" in ran.out
    for said in ("in position, all together", "range of arm elevation", "length of a repetition", "spread", "left arm"):
        assert said in ran.out
    assert ran.out.count("±") > 9


def test_a_repetition_that_its_main_measure_does_not_confirm_has_no_range_and_no_hold(tmp_path: Path) -> None:
    made = unhunch("figures", "landmarks", "bent-over-row", "--json", "--repetitions", 4)
    (one,) = found(analyse(written(tmp_path, made.json), "--json", exercise="bent-over-row"))
    assert isinstance(one["repetitions"], list)
    for each in one["repetitions"]:
        assert (each["range"] is None) == (each["hold"] is None)
        assert each["hold"] is None or each["hold"]["value"] > 1


def test_json_has_the_form_of_the_documents(recording: Path) -> None:
    (one,) = found(analyse(recording, "--json"))
    assert list(one) == [
        *("file", "exercise", "camera", "recording", "film", "count", "repetitions", "faults", "totals"),
        *("measures", "notes", "unseen_faults", "written"),
    ]
    assert one["count"] == 3
    totals = one["totals"]
    assert isinstance(totals, dict)
    assert totals.keys() == {"hold", "range", "repetition", "pace", "evenness", "left_right"}
    assert all(total.keys() == {"value", "unit", "error"} for total in totals.values())
    assert totals["hold"]["value"] == pytest.approx(6.0, abs=1.2)
    assert totals["pace"]["value"] == pytest.approx(5.0, abs=0.2)


def test_an_exercise_that_the_camera_can_not_judge_is_counted_only(recording: Path) -> None:
    assert TARGETS["prone-cobra"].camera == "none"
    ran = analyse(recording, exercise="prone-cobra")
    assert "The camera can't judge this exercise" in ran.out
    assert "±" not in ran.out
    (one,) = found(analyse(recording, "--json", exercise="prone-cobra"))
    assert (one["totals"], one["measures"]) == ({}, {})


def test_a_view_that_does_not_suit_is_said(recording: Path) -> None:
    assert "is measured from the side" in analyse(recording, exercise="bent-over-row").out


def test_a_recording_turned_over_is_said_and_counted_all_the_same(recording: Path, tmp_path: Path) -> None:
    made = json.loads(recording.read_text(encoding="utf-8"))
    for frame in made["frames"]:
        frame["points"] = [[1 - x, *rest] for x, *rest in frame["points"]]
    ran = analyse(written(tmp_path, made))
    assert "Left and right contradict" in ran.out
    assert "Repetitions: 3," in ran.out
    assert "Left and right contradict" not in analyse(recording).out


def test_form_is_told_only_where_its_rule_was_learned(recording: Path) -> None:
    assert "form" not in analyse(recording).out
    learned = analyse(recording, exercise="shoulder-abduction").out
    assert "0.5 parts right from wrong" in learned


def test_an_unknown_exercise_is_one_line_with_the_nearest_names(recording: Path) -> None:
    ran = analyse(recording, exercise="lateral-rise-band")
    assert is_one_line(ran)
    assert "Nearest: lateral-raise-band" in ran.err


def test_every_output_is_written_and_the_table_reads_the_same(recording: Path, tmp_path: Path) -> None:
    names = {option: tmp_path / f"out.{option}" for option in ("csv", "mot", "trc", "plot")}
    given = [word for option, path in names.items() for word in (f"--{option}", path)]
    (first,) = found(analyse(recording, "--json", *given))
    assert first["written"] == [str(names[option]) for option in ("csv", "mot", "trc", "plot")]
    (again,) = found(analyse(names["csv"], "--json"))
    own = ("file", "written")
    assert {k: v for k, v in again.items() if k not in own} == {k: v for k, v in first.items() if k not in own}
    assert "inDegrees=yes" in names["mot"].read_text(encoding="utf-8")
    assert names["trc"].read_text(encoding="utf-8").startswith("PathFileType\t4\t(X/Y/Z)\tout.trc\n")


def test_the_plot_marks_each_repetition_and_says_in_words_what_it_shows(recording: Path, tmp_path: Path) -> None:
    plot = tmp_path / "plot.svg"
    analyse(recording, "--plot", plot)
    drawn = ET.parse(plot).getroot()
    spans = [part for part in drawn.iter() if part.get("class") == "span"]
    assert len(spans) == 3
    described = drawn.findtext("{http://www.w3.org/2000/svg}desc") or ""
    assert "arm elevation" in described
    assert described.count(" to ") == 3


def test_what_can_not_be_drawn_is_said(recording: Path, tmp_path: Path) -> None:
    ran = analyse(recording, "--plot", tmp_path / "plot.svg", exercise="prone-cobra")
    assert "Not written" in ran.out
    assert not (tmp_path / "plot.svg").exists()


def test_of_many_files_the_good_ones_go_on_and_each_bad_one_is_a_line(recording: Path, tmp_path: Path) -> None:
    film = tmp_path / "film.jpg"
    film.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    empty = tmp_path / "empty.csv"
    empty.touch()
    nobody = written(tmp_path, [{"t_s": 0, **STILL}, {"t_s": 1, **STILL}], "nobody.json")
    out = tmp_path / "out"
    ran = as_a_process(
        *("analyse", film, recording, empty, nobody, tmp_path / "gone.json", tmp_path, recording),
        *("--exercise", EXERCISE, "--json", "--out", out),
    )
    assert ran.code == 1
    lines = ran.err.splitlines()
    assert len(lines) == 5
    assert all(line.count(str(tmp_path)) == 1 for line in lines)
    for said in (
        "is a picture, not landmarks or a film",
        "is empty",
        "nobody is seen",
        "there is no such file",
        "is a folder",
    ):
        assert sum(said in line for line in lines) == 1
    assert ["error" in one for one in found(ran)] == [True, False, True, True, True, True, False]
    assert sorted(path.name for path in out.iterdir()) == sorted(
        f"{name}.{kind}" for name in ("raises", "raises-2") for kind in ("csv", "mot", "trc", "svg")
    )


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.write(b"[")
        file.truncate(200_000_001)
    ran = analyse(huge)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "larger than 200 MB. Cut the recording into parts." in ran.err


def test_one_name_for_many_files_is_refused(recording: Path) -> None:
    ran = analyse(recording, recording, "--csv", "x.csv")
    assert is_one_line(ran)
    assert "Use --out DIR" in ran.err


def test_a_recording_is_never_written_over(recording: Path, tmp_path: Path) -> None:
    table = tmp_path / "raises.csv"
    analyse(recording, "--csv", table)
    before = table.read_bytes()
    assert is_one_line(analyse(table, "--out", tmp_path))
    assert is_one_line(analyse(table, "--trc", tmp_path / "a", "--mot", tmp_path / "a"))
    assert table.read_bytes() == before


def test_where_nothing_can_be_written_it_is_one_line(recording: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert is_one_line(analyse(recording, "--out", tmp_path / "file"))
    ran = analyse(recording, "--csv", tmp_path / "none" / "a.csv")
    assert (ran.code, ran.err.count("\n")) == (1, 1)


def test_no_bar_is_drawn_where_there_is_no_terminal(recording: Path) -> None:
    assert as_a_process("analyse", recording, recording, "--exercise", EXERCISE).err == ""
