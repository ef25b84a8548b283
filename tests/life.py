"""A person's life with unhunch in small verbs: screen, fill in, plan, do, answer; on a clock that tests set."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.planned import the_catalogue
from unhunch.programme.model import Programme
from unhunch.screening import Outcome, screens
from unhunch.service.answers import Beside, read_answers
from unhunch.service.context import Context
from unhunch.service.play import Finished, Opened, PlayerEvent, SessionCheck
from unhunch.service.ports import Store
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme
from unhunch.service.screening import confirm_screening, load_draft, save_draft
from unhunch.service.session import finish_session, open_session, record_events
from unhunch.store.memory import MemoryStore

MORNING = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PERSON = "somebody"
PROFILE = {
    "pain_now": 2,
    "activity_level": "regular",
    "walk_first": False,
    "minutes": [20, 20, 20, 20, 20, 20, 20],
    "places": ["home"],
    "equipment": {"home": ["mat", "chair", "wall", "doorway", "resistance-band"]},
}


@dataclass(slots=True)
class SetClock:
    """A clock that a test sets."""

    at: datetime = MORNING

    def now(self) -> datetime:
        return self.at

    def forward(self, *, days: float = 0, minutes: float = 0) -> None:
        self.at += timedelta(days=days, minutes=minutes)


@dataclass(slots=True)
class Life:
    """One person with a store and a clock of their own."""

    ctx: Context
    clock: SetClock
    person: str = PERSON

    def screen(
        self, *, yes: tuple[str, ...] = (), unsure: tuple[str, ...] = (), pain: int = 2, age: int = 41
    ) -> Outcome:
        """Answer every open question with no but these, and confirm; stops where an emergency locks."""
        state = save_draft(self.ctx, self.person, {}, {"age": age, "pain_now": pain})
        while state.lock is None and (left := self.open_questions()):
            said = {id_: "yes" if id_ in yes else "no" for id_ in left}
            state = save_draft(self.ctx, self.person, said)
        return confirm_screening(self.ctx, self.person)

    def open_questions(self) -> list[str]:
        draft = load_draft(self.ctx, self.person)
        answers = read_answers(draft.answers, draft.facts, Beside())
        return [id_ for screen in screens(answers, self.ctx.catalogue) for id_ in screen.open]

    def begin(self) -> Programme:
        """Screened, filled in and planned for one week."""
        self.screen()
        save_profile(self.ctx, self.person, PROFILE)
        return make_programme(self.ctx, self.person, weeks=1)

    def open(self, session: str, *, pain: int = 2) -> Opened:
        check = SessionCheck(pain_now=pain, anything_new="no", unwell=False)
        return open_session(self.ctx, self.person, session, check)

    def events(self, opened: Opened) -> list[PlayerEvent]:
        """Every set of every item, and the taps after each."""
        assert opened.session is not None
        at, name = self.clock.at, opened.session.id
        events: list[PlayerEvent] = []
        for place, item in enumerate(opened.session.items):
            events += [
                PlayerEvent(
                    key=f"{name}-{place}-{number}", at=at, session=name, kind="set", item=place,
                    exercise=item.exercise, set=number, level=item.level, repetitions=item.dose.repetitions,
                )
                for number in range(1, item.dose.sets + 1)
            ]  # fmt: skip
            events.append(
                PlayerEvent(
                    key=f"{name}-{place}-taps",
                    at=at,
                    session=name,
                    kind="exercise",
                    item=place,
                    exercise=item.exercise,
                    level=item.level,
                    form="steady",
                    two_more=True,
                )
            )
        return events

    def do(self, session: str, *, pain: int = 2, worst: int = 2, effort: int = 4) -> Finished:
        """The whole session, from its questions to its last answers."""
        opened = self.open(session, pain=pain)
        record_events(self.ctx, self.person, self.events(opened))
        self.clock.forward(minutes=20)
        return finish_session(self.ctx, self.person, session, worst=worst, effort=effort)


def a_life(store: Store | None = None, *, at: datetime = MORNING) -> Life:
    clock = SetClock(at=at)
    home = Path("/nonexistent/home")
    return Life(
        ctx=Context(store=store or MemoryStore(), clock=clock, catalogue=the_catalogue(), home=home), clock=clock
    )
