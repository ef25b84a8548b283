"""What the camera saw can only hold a dose back: it never raises one, and never makes a person's own word better."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.adaptation_history import history
from tests.adaptation_rows import DOWNS, HOLDS, UPS
from unhunch.adaptation import decide
from unhunch.adaptation.evidence import limits_of, outings
from unhunch.adaptation.model import Decision
from unhunch.catalogue import load_catalogue
from unhunch.progress.model import Progress

CATALOGUE = load_catalogue()
LIMITS = limits_of(CATALOGUE.rules)
ROWS = st.sampled_from((*UPS, *HOLDS, *DOWNS))
SEEN = st.lists(st.sampled_from([(), ("shrug",), ("shrug", "head-juts")]), min_size=8, max_size=8)


def with_camera(progress: Progress, seen: list[tuple[str, ...]]) -> Progress:
    """The same days, some of them with faults that the camera saw."""
    days = zip(progress.exercise_sessions, seen, strict=False)
    return replace(progress, exercise_sessions=tuple(replace(day, seen_faults=faults) for day, faults in days))


def rises(progress: Progress) -> list[Decision]:
    return [one for one in decide(None, progress, catalogue=CATALOGUE) if one.action == "progress"]


@given(row=ROWS, seen=SEEN)
def test_no_fault_that_the_camera_saw_brings_a_step_up(row: object, seen: list[tuple[str, ...]]) -> None:
    progress = history(row, CATALOGUE)  # type: ignore[arg-type]  # Hypothesis tells no types
    assert len(rises(with_camera(progress, seen))) <= len(rises(progress))


@given(row=ROWS, seen=SEEN)
def test_the_form_is_never_better_than_the_person_said(row: object, seen: list[tuple[str, ...]]) -> None:
    progress = history(row, CATALOGUE)  # type: ignore[arg-type]
    said, both = (outings(one, CATALOGUE, LIMITS) for one in (progress, with_camera(progress, seen)))
    pairs = [pair for name in said for pair in zip(said[name], both[name], strict=True)]
    assert all((a.form is None) == (b.form is None) and (b.form or 0) <= (a.form or 0) for a, b in pairs)


@given(row=ROWS, seen=SEEN)
def test_a_fault_that_the_camera_saw_never_brings_a_step_down(row: object, seen: list[tuple[str, ...]]) -> None:
    progress = history(row, CATALOGUE)  # type: ignore[arg-type]
    before = [one.action for one in decide(None, progress, catalogue=CATALOGUE)]
    after = [one.action for one in decide(None, with_camera(progress, seen), catalogue=CATALOGUE)]
    assert [one for one in after if one not in {"hold", "progress"}] == [
        one for one in before if one not in {"hold", "progress"}
    ]


def test_a_fault_seen_on_a_good_day_holds_the_dose() -> None:
    progress = history(UPS[0], CATALOGUE)
    (held,) = decide(None, with_camera(progress, [("shrug",)] * 8), catalogue=CATALOGUE)
    assert (held.action, held.because) == ("hold", ("adaptation.hold.form",))
