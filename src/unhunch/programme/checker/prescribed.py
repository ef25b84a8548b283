"""What a therapist prescribed: never more of it, its limits hold, and each exercise comes or it is said why not."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from unhunch.catalogue.model import Finding
from unhunch.programme.checker.case import Case, finding, of
from unhunch.programme.checker.safety import is_to_be_put_in
from unhunch.programme.model import Item
from unhunch.programme.prescribed import NUMBERS, Prescribed, Prescription


def check_prescribed(case: Case) -> Iterator[Finding]:
    """Findings against the prescription that holds this week; none where there is none."""
    found = case.prescription
    if found is None:
        return
    yield from _check_limits(case, found)
    for _on, session, item in case.items():
        asked = case.asked(item.exercise)
        if item.exercise not in {*case.catalogue.exercises, *case.catalogue.variants}:
            continue
        if found.level is not None and item.level > found.level:
            yield finding("therapist", of(session, item), f"level {item.level} is above the therapist's {found.level}")
        if asked is not None:
            yield from _check_dose(of(session, item), asked, item)
            if is_to_be_put_in(case, case.exercise(item)) and f"prescribed:{found.by}" not in item.because:
                yield finding("prescribed", of(session, item), "it does not say who prescribed it")
    yield from _check_days(case, found)


def _check_limits(case: Case, found: Prescription) -> Iterator[Finding]:
    inside = [(on, session) for on, session in case.sessions() if session.kind != "walk"]
    most = found.sessions_a_week
    if most is not None and len(inside) > most:
        yield finding("therapist", f"week {case.week.index}", f"{len(inside)} sessions, the therapist's most is {most}")
    minutes: dict[date, int] = defaultdict(int)
    for on, session in inside:
        minutes[on] += session.minutes
    for on, taken in minutes.items():
        if found.minutes_a_day is not None and taken > found.minutes_a_day:
            what = f"{taken} minutes, the therapist's most is {found.minutes_a_day}"
            yield finding("therapist", on.isoformat(), what)


def _check_dose(where: str, asked: Prescribed, item: Item) -> Iterator[Finding]:
    if asked.level is not None and item.level > asked.level:
        yield finding("therapist", where, f"level {item.level} is above the prescribed {asked.level}")
    for name in NUMBERS:
        most, planned = getattr(asked, name), getattr(item.dose, name)
        if most is not None and planned is not None and planned > most:
            yield finding("therapist", where, f"{name} {planned} is above the prescribed {most}")


def _check_days(case: Case, found: Prescription) -> Iterator[Finding]:
    days: dict[str, set[date]] = defaultdict(set)
    for on, _session, item in case.items():
        days[item.exercise].add(on)
    for asked in found.items:
        came = len(days[asked.exercise])
        in_time = asked.days_a_week is None or came <= asked.days_a_week
        if not in_time and case.catalogue.get(asked.exercise).kind != "warm-up":
            yield finding("therapist", asked.exercise, f"{came} days, the therapist's most is {asked.days_a_week}")
        put_in = is_to_be_put_in(case, case.catalogue.get(asked.exercise))
        owed = not (came and put_in) and not has_a_rest(case, asked.exercise)
        if owed and not case.said("prescribed-", exercise=asked.exercise):
            yield finding("prescribed", asked.exercise, "it does not come up this week, and nothing says why")


def has_a_rest(case: Case, name: str) -> bool:
    """Whether what happened keeps the exercise out, which may have been decided in the middle of the week."""
    standing = case.course.standings.get(name)
    if standing is None:
        return False
    later = standing.left_out_until is not None and standing.left_out_until > case.week.start
    return later or standing.dropped or standing.replaced_by is not None
