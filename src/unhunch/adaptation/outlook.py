"""What changes for the whole course: stop signs, flare-ups, lighter weeks, smaller plans, the outlook."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from unhunch.adaptation.evidence import Limits, is_slow_day
from unhunch.adaptation.flare import flare_phase
from unhunch.adaptation.model import Decision
from unhunch.catalogue import Catalogue
from unhunch.programme.seconds import Numbers
from unhunch.progress.model import ExerciseSession, Progress, WeekDone
from unhunch.progress.rules import number, whole

_WEEK = timedelta(days=7)


def course_decisions(progress: Progress, catalogue: Catalogue, limits: Limits) -> tuple[Decision, ...]:
    """Everything that is decided about the course as a whole; a stop sign stands alone."""
    rules = catalogue.rules
    if progress.stop_signs:
        on = progress.stop_signs[-1]
        because = ("adaptation.course.stop-sign",)
        return (
            Decision(exercise="", action="stop", because=because, on=on),
            Decision(exercise="", action="rescreen", because=because, on=on),
        )
    return (
        *_flares(progress, rules, limits),
        *_shrinks(progress, rules),
        *_deloads(progress, rules),
        *_outlook(progress, rules),
    )


def is_shrunk(weeks: Sequence[WeekDone], today: date, rules: Numbers) -> bool:
    """Whether the plan is small for now: after two red weeks running, until a green one."""
    shrunk, red = False, 0
    for week in _past(weeks, today):
        if week.share is None:
            continue
        red = red + 1 if week.share < number(rules, "week-red-below") else 0
        if shrunk and week.share >= number(rules, "week-green-from"):
            shrunk = False
        elif red >= whole(rules, "week-red-weeks"):
            shrunk = True
    return shrunk


def is_deload(weeks: Sequence[WeekDone], start: date, rules: Numbers) -> bool:
    """Whether the week from `start` is the lighter one: every fifth week running, from three sessions a week on."""
    before = [week for week in weeks if week.start < start]
    running = _running(before)
    every = whole(rules, "deload-every-weeks")
    if not running or (len(running) + 1) % every:
        return False
    recent = running[1 - every :]
    return sum(week.done for week in recent) >= number(rules, "deload-sessions-from") * len(recent)


def _running(weeks: Sequence[WeekDone]) -> list[WeekDone]:
    """The last weeks in which something was done, without a gap."""
    running: list[WeekDone] = []
    for week in reversed(weeks):
        if not week.done:
            break
        running.insert(0, week)
    return running


def _past(weeks: Sequence[WeekDone], today: date) -> list[WeekDone]:
    return [week for week in weeks if week.start + _WEEK <= today]


def _flares(progress: Progress, rules: Numbers, limits: Limits) -> Iterator[Decision]:
    phase = flare_phase(progress, rules)
    if phase.phase == "none":
        yield from _slow_row(progress, rules, limits)
        return
    on = progress.flares[-1].on
    because = ("adaptation.course.flare", "adaptation.course.flare-means")
    yield Decision(exercise="", action="flare", because=because, on=on)
    yield Decision(exercise="", action="rescreen", because=("adaptation.course.flare-screening",), on=on)
    if phase.see_clinician:
        yield Decision(exercise="", action="advise", because=phase.because[1:], on=on)


def _slow_row(progress: Progress, rules: Numbers, limits: Limits) -> Iterator[Decision]:
    """A flare-up where the last days with exercise were all followed by a slow recovery."""
    days: dict[date, list[ExerciseSession]] = {}
    for session in progress.exercise_sessions:
        days.setdefault(session.day, []).append(session)
    last = sorted(days)[-whole(rules, "next-day-slow-in-a-row") :]
    slow = len(last) == whole(rules, "next-day-slow-in-a-row") and all(is_slow_day(days[day], limits) for day in last)
    # A flare-up that began within these days has had its rest already.
    if not slow or any(flare.on >= last[0] for flare in progress.flares):
        return
    known = [one.next_day for day in last for one in days[day] if one.next_day is not None]
    facts = {"baseline": str(float(min(one.before for one in days[last[0]]))), "peak": str(max(known, default=0))}
    because = ("adaptation.course.flare-slow", "adaptation.course.flare-means")
    yield Decision(exercise="", action="flare", because=because, on=last[-1], facts=facts)
    yield Decision(exercise="", action="rescreen", because=("adaptation.course.flare-screening",), on=last[-1])


def _shrinks(progress: Progress, rules: Numbers) -> Iterator[Decision]:
    past = _past(progress.weeks, progress.today)
    if not past:
        return
    now, before = (is_shrunk(past[:end], progress.today, rules) for end in (len(past), len(past) - 1))
    if now != before:
        because = "adaptation.course.shrink" if now else "adaptation.course.grow"
        yield Decision(exercise="", action="shrink", because=(because,), on=past[-1].start + _WEEK)


def _deloads(progress: Progress, rules: Numbers) -> Iterator[Decision]:
    if not progress.weeks:
        return
    start = progress.weeks[-1].start
    if is_deload(progress.weeks, start, rules):
        yield Decision(exercise="", action="deload", because=("adaptation.course.deload",), on=start)


def _outlook(progress: Progress, rules: Numbers) -> Iterator[Decision]:
    past = _past(progress.weeks, progress.today)
    first, now = _first_mean(progress), mean_of_week(progress, progress.today)
    if not past or first is None or now is None:
        return
    if now - first >= number(rules, "outlook-worse-points"):
        because = ("adaptation.course.worse",)
        yield Decision(exercise="", action="advise", because=because, on=past[-1].start)
        yield Decision(exercise="", action="rescreen", because=because, on=past[-1].start)
        return
    span = whole(rules, "outlook-weeks")
    if len(past) < span or len(past) % span or _share(past[-span:]) < number(rules, "outlook-share-from"):
        return
    points, part = number(rules, "outlook-better-points"), number(rules, "outlook-better-share")
    if first - now < min(points, first * part):
        because = ("adaptation.course.no-change",)
        yield Decision(exercise="", action="advise", because=because, on=past[-1].start)


def mean_of_week(progress: Progress, until: date) -> float | None:
    """The mean of the pain scores of the seven days up to and with `until`."""
    found = [score.score for score in progress.pain_scores if until - _WEEK < score.day <= until]
    return sum(found) / len(found) if found else None


def _first_mean(progress: Progress) -> float | None:
    if not progress.pain_scores:
        return None
    first = progress.pain_scores[0].day
    if progress.today < first + 2 * _WEEK:
        return None
    found = [score.score for score in progress.pain_scores if score.day < first + _WEEK]
    return sum(found) / len(found)


def _share(weeks: Sequence[WeekDone]) -> float:
    owed = sum(max(0, week.planned - week.excused) for week in weeks)
    return min(1.0, sum(week.done for week in weeks) / owed) if owed else 0.0
