import json
import math

import pytest

from unhunch.body.landmarks import LANDMARKS
from unhunch.camera import frames_in, motion_text, not_landmarks, table_text, trajectory_text
from unhunch.camera.opensim import MARKERS
from unhunch.coach import Frame
from unhunch.errors import InvalidInputError

POINT = [0.5, 0.25, -0.1, 0.9]


def frame(t_s: float = 0.0, **changed: object) -> dict[str, object]:
    return {"t_s": t_s, "points": [POINT] * 33, **changed}


def as_bytes(value: object) -> bytes:
    return json.dumps(value).encode()


def refusal(content: bytes) -> str:
    with pytest.raises(InvalidInputError) as raised:
        frames_in(content)
    return str(raised.value)


FRAMES = [frame(0.0), frame(0.1)]
TABLE = table_text(frames_in(as_bytes(FRAMES)))


@pytest.mark.parametrize(
    "content",
    [
        as_bytes(FRAMES),
        as_bytes({"frames": FRAMES, "exercise": "chin-tuck", "repetitions": []}),
        b"\n".join(as_bytes(one) for one in FRAMES),
        b"\xef\xbb\xbf" + as_bytes(FRAMES),
        TABLE.encode(),
        TABLE.replace("\n", "\r\n").encode(),
    ],
    ids=["list", "figures", "lines", "byte order mark", "table", "table of Windows"],
)
def test_every_form_gives_the_same_frames(content: bytes) -> None:
    found = frames_in(content)
    assert [one.t_s for one in found] == [0.0, 0.1]
    assert {tuple(point) for one in found for point in one.points} == {tuple(POINT)}


def test_a_single_frame_may_stand_alone() -> None:
    assert len(frames_in(as_bytes(frame()))) == 1


def test_a_frames_own_aspect_comes_before_the_recordings() -> None:
    found = frames_in(as_bytes({"aspect": 1.5, "frames": [frame(0.0), frame(0.1, aspect=2.0)]}))
    assert [one.aspect for one in found] == [1.5, 2.0]


def test_the_table_keeps_aspect_and_head_roll() -> None:
    frames = (
        Frame(0.0, ((0.1, 0.2, 0.3, 1.0),) * 33, 4 / 3, None),
        Frame(0.1, ((0.1, 0.2, 0.3, 0.0),) * 33, 1.0, -3.5),
    )
    assert frames_in(table_text(frames).encode()) == frames


def test_what_a_hidden_point_holds_is_never_read() -> None:
    content = b'[{"t_s": 0, "points": [' + b",".join([b"[NaN, null, 1e300, 0]"] * 33) + b"]}]"
    assert set(frames_in(content)[0].points) == {(0.0, 0.0, 0.0, 0.0)}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\xff\xfe\x00", "not UTF-8 text (byte 0)"),
        (b"[]", "holds no frame"),
        (b'{"frames": []}', "holds no frame"),
        (b'{"frames": 3}', "holds no list of frames"),
        (b'{"exercise": "x"}', 'holds no "frames"'),
        (b"[1]", "frame 0 (the first is 0): is no frame"),
        (b'[{"t_s": 0,', "line 1: not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (as_bytes(FRAMES)[:-40], "Is the file whole?"),
        (as_bytes([frame(points=[POINT] * 32)]), "it has 32 points, not 33. Give all 33 points"),
        (as_bytes([frame(points=[])]), "it has 0 points, not 33"),
        (as_bytes([frame(points=[[0.1, 0.2]] * 33)]), "point 0 is not x, y, z and visibility"),
        (as_bytes([frame(points=[[0, 0, 0, 1.5]] * 33)]), "the visibility of point 0 is 1.5, not 0 to 1"),
        (as_bytes([frame(points=[[0, 0, 0, True]] * 33)]), "point 0 holds something that is no number"),
        (as_bytes([frame(points=[[math.nan, 0, 0, 1]] * 33)]), "point 0 is seen, but lies at nan"),
        (as_bytes([frame(points=[[1e9, 0, 0, 1]] * 33)]), "far from any picture"),
        (as_bytes([frame("1")]), "t_s holds something that is no number"),  # type: ignore[arg-type]
        (as_bytes([frame(math.nan)]), "its time is nan"),
        (as_bytes([frame(1e300)]), "its time is 1e+300 s"),
        (as_bytes([frame(0), frame(1e6)]), "more than a day after the first"),
        (as_bytes([frame(1), frame(0)]), "frame 1 (the first is 0): its time 0 s is before 1 s"),
        (as_bytes([frame(aspect=0)]), "its aspect is 0"),
        (as_bytes([frame(aspect=1e9)]), "its aspect is 1e+09"),
        (as_bytes(frame(1)) + b"\n" + as_bytes(frame(0)), "line 2: its time 0 s is before 1 s"),
        (as_bytes(frame(1)) + b"\n{", "line 2: not JSON"),
        (b"name,age\n1,2\n", "is neither JSON nor a table of landmarks"),
        (TABLE.replace("v32", "w32").encode(), "has no column v32"),
        (TABLE.replace("aspect", "t_s").encode(), "the column t_s stands twice"),
        (TABLE.replace("0.25", "quarter", 1).encode(), "line 2: y0 is 'quarter', no number"),
        (TABLE[:-30].encode(), "line 3: has"),
        (b"\x00\x00\x00\x18ftypmp42", "is a film, not landmarks"),
    ],
)
def test_what_can_not_be_read_is_refused_with_what_and_where(content: bytes, said: str) -> None:
    message = refusal(content)
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize("name", ["a.mp4", "B.MOV", "c.webm"])
def test_a_film_is_no_landmarks_by_its_name_alone(name: str) -> None:
    assert "is a film" in str(not_landmarks(name, b""))


def test_markers_are_in_the_order_of_our_own_landmarks() -> None:
    sides = [("left" in name) - ("right" in name) for name in MARKERS]
    assert sides == [name.endswith("_l") - name.endswith("_r") for name in LANDMARKS]


def test_markers_stand_in_opensims_form_with_y_up() -> None:
    points = ([0.5, 0.25, -0.1, 0.9], [0.0, 0.0, 0.0, 0.0], *([POINT] * 31))
    lines = trajectory_text([Frame(0.0, points, 2.0), Frame(0.5, points, 2.0)], "a.trc").splitlines()
    assert lines[0] == "PathFileType\t4\t(X/Y/Z)\ta.trc"
    assert lines[2] == "2\t2\t2\t33\tm\t2\t1\t2"
    assert len(lines) == 7
    assert {len(line.split("\t")) for line in lines[3:]} == {2 + 3 * 33}
    assert lines[5].split("\t")[:8] == ["1", "0.000000", "1.000000", "0.750000", "0.200000", "", "", ""]


def test_angles_stand_in_opensims_form_in_degrees() -> None:
    lines = motion_text(frames_in(as_bytes(FRAMES))).splitlines()
    assert lines[0] == "Coordinates"
    assert "inDegrees=yes" in lines
    end = lines.index("endheader")
    columns = lines[end + 1].split("\t")
    assert columns[0] == "time"
    assert f"nColumns={len(columns)}" in lines
    assert f"nRows={len(lines) - end - 2}" in lines
