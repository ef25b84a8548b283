"""A session that begins with the day's walk: on Today, and on a day on which less is right."""

from functools import cache

from tests.life import MORNING, PROFILE, Life, a_life
from tests.planned import cleared, maya, planned, sessions, the_catalogue
from unhunch.adaptation.model import FlarePhase, Gate
from unhunch.programme.model import PlannedSession
from unhunch.progress.model import ExerciseSession, Progress
from unhunch.service.adjusting import for_today
from unhunch.service.profile import save_profile
from unhunch.service.programme import bring_up_to_date, current_programme, make_programme
from unhunch.service.today import today

ROLL_DOWN = "upper-back-stretch-1"
USUAL = FlarePhase(phase="none")


@cache
def walked() -> PlannedSession:
    """A main session with a walk and the roll-down in it."""
    profile = maya(minutes=(60,) * 7, places=(("home",),) * 7, likes=("walking",), frozen=(ROLL_DOWN,))
    mains = sessions(planned(profile, cleared()), "main")
    return next(one for one in mains if ROLL_DOWN in names(one))


def names(session: PlannedSession) -> list[str]:
    return [item.exercise for item in session.items]


def once(exercise: str, level: int) -> ExerciseSession:
    return ExerciseSession(
        session="2026-11-20-main-1", day=MORNING.date(), exercise=exercise, level=level, before=2, worst=2,
        next_day=2, light="green", form=None, two_more=None, effort=4,
    )  # fmt: skip


def a_walker() -> Life:
    life = a_life()
    life.screen()
    save_profile(life.ctx, life.person, {**PROFILE, "minutes": [60] * 7, "likes": ["walking"]})
    make_programme(life.ctx, life.person, weeks=1)
    return life


def first_main(life: Life) -> str:
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    return sessions(programme, "main")[0].id


def test_on_a_usual_day_the_session_keeps_its_walk_and_its_roll_down() -> None:
    today_ = for_today(walked(), Gate(kind="full", because=()), USUAL, Progress(today=MORNING.date()), the_catalogue())
    assert today_ == walked()


def test_without_its_walk_of_twenty_minutes_the_roll_down_stays_out() -> None:
    happened = Progress(today=MORNING.date(), exercise_sessions=(once("walking", 1), once(ROLL_DOWN, 2)))
    held = for_today(walked(), Gate(kind="hold", because=()), USUAL, happened, the_catalogue())
    assert (held.items[0].level, ROLL_DOWN in names(held)) == (1, False)


def test_in_a_flare_only_a_short_walk_is_left_of_it() -> None:
    held = for_today(walked(), Gate(kind="flare", because=()), USUAL, Progress(today=MORNING.date()), the_catalogue())
    assert (held.items[0].exercise, (held.items[0].dose.duration_s or 0) < 1200) == ("walking", True)


def test_a_day_whose_session_held_the_walk_is_a_day_walked() -> None:
    life = a_walker()
    life.do(first_main(life))
    seen = today(life.ctx, life.person)
    assert (seen.walked, seen.dots[0].walked, seen.walk_minutes) == (True, True, None)


def test_walks_done_before_the_moves_come_back_the_week_after() -> None:
    life = a_walker()
    for main in sessions(current_programme(life.ctx, life.person) or planned(), "main"):
        day = main.id[:10]
        life.clock.forward(days=(MORNING.fromisoformat(f"{day}T09:00:00+00:00") - life.clock.at).days)
        life.do(main.id)
    life.clock.forward(days=8 - (life.clock.at - MORNING).days)
    bring_up_to_date(life.ctx, life.person)
    programme = current_programme(life.ctx, life.person)
    assert programme is not None
    assert "walking" in {main.items[0].exercise for main in sessions(programme, "main") if main.id >= "2026-11-30"}
