"""Steps up end where the prescription ends."""

from datetime import date

import pytest

from unhunch.adaptation.ladder import Step
from unhunch.adaptation.prescribed import no_further
from unhunch.programme.model import Standing
from unhunch.programme.prescribed import Prescribed, Prescription

ON = date(2026, 11, 20)
NOW = Standing(exercise="seated-row", level=2, repetitions=10)


def prescribed(**numbers: int) -> Prescription:
    item = Prescribed(exercise="seated-row", level=2, repetitions=numbers.get("repetitions"))
    return Prescription(by="A", on=ON, items=(item,))


def up(**changes: object) -> Step:
    facts = {"exercise": "seated-row", "level": 2, "repetitions": 10, **changes}
    return Step(action="progress", standing=Standing(**facts), because="up")  # type: ignore[arg-type]  # test rows


@pytest.mark.parametrize(
    ("change", "most", "after"),
    [
        ({"repetitions": 12}, 15, 12),
        ({"repetitions": 12}, 11, 11),
        ({"repetitions": 12}, 10, None),
        ({"repetitions": 12}, None, 12),
        ({"level": 3, "repetitions": None}, 15, None),
        ({"load_step": 1}, 15, None),
        ({"replaced_by": "bent-over-row"}, 15, None),
    ],
)
def test_a_step_goes_as_far_as_prescribed(change: dict[str, object], most: int | None, after: int | None) -> None:
    found = prescribed() if most is None else prescribed(repetitions=most)
    step = no_further(up(**change), NOW, found)
    assert (None if step is None else step.standing.repetitions) == after


def test_an_exercise_without_a_prescribed_dose_rises_as_ever() -> None:
    found = Prescription(by="A", on=ON, items=(Prescribed(exercise="seated-row"),))
    step = up(load_step=1)
    assert no_further(step, NOW, found) is step
    assert no_further(step, NOW, None) is step


def test_a_level_cap_holds_for_every_exercise() -> None:
    assert no_further(up(level=3), NOW, Prescription(by="A", on=ON, level=2)) is None
