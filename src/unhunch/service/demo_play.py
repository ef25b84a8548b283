"""The invented person's sessions: the questions before, every set and tap, the last answers."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final

from unhunch.programme.model import Item, PlannedSession
from unhunch.records.model import Form
from unhunch.service.context import Context
from unhunch.service.demo_beside import seen_by_camera
from unhunch.service.play import Hurts, Opened, PlayerEvent, SessionCheck
from unhunch.service.session import finish_session, open_session, record_events, stop_session, this_hurts

_SITES: Final = ("between-blades", "between-blades", "neck-back", "shoulder-top-right")
_MILD: Final = 2
_SIGN: Final = "numb-tingling-weak"
_WHY: Final = "stop-sign"


@dataclass(slots=True)
class StoryClock:
    """A clock that the story sets."""

    at: datetime

    def now(self) -> datetime:
        """The aware UTC time."""
        return self.at


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The person with the clock, the first day and chance; the same seed tells the same story.

    `watched`: the camera is on. The others are true of the day that is told; `stops`: it has a stop sign.
    """

    ctx: Context
    person: str
    clock: StoryClock
    chance: Random
    first: date
    watched: bool = False
    short_night: bool = False
    ill: bool = False
    stops: bool = False


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """That time of the day."""
    return datetime.combine(day, time(hour, minute), tzinfo=UTC)


def _site(story: Story, pain: int) -> str:
    """Where it hurts: on bad days at one of three places, later between the shoulder blades, at last nowhere."""
    if pain == 0:
        return ""
    return story.chance.choice(_SITES) if pain > _MILD else _SITES[0]


def play(story: Story, session: PlannedSession, pain: int) -> None:
    """Nothing; the session is done from its questions to its last tap, as far as it may be done today."""
    opened = open_session(story.ctx, story.person, session.id, _check(story, pain))
    if opened.session is None:
        return
    record_events(story.ctx, story.person, _events(story, opened, opened.session))
    story.clock.at += timedelta(minutes=opened.session.minutes)
    worst = max(0, min(5, pain + story.chance.choice([-1, 0, 0, 0, 1])))
    effort = story.chance.choice([3, 4, 4, 5, 6])
    finish_session(story.ctx, story.person, session.id, worst=worst, effort=effort)


def break_off(story: Story, session: PlannedSession, pain: int) -> None:
    """Nothing; in the first exercise a stop sign is tapped, and the session is over."""
    opened = open_session(story.ctx, story.person, session.id, _check(story, pain))
    if opened.session is None:
        return
    story.clock.at += timedelta(minutes=1)
    hurts = Hurts(key=f"{session.id}-hurts", session=session.id, item=0, score=pain, signs=(_SIGN,))
    this_hurts(story.ctx, story.person, hurts)
    stop_session(story.ctx, story.person, session.id, _WHY)


def _check(story: Story, pain: int) -> SessionCheck:
    return SessionCheck(
        pain_now=pain,
        anything_new="no",
        unwell=False,
        site=_site(story, pain),
        short_sleep=story.short_night,
        ill=story.ill,
    )


def _events(story: Story, opened: Opened, session: PlannedSession) -> list[PlayerEvent]:
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


def _taps(story: Story, session: PlannedSession, item: Item, place: int, at: datetime) -> PlayerEvent:
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
