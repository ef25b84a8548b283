from datetime import UTC, date, datetime, timedelta

from unhunch.adaptation import decide, decision_record
from unhunch.catalogue import load_catalogue
from unhunch.programme.model import Day, PlannedSession, Programme, Standing, Week
from unhunch.progress.model import Progress
from unhunch.progress.standings import standing_from_json, standing_to_json
from unhunch.progress.summary import summarise
from unhunch.records.model import (
    AdverseEventRecord,
    DecisionRecord,
    ExerciseRecord,
    NoteRecord,
    PainRecord,
    Record,
    ScreeningRecord,
    SessionRecord,
    SetRecord,
    Value,
    WalkRecord,
)

CATALOGUE = load_catalogue()
MONDAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def records(*values: Value) -> list[Record]:
    """One record an hour, in this order."""
    return [
        Record(key=f"r{index}", at=NOON + timedelta(hours=index), value=value) for index, value in enumerate(values)
    ]


def session(day: int, worst: int | None = 1, exercise: str = "seated-row", level: int = 1) -> list[Value]:
    """A session with one exercise on that day, counted from 0."""
    on = MONDAY + timedelta(days=day)
    name = f"{on}-main-1"
    return [
        PainRecord(moment="before", score=1, day=on, session=name),
        SetRecord(session=name, day=on, item=0, exercise=exercise, set=1, level=level, repetitions=8),
        SetRecord(session=name, day=on, item=0, exercise=exercise, set=2, level=level, skipped=True),
        ExerciseRecord(
            session=name, day=on, item=0, exercise=exercise, level=level, before=1, worst=worst, form="steady",
            two_more=True,
        ),
        SessionRecord(session=name, state="finished", day=on, kind="main", minutes=15, effort=5),
    ]  # fmt: skip


def next_day(day: int, score: int = 1, *, named: bool = True) -> PainRecord:
    """The answer on the day after that one."""
    on = MONDAY + timedelta(days=day)
    return PainRecord(
        moment="next_day", score=score, day=on + timedelta(days=1), session=f"{on}-main-1" if named else ""
    )


def summed(*values: Value, today: int = 7, plans: tuple[Programme, ...] = ()) -> Progress:
    day = MONDAY + timedelta(days=today)
    return summarise(records(*values), today=day, catalogue=CATALOGUE, plans=plans)


def test_an_exercise_is_joined_with_its_sets_effort_light_and_next_day() -> None:
    found = summed(*session(0), next_day(0, 2)).exercise_sessions[0]
    assert (found.light, found.next_day, found.effort, found.sets, found.repetitions) == ("green", 2, 5, 1, 8)


def test_under_a_cap_nothing_stands_higher_than_it_and_what_did_begins_at_the_cap() -> None:
    change = {"exercise": "wall-push-up", "level": 3, "repetitions": 12, "sets": 3, "load_step": 2, "changed_on": None}
    risen = DecisionRecord(day=MONDAY, action="progress", exercise="wall-push-up", because=(), change=change)
    done = (*session(0, exercise="wall-push-up", level=2), *session(1, exercise="chin-tuck"))
    rows = records(*done, risen)
    free, held = (
        summarise(rows, today=MONDAY + timedelta(days=7), catalogue=CATALOGUE, level_cap=cap).standings
        for cap in (None, 1)
    )
    assert (free["wall-push-up"].level, free["wall-push-up"].repetitions) == (3, 12)
    fallen = held["wall-push-up"]
    assert (fallen.level, fallen.repetitions, fallen.sets, fallen.load_step) == (1, None, None, 0)
    assert held["chin-tuck"] == free["chin-tuck"]


def test_a_next_day_answer_without_a_session_belongs_to_the_day_before() -> None:
    assert summed(*session(0), next_day(0, 3, named=False)).exercise_sessions[0].next_day == 3


def test_an_answer_three_days_later_is_no_next_day_answer() -> None:
    late = PainRecord(moment="next_day", score=3, day=MONDAY + timedelta(days=3))
    assert summed(*session(0), late).exercise_sessions[0].next_day is None


def test_what_was_stopped_is_red_whatever_the_score() -> None:
    stopped = ExerciseRecord(
        session="s", day=MONDAY, item=0, exercise="seated-row", level=1, before=1, worst=1, stopped=True
    )
    assert summed(stopped).exercise_sessions[0].light == "red"


def test_pain_that_was_not_said_has_no_light() -> None:
    found = summed(*session(0, worst=None))
    assert (found.exercise_sessions[0].light, found.missed_safety_answer) == (None, True)


def test_an_exercise_without_decisions_stands_at_its_highest_level_done() -> None:
    found = summed(*session(0, level=2), *session(2, level=1)).standings["seated-row"]
    assert (found.level, found.sessions) == (2, 2)


def test_decisions_are_replayed_and_never_taken_twice() -> None:
    so_far = [*session(0), next_day(0), *session(2), next_day(2)]
    first = decide(None, summed(*so_far, today=4), catalogue=CATALOGUE)
    kept = [Record(key=one.key, at=NOON + timedelta(days=4), value=decision_record(one)) for one in first]
    day = MONDAY + timedelta(days=4)
    again = summarise([*records(*so_far), *kept], today=day, catalogue=CATALOGUE)
    assert [one.action for one in first] == ["progress"]
    assert again.standings["seated-row"].level == 2
    assert decide(None, again, catalogue=CATALOGUE) == ()


def test_a_standing_comes_back_from_its_json() -> None:
    standing = Standing(exercise="plank", level=2, rung=3, hold_s=12, left_out_until=MONDAY, changed_on=MONDAY)
    assert standing_from_json(standing_to_json(standing)) == standing


def test_the_same_record_twice_counts_once() -> None:
    once = records(*session(0), next_day(0))
    day = MONDAY + timedelta(days=2)
    assert summarise([*once, *once], today=day, catalogue=CATALOGUE) == summarise(once, today=day, catalogue=CATALOGUE)


def test_pain_days_have_the_worst_of_all_and_the_mean_of_the_calm_scores() -> None:
    found = summed(
        PainRecord(moment="before", score=2, day=MONDAY),
        PainRecord(moment="now", score=4, day=MONDAY),
        PainRecord(moment="worst", score=6, day=MONDAY),
    ).pain_days[0]
    assert (found.worst, found.average) == (6, 3.0)


def test_a_week_counts_what_was_planned_done_and_excused() -> None:
    days = tuple(
        Day(
            date=MONDAY + timedelta(days=index),
            sessions=(
                PlannedSession(
                    id=f"{MONDAY + timedelta(days=index)}-main-1", kind="main", place="home", minutes=15, items=()
                ),
            ),
        )
        for index in range(4)
    )
    programme = Programme(start=MONDAY, weeks=(Week(index=0, start=MONDAY, days=days, provisional=False),))
    ill = NoteRecord(kind="ill", day=MONDAY + timedelta(days=1))
    found = summed(*session(0), *session(2), ill, plans=(programme,)).weeks[0]
    assert (found.planned, found.done, found.excused, found.share) == (4, 2, 1, 2 / 3)


def test_walks_count_by_day() -> None:
    walk = WalkRecord(day=MONDAY, minutes=10)
    assert summed(walk, walk, WalkRecord(day=MONDAY + timedelta(days=1), minutes=5)).walk_days == 2


def test_a_stop_sign_counts_until_the_next_whole_screening() -> None:
    sign = AdverseEventRecord(day=MONDAY, sign="chest-pain")
    half = ScreeningRecord(answers={}, facts={}, reason="stop", complete=False)
    whole = ScreeningRecord(answers={}, facts={}, reason="stop", complete=True)
    assert summed(sign, half).stop_signs == (MONDAY,)
    assert summed(sign, whole).stop_signs == ()
