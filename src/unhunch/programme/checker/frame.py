"""The frame: days, minutes, places, kit, the daily walk, and how many sessions a week owes."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from unhunch.catalogue.model import Finding
from unhunch.programme.checker.case import Case, finding, holds_days_walk, is_walking_week, may_walk, of
from unhunch.programme.checker.safety import open_level
from unhunch.programme.model import Day, PlannedSession
from unhunch.programme.seconds import session_seconds

WEEK_DAYS = 7


def check_frame(case: Case) -> Iterator[Finding]:
    """Findings against the week's days and sessions."""
    dates = [day.date for day in case.week.days]
    if dates != [case.week.start + timedelta(days=index) for index in range(WEEK_DAYS)]:
        yield finding("days", f"week {case.week.index}", "the days are not seven in a row from its start")
    for name, times in Counter(session.id for _on, session in case.sessions()).items():
        if times > 1:
            yield finding("id", name, "two sessions have the same id")
    for day in case.week.days:
        yield from _check_day(case, day)
        yield from _check_walk(case, day)
    for _on, session in case.sessions():
        yield from _check_length(case, session)
    yield from _check_fit_walks(case)
    yield from _check_places(case)
    yield from _check_count(case)


def _check_day(case: Case, day: Day) -> Iterator[Finding]:
    where, most = day.date.isoformat(), case.minutes(day.date)
    inside = [session for session in day.sessions if session.kind != "walk"]
    taken = sum(session.minutes for session in inside)
    if taken > most:
        yield finding("minutes", where, f"{taken} minutes are planned, {most} are there")
    if not inside and most > 0 and not case.said("day-empty", day=str(day.date.weekday())):
        yield finding("something", where, "there are minutes, but no session, and nothing says why")
    if any(not session.items for session in day.sessions):
        yield finding("something", where, "a session is empty")


def _check_walk(case: Case, day: Day) -> Iterator[Finding]:
    where = day.date.isoformat()
    walks = [session for session in day.sessions if session.kind == "walk"]
    if not may_walk(case):
        if walks:
            yield finding("walk", where, "a walk is planned that is not open")
        elif not case.said("walk-"):
            yield finding("walk", where, "there is no walk, and nothing says why")
        return
    if len(walks) + sum(holds_days_walk(case, session) for session in day.sessions) != 1:
        yield finding("walk", where, "a day has one walk, by itself or as a warm-up")
    if not walks:
        return
    walk = walks[0]
    if [item.exercise for item in walk.items] != ["walking"]:
        yield finding("walk", walk.id, "a walk holds walking alone")
    if walk.minutes > max(case.minutes(day.date), case.rule("walk-beside-min")):
        yield finding("minutes", walk.id, "the walk is longer than what may stand beside the day's minutes")
    if (case.minutes(day.date) == 0) != walk.optional:
        yield finding("walk", walk.id, "a walk is an offer on days without minutes, and only there")


def _check_fit_walks(case: Case) -> Iterator[Finding]:
    """A fit person's walk is as long as their level asks for, or it is said on how many days it is shorter."""
    if case.profile.activity_level != "fit":
        return
    walking = case.catalogue.get("walking")
    daily = walking.levels[max(level for level in walking.levels if level <= open_level(case, walking))].duration_s
    least = daily[0] if daily else 0
    walks = [item for _on, session, item in case.items() if session.kind == "main" and item.exercise == "walking"]
    short = sum((item.dose.duration_s or 0) < least for item in walks)
    if short and not case.said("warm-up-walk", days=str(short)):
        yield finding("walk", f"week {case.week.index}", f"{short} walks are short of what a fit person is asked for")


def _check_length(case: Case, session: PlannedSession) -> Iterator[Finding]:
    if any(item.exercise not in {*case.catalogue.exercises, *case.catalogue.variants} for item in session.items):
        return
    if session.kind == "walk":
        seconds = sum(item.dose.duration_s or 0 for item in session.items)
    else:
        seconds = session_seconds(session.items, case.catalogue.get, case.catalogue.rules)
    if session.minutes != -(-seconds // 60):
        yield finding("minutes", session.id, f"{session.minutes} minutes are not its {seconds} seconds")


def _check_places(case: Case) -> Iterator[Finding]:
    for on, session in case.sessions():
        walks = {"outdoors", "home", "gym"}.intersection(case.open_places(on))
        anywhere = session.kind == "walk" and not walks
        if session.place not in case.open_places(on) and not anywhere:
            yield finding("place", session.id, f"{session.place} is not open that day")
    for _on, session, item in case.items():
        if item.exercise not in {*case.catalogue.exercises, *case.catalogue.variants}:
            continue
        if session.place not in case.exercise(item).places:
            yield finding("place", of(session, item), f"this is not done at: {session.place}")
        have = {*case.profile.equipment.get(session.place, ()), session.place}
        for group in case.catalogue.kit(item.exercise, session.place, case.clearance.tags):
            if not have.intersection(group):
                yield finding("kit", of(session, item), f"there is no {' or '.join(group)}")


def _check_count(case: Case) -> Iterator[Finding]:
    where = f"week {case.week.index}"
    kinds = Counter(session.kind for _on, session in case.sessions())
    walking_week = is_walking_week(case)
    if walking_week or case.course.shrink:
        if kinds["main"] or kinds["aerobic"]:
            yield finding("walk-first" if walking_week else "shrink", where, "the week holds longer sessions")
        if not case.said("walk-first" if walking_week else "shrink"):
            yield finding("gave", where, "nothing says why there are no longer sessions")
    else:
        long_days = sum(case.minutes(day.date) >= case.rule("main-day-min") for day in case.week.days)
        if kinds["main"] < min(case.rule("main-days"), long_days) and not case.said("main-days"):
            yield finding("main-days", where, f"{kinds['main']} main sessions, and nothing says why")
    if case.course.shrink and not walking_week:
        for day in case.week.days:
            if sum(session.kind == "micro" for session in day.sessions) > 1:
                yield finding("shrink", day.date.isoformat(), "a small plan has one session a day")
