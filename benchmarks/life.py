"""Weeks of a made-up person's use, through the same use cases as anybody's; the same each time."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from unhunch.cli.opened import PERSON
from unhunch.programme.model import PlannedSession
from unhunch.programme.profile_wire import profile_from_json
from unhunch.screening import Answers, assume_no
from unhunch.service.context import Context
from unhunch.service.forms import write_form
from unhunch.service.profile import save_profile
from unhunch.service.programme import bring_up_to_date, make_programme, tick_walk
from unhunch.service.screening import confirm_screening, save_draft, screening_state, start_screening
from unhunch.service.session import (
    Opened,
    PlayerEvent,
    SessionCheck,
    answer_next_day,
    finish_session,
    next_day_due,
    open_session,
    record_events,
)
from unhunch.service.today import today

HOUR_OF_EXERCISE = 18
FLARE_RISE = 3
LEAST_MINUTES = 15
# Above this the made-up person would be sent to a doctor, and the story would end there.
MOST_PAIN = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A made-up person's days: what their file says, and the chance that is drawn from."""

    facts: Mapping[str, Any]
    chance: Random

    def pain(self, day: int) -> int:
        """Worst pain of a day, counted from the start."""
        share = min(1.0, day / self.facts["days"])
        drift = self.facts["pain_first"] + share * (self.facts["pain_last"] - self.facts["pain_first"])
        first, last = self.facts["flare"]
        rise = FLARE_RISE if first <= day <= last else 0
        around = int(self.chance.random() < self.facts["pain_chance"])
        return max(0, min(MOST_PAIN, round(float(drift)) + rise + around))


def read_facts() -> Mapping[str, Any]:
    """The made-up person's file."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def one_day(ctx: Context, life: Life, day: int) -> int:
    """How many sessions were done on this day."""
    pain = life.pain(day)
    if screening_state(ctx, PERSON).due:
        answer_screening(ctx, life, pain)
    if day == 0:
        save_profile(ctx, PERSON, profile_form(ctx, life))
        make_programme(ctx, PERSON)
    bring_up_to_date(ctx, PERSON, weeks=1)
    if due := next_day_due(ctx, PERSON):
        answer_next_day(ctx, PERSON, due, score=pain)
    if life.chance.random() < life.facts["walks"]:
        tick_walk(ctx, PERSON, ctx.clock.now().date(), LEAST_MINUTES)
    planned = [one for one in today(ctx, PERSON).sessions if one.kind != "walk"]
    return sum(do(ctx, life, one, pain) for one in planned if life.chance.random() < life.facts["adherence"])


def answer_screening(ctx: Context, life: Life, pain: int) -> None:
    """Answer the whole screening with no warning signs."""
    answers = assume_no(Answers(answers={}, age=life.facts["age"], pain_now=pain), ctx.catalogue)
    start_screening(ctx, PERSON)
    facts = {"age": life.facts["age"], "pain_now": pain, "country": life.facts["country"]}
    save_draft(ctx, PERSON, answers.answers, facts)
    confirm_screening(ctx, PERSON)


def profile_form(ctx: Context, life: Life) -> Mapping[str, object]:
    """The person's profile in the form that is saved."""
    profile = profile_from_json(life.facts["profile"], ctx.catalogue)
    return write_form(type(profile), profile)


def do(ctx: Context, life: Life, session: PlannedSession, pain: int) -> bool:
    """Whether the session could be done; all its sets are, and most of it steadily."""
    if screening_state(ctx, PERSON).clearance is None:
        return False
    before = pain
    opened = open_session(ctx, PERSON, session.id, SessionCheck(pain_now=before, anything_new="no", unwell=False))
    if opened.session is None:
        return False
    record_events(ctx, PERSON, events(ctx, life, opened, before))
    effort = life.chance.randint(3, 6)
    finish_session(ctx, PERSON, session.id, worst=pain, effort=effort)
    return True


def events(ctx: Context, life: Life, opened: Opened, pain: int) -> list[PlayerEvent]:
    """What a player would send: every set, and how each exercise went."""
    sent: list[PlayerEvent] = []
    session = opened.session
    for number, item in enumerate(session.items if session else ()):
        one = PlayerEvent(
            key=f"{session.id if session else ''}:{number}",
            at=ctx.clock.now(),
            session=session.id if session else "",
            kind="exercise",
            item=number,
            exercise=item.exercise,
            level=item.level,
            worst=min(pain, 3) if item.part == "strength" else None,
            form=life.chance.choice(("steady", "steady", "steady", "wobbly")),
            two_more=life.chance.random() < life.facts["adherence"],
        )
        for set_ in range(1, item.dose.sets + 1):
            dose = item.dose
            done = replace(one, key=f"{one.key}:{set_}", kind="set", set=set_, repetitions=dose.repetitions)
            sent.append(replace(done, hold_s=dose.hold_s, duration_s=dose.duration_s))
        sent.append(one)
    return sent
