"""Whatever stands in a recording, reading it gives frames or one reason; what the table writes, it reads again."""

import contextlib
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unhunch.camera import analysed, frames_in, motion_text, table_text, trajectory_text
from unhunch.coach import Frame
from unhunch.coach.frame import POINTS, checked
from unhunch.errors import InvalidInputError

LAW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
NUMBERS = st.floats(-2, 3) | st.floats(-1e6, 1e6)
POINTS_SEEN = st.tuples(NUMBERS, NUMBERS, NUMBERS, st.floats(0, 1) | st.sampled_from([0.0, 1.0]))
FEW_POINTS = st.lists(POINTS_SEEN, min_size=1, max_size=4).map(lambda few: tuple((few * POINTS)[:POINTS]))
ODD_FRAME = st.fixed_dictionaries(
    {"t_s": st.floats() | st.integers(0, 9), "points": st.lists(st.lists(SCALARS, max_size=5), max_size=2) | JSON},
    optional={"aspect": SCALARS, "head_roll_deg": SCALARS},
)
FRAMES = st.lists(
    st.tuples(st.floats(0, 60), FEW_POINTS, st.floats(0.06, 19), st.none() | st.floats(-90, 90)), min_size=1, max_size=8
).map(lambda many: tuple(Frame(*one) for one in sorted(many, key=lambda one: one[0])))
HEAD = table_text([Frame(0.0, ((0.0, 0.0, 0.0, 0.0),) * POINTS)]).encode()


def is_answered(content: bytes) -> None:
    """The reader gives frames that the coach takes, or its own error; anything else is raised on."""
    with contextlib.suppress(InvalidInputError):
        assert list(checked(frames_in(content)))


@LAW
@given(content=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_frames_or_refused(content: bytes) -> None:
    is_answered(content)


@LAW
@given(
    value=JSON
    | st.lists(ODD_FRAME, max_size=3)
    | st.builds(lambda many: {"frames": many}, st.lists(ODD_FRAME, max_size=2))
)
def test_any_json_is_frames_or_refused(value: object) -> None:
    is_answered(json.dumps(value).encode())


@LAW
@given(at=st.integers(0, len(HEAD)), put=st.binary(max_size=6), cut=st.integers(0, 6))
def test_any_damage_to_a_table_is_frames_or_refused(at: int, put: bytes, cut: int) -> None:
    is_answered(HEAD[:at] + put + HEAD[at + cut :])


@LAW
@given(frames=FRAMES)
def test_what_the_table_writes_it_reads_again(frames: tuple[Frame, ...]) -> None:
    assert frames_in(table_text(frames).encode()) == frames


@settings(LAW, max_examples=30)
@given(frames=FRAMES)
def test_whatever_can_be_read_can_be_told_and_written(frames: tuple[Frame, ...]) -> None:
    read = frames_in(table_text(frames).encode())
    assert trajectory_text(read, "a.trc").count("\n") == 5 + len(tuple(checked(read)))
    assert "nan" not in motion_text(read).split("endheader")[0]
    with contextlib.suppress(InvalidInputError):
        found = analysed(read, "lateral-raise-band")
        assert all(one.error >= 0 for one in found.totals.values())
