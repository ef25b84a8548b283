"""A small history of one exercise as progress: what the rows of `decide` are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from unhunch.catalogue import Catalogue
from unhunch.programme.model import Standing
from unhunch.progress.light import is_strict, light
from unhunch.progress.model import ExerciseSession, Progress
from unhunch.records.model import Form, Light

TODAY = date(2026, 3, 16)
LONG_AGO = TODAY - timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """One day of an exercise: pain before, worst and next day, the taps after it, and the session's effort."""

    before: int = 1
    worst: int | None = 1
    next_day: int | None = 1
    form: Form | None = "steady"
    two_more: bool | None = True
    effort: int | None = 5
    too_hard: bool = False
    worse_sleep: bool = False
    stopped: bool = False
    still_there: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideRow:
    """What happened with an exercise, where it stands, and what follows; `after` are fields of the new standing.

    `action` is empty where nothing is decided; `step` is the last word of the sentence that names the change.
    """

    said: str
    exercise: str
    days: tuple[Did, ...]
    standing: Mapping[str, object] = field(default_factory=dict)
    closed: tuple[str, ...] = ()
    action: str = ""
    step: str = ""
    after: Mapping[str, object] = field(default_factory=dict)

    def name(self) -> str:
        """The row in a few words."""
        return self.said


WELL = Did()
FINE = (WELL, WELL)


def done_on(row: DecideRow, index: int) -> date:
    """The day of the row's outing: every second day, the last one yesterday."""
    return TODAY - timedelta(days=1 + 2 * (len(row.days) - 1 - index))


def history(row: DecideRow, catalogue: Catalogue) -> Progress:
    """The progress of a person who did nothing but this exercise."""
    exercise = catalogue.get(row.exercise)
    # The fields come from a table; a wrong name fails the test that uses it.
    standing = Standing(exercise=row.exercise, sessions=len(row.days), **row.standing)  # type: ignore[arg-type]
    sessions = tuple(
        ExerciseSession(
            session=f"{done_on(row, index)}-main-1",
            day=done_on(row, index),
            exercise=row.exercise,
            level=standing.level,
            before=did.before,
            worst=did.worst,
            next_day=did.next_day,
            light=_light(did, strict=is_strict(exercise), catalogue=catalogue),
            form=did.form,
            two_more=did.two_more,
            effort=did.effort,
            too_hard=did.too_hard,
            worse_sleep=did.worse_sleep,
            stopped=did.stopped,
            still_there=did.still_there,
        )
        for index, did in enumerate(row.days)
    )
    return Progress(
        today=TODAY,
        standings={row.exercise: standing},
        exercise_sessions=sessions,
        last_active=sessions[-1].day,
        closed=frozenset(row.closed),
    )


def _light(did: Did, *, strict: bool, catalogue: Catalogue) -> Light | None:
    if did.stopped or (strict and did.still_there):
        return "red"
    return None if did.worst is None else light(did.before, did.worst, strict=strict, rules=catalogue.rules)
