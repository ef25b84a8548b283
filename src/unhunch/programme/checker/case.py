"""The week under judgement and the plain facts that its rules are held against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise, Finding, Place
from unhunch.programme.model import Course, Gave, Item, PlannedSession, Profile, Week
from unhunch.programme.prescribed import Prescribed, Prescription
from unhunch.screening.model import Clearance


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A week with all that it has to answer to; `gave` is what was said to have given, in this week or another."""

    catalogue: Catalogue
    profile: Profile
    clearance: Clearance
    course: Course
    week: Week
    gave: tuple[Gave, ...]

    def rule(self, name: str) -> float:
        """The programme's number of that name."""
        return self.catalogue.rules.number(f"programme.{name}")

    def listed(self, name: str) -> tuple[str, ...]:
        """The ids that the programme's rule of that name lists."""
        value = self.catalogue.rules.value(f"programme.{name}")
        return tuple(map(str, value)) if isinstance(value, tuple | list) else ()

    def pair(self, name: str) -> tuple[float, float]:
        """The two ends of the programme's rule of that name."""
        value = self.catalogue.rules.value(f"programme.{name}")
        if not isinstance(value, tuple | list):
            raise TypeError(name)
        return float(value[0]), float(value[1])

    def minutes(self, on: date) -> int:
        """The person's minutes on that date, no more than a therapist leaves."""
        minutes = self.profile.minutes[on.weekday()]
        most = None if self.prescription is None else self.prescription.minutes_a_day
        return minutes if most is None or minutes < most else most

    @property
    def prescription(self) -> Prescription | None:
        """The prescription, where its last day is not before the week."""
        found = self.course.prescription
        return None if found is None or (found.until is not None and found.until < self.week.start) else found

    def asked(self, name: str) -> Prescribed | None:
        """What is prescribed of the exercise."""
        items = () if self.prescription is None else self.prescription.items
        return next((item for item in items if item.exercise == name), None)

    def open_places(self, on: date) -> tuple[Place, ...]:
        """The person's places on that date."""
        return self.profile.places[on.weekday()]

    def exercise(self, item: Item) -> Exercise:
        """The item's exercise or variant."""
        return self.catalogue.get(item.exercise)

    def sessions(self) -> Iterator[tuple[date, PlannedSession]]:
        """The week's sessions with their dates."""
        for day in self.week.days:
            for session in day.sessions:
                yield day.date, session

    def items(self) -> Iterator[tuple[date, PlannedSession, Item]]:
        """The week's items with their dates and sessions."""
        for on, session in self.sessions():
            for item in session.items:
                yield on, session, item

    def gave_here(self) -> tuple[Gave, ...]:
        """What gave in this very week."""
        return tuple(gave for gave in self.gave if gave.week == self.week.index)

    def said(self, *ids: str, **facts: str) -> bool:
        """Whether something gave in this week whose id begins with one of `ids` and whose facts include these.

        Where nothing at all is allowed, the one sentence about that stands for all others.
        """
        here = self.gave_here()
        if not self.clearance.allowed and any(gave.id == "adults-only" for gave in here):
            return True
        return any(gave.id.startswith(ids) and facts.items() <= dict(gave.facts).items() for gave in here)

    def pain(self) -> int:
        """The higher of the two scores of pain now."""
        return max(self.profile.pain_now, self.clearance.pain_now)


def finding(rule: str, where: str, what: str) -> Finding:
    """A finding whose text begins with the broken rule's name."""
    return Finding(where=where, what=f"{rule}: {what}", fix="Plan this week again")


def of(session: PlannedSession, item: Item) -> str:
    """Where an item stands."""
    return f"{session.id}/{item.exercise}"


def is_walking_week(case: Case) -> bool:
    """Whether this week has to be the week of walking."""
    course, profile = case.course, case.profile
    if case.week.index != 0 or course.main_weeks or course.walk_days >= case.rule("walk-first-days"):
        return False
    if not may_walk(case):
        return False
    default = profile.activity_level == "inactive" or "LOC-1" in case.clearance.because
    return default if profile.walk_first is None else profile.walk_first


def is_small_week(case: Case) -> bool:
    """Whether the week owes neither longer sessions nor what comes in them."""
    return is_walking_week(case) or case.course.shrink


def is_walk_warm_up(case: Case, items: Sequence[Item]) -> bool:
    """Whether these items are one walk of a length and a level that warm up."""
    if [item.exercise for item in items] != ["walking"]:
        return False
    low, high = case.pair("warm-up-walk")
    walk = items[0]
    return walk.level >= case.rule("warm-up-walk-level") and low <= (walk.dose.duration_s or 0) / 60 <= high


def holds_days_walk(case: Case, session: PlannedSession) -> bool:
    """Whether a main session's warm-up is the day's walk."""
    first = [item for item in session.items if item.part == "warm-up"]
    return session.kind == "main" and is_walk_warm_up(case, first)


def may_walk(case: Case) -> bool:
    """Whether a daily walk is owed."""
    closed = (*case.profile.dislikes, *case.clearance.hidden)
    barred = set(case.catalogue.get("walking").avoid_if) & set(case.clearance.tags)
    lifted = "walking" in case.clearance.exercise_cleared
    standing = case.course.standings.get("walking")
    if standing is not None:
        later = standing.left_out_until is not None and standing.left_out_until > case.week.start
        if later or standing.dropped or standing.replaced_by:
            return False
    told_not_to = case.prescription is not None and "walking" in case.prescription.avoid
    open_now = "walking" in case.clearance.allowed and "walking" not in closed and (lifted or not barred)
    return open_now and not told_not_to
