"""An invented person's twelve weeks, lived through the real use cases with a clock of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Final

from unhunch.screening import screens
from unhunch.service.answers import Beside, read_answers
from unhunch.service.context import Context
from unhunch.service.demo_beside import evening, see_therapist, settle_in
from unhunch.service.demo_brought import bring_exercises, bring_walks, keep_watched
from unhunch.service.demo_desk import work
from unhunch.service.demo_play import Story, StoryClock, at, break_off, play
from unhunch.service.profile import save_profile
from unhunch.service.programme import WEEKS, bring_up_to_date, make_programme, tick_walk
from unhunch.service.screening import confirm_screening, load_draft, save_draft, screening_state, start_screening
from unhunch.service.session import answer_next_day
from unhunch.service.settings import save_settings
from unhunch.service.today import Today, today

# Twelve weeks and three days: the thirteenth week is under way.
DAYS: Final = 87
_LAST_WEEK: Final = 84
SEED: Final = 7
# Days counted from the first: a flare-up in the fifth week, a week away in the sixth.
_FLARE: Final = range(30, 34)
_AWAY: Final = range(37, 45)
# A tingling arm in the third week, a cold in the fourth, and now and then a short night.
_TINGLES: Final = 16
_ILL: Final = (21, 22)
_SHORT_NIGHT: Final = 0.35
_AFTER_SHORT: Final = 1.4
# In weeks of much work the program reminds of breaks at the desk.
_AT_DESK: Final = (*range(14, 28), *range(49, 70))
_WORKING_DAYS: Final = 5
_THERAPIST: Final = 63
_WATCH: Final = 70
_MOST_STEPS_A_DAY: Final = 20
# So many of the sessions are done with the camera on.
_WATCHED: Final = 0.3
_YES: Final = frozenset({"CA-12"})
_AGE: Final = 38
_PROFILE: Final = {
    "pain_now": 4,
    "pain_average": 4,
    "pain_worst": 6,
    "pain_sites": ["between-blades", "neck-back"],
    "pain_weeks": 5,
    "goal": "To work a whole day and still lift my daughter in the evening",
    "activities": [
        {"name": "Sitting at my desk for an hour", "score": 4},
        {"name": "Lifting my daughter", "score": 5},
        {"name": "Sleeping through the night", "score": 6},
    ],
    "activity_level": "some",
    "walk_first": False,
    "minutes": [20, 10, 20, 10, 20, 30, 10],
    "places": ["home"],
    "equipment": {"home": ["mat", "chair", "wall", "doorway", "resistance-band", "towel"]},
    "preferred_time": "morning",
}


def tell_story(ctx: Context, person: str, until: date, *, seed: int = SEED) -> int:
    """How many records twelve weeks up to `until` left; that day itself is still to be done.

    Only an empty store is filled: where there are records already, nothing happens and 0 comes back.
    `ctx.clock` is not asked; a person's own records are never touched.
    """
    if next(ctx.store.records(person), None) is not None:
        return 0
    first = until - timedelta(days=DAYS)
    clock = StoryClock(at=at(first, 8))
    story = Story(
        ctx=replace(ctx, clock=clock),
        person=person,
        clock=clock,
        chance=Random(seed),  # noqa: S311 - chance in a story is not cryptography
        first=first,
    )
    _begin(story)
    for number in range(DAYS):
        _live(story, number)
    keep_watched(story.ctx, story.person, story.chance)
    bring_exercises(story.ctx)
    _stay_cleared(story, until)
    clock.at = at(until, 7)
    bring_up_to_date(story.ctx, person, weeks=WEEKS)
    return sum(1 for _ in ctx.store.records(person))


def _begin(story: Story) -> None:
    save_settings(story.ctx, story.person, {"country": "GB", "time_zone": "Europe/London"})
    _screen(story, 4)
    save_profile(story.ctx, story.person, _PROFILE)
    make_programme(story.ctx, story.person, weeks=1)
    settle_in(story.ctx, story.person)


def _live(story: Story, number: int) -> None:
    """One day: everything that the page of the day asks for, as far as the person feels like it."""
    day = story.first + timedelta(days=number)
    story.clock.at = at(day, 8)
    if number in _AWAY:
        return
    story = _as_on(story, number)
    pain = _pain(story, number)
    # Only the week under way is shown as planned ahead; planning four weeks each time would take four times as long.
    bring_up_to_date(story.ctx, story.person, weeks=WEEKS if number >= _LAST_WEEK else 1)
    if number == _THERAPIST:
        see_therapist(story.ctx, story.person, day)
    if number == _WATCH:
        bring_walks(story.ctx, story.person, day, story.chance)
    skipped: set[str] = set()
    for _ in range(_MOST_STEPS_A_DAY):
        seen = today(story.ctx, story.person)
        done = _ACTS.get(seen.next, _nothing)(story, seen, pain, skipped)
        if not done:
            break
    if number in _AT_DESK and day.weekday() < _WORKING_DAYS:
        work(story, day, pain)
    if story.chance.random() < 0.7:  # noqa: PLR2004 - a believable share of days
        tick_walk(story.ctx, story.person, day, story.chance.choice([15, 20, 20, 25, 30]))
    story.clock.at = at(day, 20)
    evening(story.ctx, story.person, number, pain, number / DAYS, story.chance)


def _as_on(story: Story, number: int) -> Story:
    """The story with what is true of that day."""
    short = story.chance.random() < _SHORT_NIGHT
    return replace(story, short_night=short, ill=number in _ILL, stops=number == _TINGLES)


def _stay_cleared(story: Story, until: date) -> None:
    """The evening before: the safety questions are answered again where they would come on the day that is shown."""
    story.clock.at = at(until - timedelta(days=1), 20)
    ends = screening_state(story.ctx, story.person).expires_at
    if ends is None or ends < at(until + timedelta(days=1), 0):
        start_screening(story.ctx, story.person)
        _screen(story, _pain(story, DAYS))


def _pain(story: Story, number: int) -> int:
    """Pain before the session: from about 4 down to about 1 with noise; more in a flare-up and after a short night."""
    falling = 4.2 - 3.4 * (number / DAYS) ** 0.5
    raised = 3.0 if number in _FLARE else 0.0
    felt = round(falling + raised + _AFTER_SHORT * story.short_night + story.chance.gauss(0, 0.4))
    return max(0, min(7, int(felt)))


def _nothing(_story: Story, _seen: Today, _pain: int, _skipped: set[str]) -> bool:
    return False


def _answer_screening(story: Story, _seen: Today, pain: int, _skipped: set[str]) -> bool:
    _screen(story, pain)
    return True


def _answer_next_day(story: Story, seen: Today, pain: int, _skipped: set[str]) -> bool:
    answer_next_day(story.ctx, story.person, seen.session_id or "", score=pain)
    return True


def _do_session(story: Story, seen: Today, pain: int, skipped: set[str]) -> bool:
    left = [one for one in seen.sessions if one.id not in seen.done and one.id not in skipped and one.kind != "walk"]
    if not left:
        return False
    session = left[0]
    if story.stops:
        skipped.add(session.id)
        break_off(story, session, pain)
        return True
    wanted = 0.9 if session.kind == "main" else 0.75
    if story.chance.random() > wanted:
        skipped.add(session.id)
        return True
    play(replace(story, watched=story.chance.random() < _WATCHED), session, pain)
    return True


_Act = Callable[[Story, Today, int, set[str]], bool]
_ACTS: Final[dict[str, _Act]] = {
    "screen": _answer_screening,
    "next-day": _answer_next_day,
    "session": _do_session,
}


def _screen(story: Story, pain: int) -> None:
    """Every open question of every screen, answered as this person would, until none is left."""
    save_draft(story.ctx, story.person, {}, {"age": _AGE, "pain_now": pain, "country": "GB"})
    for _ in range(_MOST_STEPS_A_DAY):
        draft = load_draft(story.ctx, story.person)
        answers = read_answers(draft.answers, draft.facts, Beside())
        left = [id_ for screen in screens(answers, story.ctx.catalogue) for id_ in screen.open]
        if not left:
            break
        save_draft(story.ctx, story.person, {id_: "yes" if id_ in _YES else "no" for id_ in left})
        story.clock.at += timedelta(minutes=1)
    confirm_screening(story.ctx, story.person)
