"""What helps, read from records: which of them make a day with something, and which do not."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.life import MORNING, Life, a_life
from unhunch.progress.helping import Factor, Helping
from unhunch.records.beside import ImportRecord, TechniqueRecord
from unhunch.records.model import ExerciseRecord, NoteRecord, PainRecord, Record, SessionRecord, Value, WalkRecord
from unhunch.service.helping import helping

TODAY = MORNING.date()
EVERY = [TODAY - timedelta(days=back) for back in range(60, -1, -1)]
DAY = EVERY[30]
ROW = "seated-row"


def a_scored_life() -> Life:
    """Somebody who said their pain each day of two months."""
    life = a_life()
    keep(life, *(PainRecord(moment="now", score=3, day=day) for day in EVERY))
    return life


def keep(life: Life, *values: Value) -> None:
    count = len(list(life.ctx.store.records(life.person)))
    rows = [Record(key=f"{count}-{place}", at=MORNING, value=value) for place, value in enumerate(values)]
    life.ctx.store.append(life.person, rows)


def found(life: Life, factor: Factor) -> Helping:
    return next(one for one in helping(life.ctx, life.person, TODAY) if one.factor == factor)


def ended(kind: str, number: int = 1, state: str = "finished") -> SessionRecord:
    return SessionRecord(session=f"{DAY}-{kind}-{number}", state=state, day=DAY, kind=kind)  # type: ignore[arg-type]  # a state


def done(exercise: str, kind: str) -> ExerciseRecord:
    return ExerciseRecord(session=f"{DAY}-{kind}-1", day=DAY, item=0, exercise=exercise, level=1, before=2)


def check(*, short: bool) -> NoteRecord:
    return NoteRecord(kind="check", day=DAY, facts={"short_sleep": short})


def brought_in(minutes: float) -> tuple[Value, ...]:
    walk = WalkRecord(day=DAY, minutes=minutes, start=MORNING, until=MORNING, brought="a")
    return ImportRecord(brought="a", program="apple", day=DAY, walks=1, minutes=minutes), walk


Rows = Callable[[], tuple[Value, ...]]
COUNTED: dict[str, tuple[Factor, int, Rows]] = {
    "a walk that was ticked": ("walk", 1, lambda: (WalkRecord(day=DAY, minutes=20.0),)),
    "a walk told twice": ("walk", 1, lambda: (WalkRecord(day=DAY, minutes=20.0), WalkRecord(day=DAY, minutes=30.0))),
    "a walk that a watch noted": ("walk", 1, lambda: brought_in(20.0)),
    "a watch's way to the kitchen": ("walk", 0, lambda: brought_in(1.0)),
    "a walk as a session": ("walk", 1, lambda: (ended("walk"),)),
    "strength in a main session": ("strength", 1, lambda: (ended("main"), done(ROW, "main"))),
    "a main session without strength": ("strength", 0, lambda: (ended("main"), done("chin-tuck", "main"))),
    "strength in a break": ("strength", 0, lambda: (ended("break"), done(ROW, "break"))),
    "one break": ("break", 0, lambda: (ended("break"),)),
    "two breaks": ("break", 1, lambda: (ended("break"), ended("break", 2))),
    "a break broken off": ("break", 0, lambda: (ended("break"), ended("break", 2, "stopped"))),
    "heat": ("heat", 1, lambda: (TechniqueRecord(use="a", technique="heat", practice="warmth", day=DAY),)),
    "cold": ("heat", 0, lambda: (TechniqueRecord(use="a", technique="cold", practice="cooling", day=DAY),)),
    "a short night": ("short-sleep", 1, lambda: (check(short=True),)),
    "a short night told once": ("short-sleep", 1, lambda: (check(short=True), check(short=False))),
    "a good night": ("short-sleep", 0, lambda: (check(short=False),)),
    "sleep that pain made worse": (
        "short-sleep", 0, lambda: (PainRecord(moment="next_day", score=3, day=DAY, worse_sleep=True),),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("factor", "days", "rows"), COUNTED.values(), ids=COUNTED)
def test_what_makes_a_day_with_it(factor: Factor, days: int, rows: Rows) -> None:
    life = a_scored_life()
    keep(life, *rows())
    assert found(life, factor).with_days == days


def test_what_was_not_kept_on_a_day_with_a_score_was_not_done() -> None:
    assert found(a_scored_life(), "heat").without_days == len(EVERY) - 1


def test_of_a_night_nothing_is_known_unless_it_was_asked() -> None:
    life = a_scored_life()
    keep(life, check(short=False))
    assert found(life, "short-sleep").without_days == 1


def test_pain_asked_during_an_exercise_is_no_pain_of_the_day() -> None:
    life = a_life()
    keep(life, *(PainRecord(moment="worst", score=3, day=day) for day in EVERY))
    assert found(life, "heat").without_days == 0


def test_what_comes_anew_is_counted_too() -> None:
    life = a_scored_life()
    before = found(life, "walk").with_days
    keep(life, WalkRecord(day=DAY, minutes=20.0))
    assert (before, found(life, "walk").with_days) == (0, 1)
