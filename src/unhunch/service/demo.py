"""An invented person's twelve weeks, lived through the real use cases with a clock of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from unhunch.programme.model import Item, PlannedSession
from unhunch.records.model import Form
from unhunch.screening import screens
from unhunch.service.answers import Beside, read_answers
from unhunch.service.breaks import break_id, break_session
from unhunch.service.context import Context
from unhunch.service.demo_beside import evening, see_therapist, seen_by_camera, settle_in
from unhunch.service.demo_brought import bring_exercises, bring_walks, keep_watched
from unhunch.service.play import Opened, PlayerEvent, SessionCheck
from unhunch.service.profile import save_profile
from unhunch.service.programme import WEEKS, bring_up_to_date, make_programme, tick_walk
from unhunch.service.screening import confirm_screening, load_draft, save_draft, screening_state, start_screening
from unhunch.service.session import answer_next_day, finish_session, open_session, record_events
from unhunch.service.settings import save_settings
from unhunch.service.today import Today, today

# Twelve weeks and three days: the thirteenth week is under way.
DAYS: Final = 87
_LAST_WEEK: Final = 84
SEED: Final = 7
# Days counted from the first: a flare-up in the fifth week, a week away in the sixth.
_FLARE: Final = range(30, 34)
_AWAY: Final = range(37, 45)
# In weeks of much work one break a day at the desk is done with the program.
_AT_DESK: Final = (*range(14, 28), *range(49, 70))
_WORKING_DAYS: Final = 5
_THERAPIST: Final = 63
_WATCH: Final = 70
_MOST_STEPS_A_DAY: Final = 20
_SITES: Final = ("between-blades", "between-blades", "neck-back", "shoulder-top-right")
_MILD: Final = 2
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


@dataclass(slots=True)
class StoryClock:
    """A clock that the story sets."""

    at: datetime

    def now(self) -> datetime:
        """The aware UTC time."""
        return self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """The person with the clock, the day of the story (from 0) and chance; the same seed tells the same story."""

    ctx: Context
    person: str
    clock: StoryClock
    chance: Random
    first: date
    watched: bool = False


def tell_story(ctx: Context, person: str, until: date, *, seed: int = SEED) -> int:
    """How many records twelve weeks up to `until` left; that day itself is still to be done.

    Only an empty store is filled: where there are records already, nothing happens and 0 comes back.
    `ctx.clock` is not asked; a person's own records are never touched.
    """
    if next(ctx.store.records(person), None) is not None:
        return 0
    first = until - timedelta(days=DAYS)
    clock = StoryClock(at=_at(first, 8))
    story = _Story(
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
    clock.at = _at(until, 7)
    bring_up_to_date(story.ctx, person, weeks=WEEKS)
    return sum(1 for _ in ctx.store.records(person))


def _begin(story: _Story) -> None:
    save_settings(story.ctx, story.person, {"country": "GB", "time_zone": "Europe/London"})
    _screen(story, 4)
    save_profile(story.ctx, story.person, _PROFILE)
    make_programme(story.ctx, story.person, weeks=1)
    settle_in(story.ctx, story.person)


def _live(story: _Story, number: int) -> None:
    """One day: everything that the page of the day asks for, as far as the person feels like it."""
    day = story.first + timedelta(days=number)
    story.clock.at = _at(day, 8)
    if number in _AWAY:
        return
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
        _take_a_break(story, day, pain)
    if story.chance.random() < 0.8:  # noqa: PLR2004 - a believable share of days
        tick_walk(story.ctx, story.person, day, story.chance.choice([15, 20, 20, 25, 30]))
    story.clock.at = _at(day, 20)
    evening(story.ctx, story.person, number, pain, number / DAYS, story.chance)


def _take_a_break(story: _Story, day: date, pain: int) -> None:
    one = break_session(story.ctx, story.person, break_id(day, 1), 1)
    if one is not None:
        _play(story, one, pain)


def _stay_cleared(story: _Story, until: date) -> None:
    """The evening before: the safety questions are answered again where they would come on the day that is shown."""
    story.clock.at = _at(until - timedelta(days=1), 20)
    ends = screening_state(story.ctx, story.person).expires_at
    if ends is None or ends < _at(until + timedelta(days=1), 0):
        start_screening(story.ctx, story.person)
        _screen(story, _pain(story, DAYS))


def _pain(story: _Story, number: int) -> int:
    """Pain before the day's session: from about 4 down to about 1 with noise, and three points up in the flare-up."""
    falling = 4.2 - 3.4 * (number / DAYS) ** 0.5
    raised = 3.0 if number in _FLARE else 0.0
    felt = round(falling + raised + story.chance.gauss(0, 0.4))
    return max(0, min(7, int(felt)))


def _nothing(_story: _Story, _seen: Today, _pain: int, _skipped: set[str]) -> bool:
    return False


def _answer_screening(story: _Story, _seen: Today, pain: int, _skipped: set[str]) -> bool:
    _screen(story, pain)
    return True


def _answer_next_day(story: _Story, seen: Today, pain: int, _skipped: set[str]) -> bool:
    answer_next_day(story.ctx, story.person, seen.session_id or "", score=pain)
    return True


def _do_session(story: _Story, seen: Today, pain: int, skipped: set[str]) -> bool:
    left = [one for one in seen.sessions if one.id not in seen.done and one.id not in skipped and one.kind != "walk"]
    if not left:
        return False
    session = left[0]
    wanted = 0.9 if session.kind == "main" else 0.55
    if story.chance.random() > wanted:
        skipped.add(session.id)
        return True
    _play(replace(story, watched=story.chance.random() < _WATCHED), session, pain)
    return True


_Act = Callable[[_Story, Today, int, set[str]], bool]
_ACTS: Final[dict[str, _Act]] = {
    "screen": _answer_screening,
    "next-day": _answer_next_day,
    "session": _do_session,
}


def _screen(story: _Story, pain: int) -> None:
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


def _site(story: _Story, pain: int) -> str:
    """Where it hurts: on bad days at one of three places, later between the shoulder blades, at last nowhere."""
    if pain == 0:
        return ""
    return story.chance.choice(_SITES) if pain > _MILD else _SITES[0]


def _play(story: _Story, session: PlannedSession, pain: int) -> None:
    check = SessionCheck(pain_now=pain, anything_new="no", unwell=False, site=_site(story, pain))
    opened = open_session(story.ctx, story.person, session.id, check)
    if opened.session is None:
        return
    record_events(story.ctx, story.person, _events(story, opened, opened.session))
    story.clock.at += timedelta(minutes=opened.session.minutes)
    worst = max(0, min(5, pain + story.chance.choice([-1, 0, 0, 0, 1])))
    effort = story.chance.choice([3, 4, 4, 5, 6])
    finish_session(story.ctx, story.person, session.id, worst=worst, effort=effort)


def _events(story: _Story, opened: Opened, session: PlannedSession) -> list[PlayerEvent]:
    at = story.clock.at
    events: list[PlayerEvent] = []
    for place, item in enumerate(session.items):
        for number in range(1, item.dose.sets + 1):
            at += timedelta(seconds=item.seconds // item.dose.sets)
            one = _set(session, item, place, number, at)
            events.append(replace(one, **seen_by_camera(item.exercise, story.chance)) if story.watched else one)
        events.append(_taps(story, session, item, place, at))
    last = len(opened.timeline.steps) - 1 if opened.timeline is not None else 0
    return [*events, PlayerEvent(key=f"{session.id}-step", at=at, session=session.id, kind="step", step=last)]


def _set(session: PlannedSession, item: Item, place: int, number: int, at: datetime) -> PlayerEvent:
    return PlayerEvent(
        key=f"{session.id}-{place}-{number}",
        at=at,
        session=session.id,
        kind="set",
        item=place,
        exercise=item.exercise,
        set=number,
        level=item.level,
        repetitions=item.dose.repetitions,
        hold_s=item.dose.hold_s,
        duration_s=item.dose.duration_s,
    )


def _taps(story: _Story, session: PlannedSession, item: Item, place: int, at: datetime) -> PlayerEvent:
    form: Form = "steady" if story.chance.random() < 0.8 else "wobbly"  # noqa: PLR2004 - mostly steady
    return PlayerEvent(
        key=f"{session.id}-{place}-taps",
        at=at,
        session=session.id,
        kind="exercise",
        item=place,
        exercise=item.exercise,
        level=item.level,
        form=form,
        two_more=story.chance.random() < 0.6,  # noqa: PLR2004 - more often than not
    )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=UTC)
