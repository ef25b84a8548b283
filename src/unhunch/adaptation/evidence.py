"""What one day of one exercise says, and what the days since its last change say together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise
from unhunch.programme.seconds import Numbers
from unhunch.progress.light import is_strict
from unhunch.progress.model import ExerciseSession, Progress
from unhunch.progress.rules import names, number, whole
from unhunch.records.model import Form, Light


@dataclass(frozen=True, slots=True, kw_only=True)
class Outing:
    """One exercise on one day: of several times that day the worst of each; None where one was not answered.

    `next_rise` is the next-day score less the score before. `is_slow` says that this exercise is to answer for a slow
    recovery.
    """

    day: date
    light: Light | None
    before: int
    rise: int
    next_rise: int | None
    worse_sleep: bool
    form: float | None
    two_more: bool
    effort: int | None
    too_hard: bool
    is_slow: bool = False


Outings = Mapping[str, tuple[Outing, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The rule numbers that every outing is judged by, read once."""

    forms: Mapping[Form, float]
    form_seen: float
    form_from: float
    form_low: float
    form_low_sessions: int
    up_sessions: int
    worst_to: float
    effort_to: float
    hold_rise: float
    step_rise: float
    amber_slow: int


def limits_of(rules: Numbers) -> Limits:
    """The limits as the rules have them."""
    return Limits(
        forms={
            "steady": number(rules, "form-steady"),
            "wobbly": number(rules, "form-wobbly"),
            "lost": number(rules, "form-lost"),
        },
        form_seen=number(rules, "form-seen"),
        form_from=number(rules, "up-form-from"),
        form_low=number(rules, "form-low-below"),
        form_low_sessions=whole(rules, "form-low-sessions"),
        up_sessions=whole(rules, "up-sessions"),
        worst_to=number(rules, "up-worst-to"),
        effort_to=number(rules, "up-effort-to"),
        hold_rise=number(rules, "next-day-hold-rise"),
        step_rise=number(rules, "next-day-step-rise"),
        amber_slow=whole(rules, "down-amber-slow"),
    )


def outings(progress: Progress, catalogue: Catalogue, limits: Limits) -> Outings:
    """Every exercise's days, oldest first."""
    by_day: dict[date, dict[str, list[ExerciseSession]]] = {}
    for session in progress.exercise_sessions:
        by_day.setdefault(session.day, {}).setdefault(session.exercise, []).append(session)
    found: dict[str, list[Outing]] = {}
    for day, done in sorted(by_day.items()):
        blamed = _blamed(done, catalogue) if is_slow_day(_all(done), limits) else frozenset()
        for name, sessions in done.items():
            slow = name in blamed
            one = sessions[0]
            outing = (
                _only(one, limits, is_slow=slow) if len(sessions) == 1 else _outing(day, sessions, limits, is_slow=slow)
            )
            found.setdefault(name, []).append(outing)
    return {name: tuple(days) for name, days in found.items()}


def is_slow_day(sessions: Iterable[ExerciseSession], limits: Limits) -> bool:
    """Whether the day was followed by clearly more pain than before it, or by worse sleep because of it."""
    slow = limits.step_rise
    return any(one.worse_sleep or (one.next_day is not None and one.next_day - one.before >= slow) for one in sessions)


def asks_form(exercise: Exercise) -> bool:
    """Whether form and ease are asked after the exercise: strength, and whatever is held."""
    return exercise.kind == "strength" or any(dose.hold_s is not None for dose in exercise.levels.values())


def is_ready(days: Sequence[Outing], exercise: Exercise, limits: Limits) -> bool:
    """Whether the last two days since the last change earn a step up; what was not answered is never assumed."""
    needed = limits.up_sessions
    return len(days) >= needed and all(_earns(day, exercise, limits) for day in days[-needed:])


def why_down(days: Sequence[Outing], limits: Limits) -> str:
    """The id of the reason for a step down in the days since the last change, empty where there is none."""
    if not days:
        return ""
    if any(day.light == "red" for day in days):
        return "adaptation.down.red"
    if any(day.is_slow for day in days):
        return "adaptation.down.slow"
    if _runs(days, limits.amber_slow, lambda day: _is_amber_slow(day, limits)):
        return "adaptation.down.amber-twice"
    low = limits.form_low
    if _runs(days, limits.form_low_sessions, lambda day: day.form is not None and day.form < low):
        return "adaptation.down.form"
    return "adaptation.down.too-hard" if days[-1].too_hard else ""


def why_hold(day: Outing, exercise: Exercise, limits: Limits) -> str:
    """The id of what keeps the dose as it is after that day, empty where nothing does."""
    if day.light == "amber":
        return "adaptation.hold.amber"
    if day.next_rise is not None and day.next_rise >= limits.hold_rise:
        return "adaptation.hold.next-day"
    if is_strict(exercise) and day.rise > 0:
        return "adaptation.hold.rise"
    if day.form is not None and day.form < limits.form_from:
        return "adaptation.hold.form"
    if day.effort is not None and day.effort > limits.effort_to:
        return "adaptation.hold.effort"
    return ""


def is_pain_free(day: Outing) -> bool:
    """Whether the exercise brought no pain that day: green, and no more than before."""
    return day.light == "green" and day.rise <= 0


def _earns(day: Outing, exercise: Exercise, limits: Limits) -> bool:
    calm = day.light == "green" and day.before <= limits.worst_to
    settled = day.next_rise is not None and day.next_rise <= 0 and not day.worse_sleep
    formed = not asks_form(exercise) or (day.form is not None and day.form >= limits.form_from)
    easy = day.effort is not None and day.effort <= limits.effort_to
    unpulled = not is_strict(exercise) or day.rise <= 0
    return calm and settled and formed and easy and unpulled and not day.too_hard


def _is_amber_slow(day: Outing, limits: Limits) -> bool:
    slow = limits.hold_rise
    return day.light == "amber" and day.next_rise is not None and day.next_rise >= slow


def _runs(days: Sequence[Outing], length: int, holds: Callable[[Outing], bool]) -> bool:
    row = 0
    for day in days:
        row = row + 1 if holds(day) else 0
        if row >= length:
            return True
    return False


def _blamed(done: Mapping[str, Sequence[ExerciseSession]], catalogue: Catalogue) -> frozenset[str]:
    """Who answers for a slow recovery: what was amber, else the day's strength, else all but the gentlest."""
    amber = {name for name, sessions in done.items() if any(one.light in {"amber", "red"} for one in sessions)}
    if amber:
        return frozenset(amber)
    kinds = {name: catalogue.get(name).kind for name in done}
    strength = {name for name, kind in kinds.items() if kind == "strength"}
    gentle = names(catalogue.rules, "light-blameless-kinds")
    return frozenset(strength or {name for name, kind in kinds.items() if kind not in gentle})


def _form(one: ExerciseSession, limits: Limits) -> float | None:
    """The form as said; a fault that the camera saw can only lower it, and is none where nothing was said."""
    if one.form is None:
        return None
    said = limits.forms[one.form]
    return min(said, limits.form_seen) if one.seen_faults else said


def _outing(day: date, sessions: Sequence[ExerciseSession], limits: Limits, *, is_slow: bool) -> Outing:
    return Outing(
        day=day,
        light=_worst([one.light for one in sessions]),
        before=max(one.before for one in sessions),
        rise=max((one.worst or 0) - one.before for one in sessions),
        next_rise=max((one.next_day - one.before for one in sessions if one.next_day is not None), default=None),
        worse_sleep=any(one.worse_sleep for one in sessions),
        form=min((form for one in sessions if (form := _form(one, limits)) is not None), default=None),
        two_more=all(one.two_more is True for one in sessions),
        effort=max((one.effort for one in sessions if one.effort is not None), default=None),
        too_hard=any(one.too_hard for one in sessions),
        is_slow=is_slow,
    )


def _only(one: ExerciseSession, limits: Limits, *, is_slow: bool) -> Outing:
    """The outing of a day with a single session, which is nearly every one."""
    return Outing(
        day=one.day,
        light=one.light,
        before=one.before,
        rise=(one.worst or 0) - one.before,
        next_rise=None if one.next_day is None else one.next_day - one.before,
        worse_sleep=one.worse_sleep,
        form=_form(one, limits),
        two_more=one.two_more is True,
        effort=one.effort,
        too_hard=one.too_hard,
        is_slow=is_slow,
    )


def _worst(lights: Sequence[Light | None]) -> Light | None:
    if "red" in lights:
        return "red"
    if None in lights:
        return None
    return "amber" if "amber" in lights else "green"


def _all(done: Mapping[str, Sequence[ExerciseSession]]) -> list[ExerciseSession]:
    return [one for sessions in done.values() for one in sessions]
