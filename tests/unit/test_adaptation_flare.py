from datetime import UTC, date, datetime, timedelta

import pytest

from unhunch.adaptation import flare_phase
from unhunch.catalogue import load_catalogue
from unhunch.progress.model import ExerciseSession, Flare, Progress, Score
from unhunch.progress.pain import flares_in

RULES = load_catalogue().rules
ON = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 8, tzinfo=UTC)


def scores(*by_day: int, since: datetime = MORNING) -> tuple[Score, ...]:
    """One score a day, in the morning."""
    days = [since + timedelta(days=index) for index in range(len(by_day))]
    return tuple(Score(at=at, day=at.date(), score=score) for at, score in zip(days, by_day, strict=True))


def session(index: int, before: int = 2, next_day: int | None = 2) -> ExerciseSession:
    day = ON + timedelta(days=index)
    return ExerciseSession(
        session=f"{day}-main-1", day=day, exercise="seated-row", level=1, before=before, worst=before,
        next_day=next_day, light="green", form=None, two_more=None, effort=None,
    )  # fmt: skip


def phase(
    day: int,
    pain: tuple[int, ...],
    sessions: tuple[ExerciseSession, ...] = (),
    screenings: tuple[date, ...] = (),
) -> tuple[str, float]:
    """The phase and share on that day (from 1) of a flare-up over a baseline of 2; one score a day."""
    today = ON + timedelta(days=day - 1)
    progress = Progress(
        today=today,
        pain_scores=scores(*pain),
        exercise_sessions=tuple(one for one in sessions if one.day <= today),
        flares=(Flare(on=ON, baseline=2.0, peak=5),),
        screenings=screenings,
    )
    found = flare_phase(progress, RULES)
    return found.phase, found.strength_share


@pytest.mark.parametrize(
    "said,pain,flares",
    [
        ("a day and more above the mean", (2, 2, 2, 4, 4), 1),
        ("one high score alone", (2, 2, 2, 5, 2), 0),
        ("a rise of one", (2, 2, 2, 3, 3), 0),
        ("fewer than three scores before: above the first answer", (1, 3, 3), 1),
        ("fewer than three scores before, and no rise", (3, 3, 3), 0),
        ("one long flare-up counts once", (2, 2, 2, 5, 5, 5, 5, 5), 1),
        ("a second one after it settled", (2, 2, 2, 5, 5, 2, 2, 2, 2, 2, 2, 2, 5, 5), 2),
        ("no scores", (), 0),
    ],
)
def test_flare_ups_are_found_in_the_scores(said: str, pain: tuple[int, ...], flares: int) -> None:
    assert len(flares_in(scores(*pain), RULES)) == flares


def test_two_high_scores_on_one_day_are_no_flare_up() -> None:
    evening = Score(at=MORNING + timedelta(days=3, hours=12), day=ON + timedelta(days=3), score=6)
    assert flares_in((*scores(2, 2, 2, 6), evening), RULES) == ()


@pytest.mark.parametrize("day", [1, 2])
def test_the_first_two_days_are_rest_however_it_feels(day: int) -> None:
    assert phase(day, (2,) * day) == ("rest", 0.0)


def test_from_the_third_day_on_half_the_dose_comes_back_when_pain_was_calm_for_a_day() -> None:
    assert phase(3, (5, 3, 3)) == ("return", 0.5)


def test_it_stays_rest_while_pain_is_high() -> None:
    assert phase(5, (5, 5, 5, 5, 5)) == ("rest", 0.0)


def test_a_session_that_settled_leads_to_three_quarters() -> None:
    assert phase(4, (5, 3, 3, 2), (session(2),)) == ("return", 0.75)


def test_a_session_that_did_not_settle_keeps_the_share() -> None:
    assert phase(4, (5, 3, 3, 3), (session(2, next_day=3),)) == ("return", 0.5)


def test_an_unanswered_next_day_is_told_by_the_next_score() -> None:
    assert phase(4, (5, 3, 3, 2), (session(2, next_day=None),)) == ("return", 0.75)


def test_two_sessions_that_settled_end_it() -> None:
    assert phase(6, (5, 3, 3, 2, 2, 2), (session(2), session(4))) == ("none", 1.0)


def test_once_over_it_stays_over() -> None:
    assert phase(9, (5, 3, 3, 2, 2, 2, 6, 2, 6), (session(2), session(4)))[0] == "none"


def test_a_high_score_on_the_way_back_begins_the_rest_anew() -> None:
    assert phase(5, (5, 3, 3, 2, 5), (session(2),)) == ("rest", 0.0)


def test_after_a_week_without_calm_a_new_screening_leads_back() -> None:
    pain = (5,) * 10
    assert phase(10, pain)[0] == "rest"
    assert phase(10, pain, screenings=(ON + timedelta(days=8),))[0] == "return"


@pytest.mark.parametrize(
    "days,pain,others,why",
    [
        (8, (5,) * 8, 0, "clinician-late"),
        (2, (5, 5), 2, "clinician-many"),
        (4, (5, 6, 8, 8), 0, "clinician-worse"),
    ],
)
def test_some_flare_ups_are_for_a_clinician(days: int, pain: tuple[int, ...], others: int, why: str) -> None:
    earlier = tuple(Flare(on=ON - timedelta(days=10 * n + 5), baseline=2.0, peak=5) for n in range(others, 0, -1))
    progress = Progress(
        today=ON + timedelta(days=days - 1),
        pain_scores=scores(*pain),
        flares=(*earlier, Flare(on=ON, baseline=2.0, peak=5)),
    )
    found = flare_phase(progress, RULES)
    assert found.see_clinician
    assert any(because.endswith(why) for because in found.because)
