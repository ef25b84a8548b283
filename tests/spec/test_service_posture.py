"""Posture checks: kept, compared with the first alone, taken back, and refused where no body measures so."""

from datetime import timedelta

import pytest

from tests.life import Life, a_life
from unhunch.coach import measures, posture
from unhunch.errors import InvalidInputError
from unhunch.progress.posture import LOOKS, MEASURES
from unhunch.service.posture import checks_of, keep_check, lines_of, take_back

LEVEL = "shoulder_level"
TILT = "head_lateral_flexion"
EAR = "ear_over_shoulder_l"


def test_what_may_be_kept_is_what_the_coach_tells_with_its_units_and_looks() -> None:
    told = {
        f"{name}{side}": measures.MEASURES[name].unit
        for names in posture.VIEWS.values()
        for name in names
        for side in (("_l", "_r") if name == "ear_over_shoulder" else ("",))
    }
    assert {name: unit for name, (unit, _most) in MEASURES.items()} == told
    assert posture.LOOKS == LOOKS


def kept(life: Life, value: float, between: float = 0.5, name: str = LEVEL) -> str:
    return keep_check(life.ctx, life.person, {name: value}, {name: between})


@pytest.mark.parametrize(
    ("name", "values", "between", "noise", "is_changed"),
    [
        (LEVEL, (2.0,), 0.5, 5.0, False),
        (LEVEL, (2.0, 6.9), 0.5, 5.0, False),
        (LEVEL, (2.0, 7.1), 0.5, 5.0, True),
        (LEVEL, (2.0, 9.0, 3.0), 0.5, 5.0, False),
        (LEVEL, (2.0, 7.1), 4.0, 6.4, False),
        (EAR, (10.0, 4.0), 1.0, 5.0, True),
    ],
)
def test_a_change_is_told_only_beyond_the_noise(
    name: str, values: tuple[float, ...], between: float, noise: float, is_changed: object
) -> None:
    life = a_life()
    for value in values:
        kept(life, value, between, name)
        life.ctx.clock.at += timedelta(days=7)  # type: ignore[attr-defined]
    (line,) = lines_of(life.ctx, life.person)
    assert [value for _, value in line.points] == list(values)
    assert line.noise == pytest.approx(noise, abs=0.01)
    assert line.is_changed is is_changed


def test_what_two_models_read_is_never_compared() -> None:
    life = a_life()
    for value, by in ((2.0, {}), (14.0, {TILT: "face"}), (3.0, {TILT: "pose"}), (15.0, {TILT: "face"})):
        keep_check(life.ctx, life.person, {TILT: value}, {TILT: 0.5}, by)
    found = {line.by: [value for _, value in line.points] for line in lines_of(life.ctx, life.person)}
    assert found == {"face": [14.0, 15.0], "pose": [2.0, 3.0]}


@pytest.mark.parametrize("by", [{TILT: "magic"}, {LEVEL: "face"}, {"beauty": "pose"}])
def test_a_model_that_reads_no_such_thing_is_refused(by: dict[str, str]) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError, match="no such model"):
        keep_check(life.ctx, life.person, {TILT: 1.0, LEVEL: 1.0}, {TILT: 0.1, LEVEL: 0.1}, by)


def test_a_check_that_was_taken_back_counts_no_more() -> None:
    life = a_life()
    first, second = kept(life, 1.0), kept(life, 20.0)
    take_back(life.ctx, life.person, second)
    assert [one.check for one in checks_of(life.ctx, life.person)] == [first]
    with pytest.raises(InvalidInputError, match="no such check"):
        take_back(life.ctx, life.person, second)


@pytest.mark.parametrize(
    ("values", "between"),
    [
        ({}, {}),
        ({"beauty": 1.0}, {"beauty": 1.0}),
        ({LEVEL: 1.0}, {}),
        ({LEVEL: float("nan")}, {LEVEL: 0.0}),
        ({LEVEL: 91.0}, {LEVEL: 0.0}),
        ({LEVEL: 1.0}, {LEVEL: -0.1}),
        ({LEVEL: 1.0}, {LEVEL: float("inf")}),
    ],
)
def test_what_no_body_measures_is_refused_and_nothing_is_kept(
    values: dict[str, float], between: dict[str, float]
) -> None:
    life = a_life()
    with pytest.raises(InvalidInputError):
        keep_check(life.ctx, life.person, values, between)
    assert checks_of(life.ctx, life.person) == ()
    assert lines_of(life.ctx, life.person) == ()
