"""Simulated people: a seed gives a body and habits; twelve weeks of sessions and decisions follow from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from tests.simulated_body import DAYS, Body, body
from unhunch.adaptation import apply, decide, flare_phase, gate
from unhunch.adaptation.course import lowered
from unhunch.adaptation.dose import at_most, dose_of
from unhunch.adaptation.model import Decision, Facts, FlarePhase, Gate
from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise
from unhunch.programme.model import Item, PlannedDose, PlannedSession, Programme, Standing, Week
from unhunch.progress.light import is_strict, light
from unhunch.progress.model import ExerciseSession, Flare, Progress, Score, WeekDone
from unhunch.progress.pain import flares_in
from unhunch.records.model import Form
from unhunch.screening import SessionAnswers, check_session

__all__ = ["DAYS", "Body", "Life", "body", "live", "progress_of"]
# Decisions look at the last few weeks; so much is kept at hand, as the locks need four sessions.
KEPT = timedelta(days=28)
KEPT_SESSIONS = 400
LOOKS = 0.15
GENTLE = frozenset({"warm-up", "mobility", "breathing", "posture"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One exercise as it was done, with all that the laws ask about.

    `item` is what the plan said, `lighter` whether the plan was made in a week that asks for less.
    """

    day: date
    item: Item
    lighter: bool
    exercise: Exercise
    standing: Standing
    dose: PlannedDose
    phase: FlarePhase


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The day of a session: pain before it, what the gate says, where a flare-up stands, the effort to be said."""

    day: date
    pain: int
    gate: Gate
    phase: FlarePhase
    effort: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A decision, the day on which it was taken, and the last day with a session before it."""

    day: date
    after: date | None
    decision: Decision


@dataclass(slots=True, kw_only=True)
class Life:
    """Everything that happened to one person."""

    closed: frozenset[str]
    tags: frozenset[str]
    kinds: frozenset[str] = frozenset({"main"})
    lighter: bool = False
    standings: dict[str, Standing] = field(default_factory=dict)
    sessions: list[ExerciseSession] = field(default_factory=list)
    scores: list[Score] = field(default_factory=list)
    slow_flares: list[Flare] = field(default_factory=list)
    screenings: list[date] = field(default_factory=list)
    decisions: list[Taken] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    weeks: list[WeekDone] = field(default_factory=list)
    acted: set[str] = field(default_factory=set)
    reds: list[tuple[date, str]] = field(default_factory=list)
    last_active: date | None = None
    phases: list[tuple[date, str]] = field(default_factory=list)
    seen: tuple[int, tuple[Flare, ...]] = (0, ())


def live(life: Life, plan: Programme, random: Random, who: Body, catalogue: Catalogue, start: date, days: int) -> None:
    """The days from `start` on: the night's answer, decisions, and the sessions that the person comes to."""
    for index in range(days):
        today = start + timedelta(days=index)
        if today.weekday() == start.weekday():
            life.weeks.append(WeekDone(start=today, planned=7, done=0))
        away = who.away[0] <= index < who.away[1]
        pain = _pain(who, random, index)
        if life.last_active == today - timedelta(days=1):
            _answer(life, random, who, pain, today)
        comes = not away and random.random() < who.comes and today.weekday() in plan_days(plan, life.kinds)
        # Everybody looks before a session; some look on other days too.
        if comes or random.random() < LOOKS:
            review(life, plan, catalogue, today)
        if comes:
            _sessions(life, plan.weeks[0], random, who, catalogue, pain, today)
            if life.reds and life.reds[-1][0] == today:
                review(life, plan, catalogue, today)


def plan_days(plan: Programme, kinds: frozenset[str]) -> frozenset[int]:
    """The weekdays on which the plan has a session of those kinds."""
    return frozenset(
        day.date.weekday() for day in plan.weeks[0].days if any(session.kind in kinds for session in day.sessions)
    )


def progress_of(life: Life, today: date, catalogue: Catalogue) -> Progress:
    """What the decisions are given, as the records would give it."""
    recent = tuple(one for one in life.sessions[-KEPT_SESSIONS:] if one.day > today - KEPT)
    if life.seen[0] != len(life.scores):
        life.seen = (len(life.scores), flares_in(life.scores, catalogue.rules))
    flares = sorted((*life.seen[1], *life.slow_flares), key=lambda flare: flare.on)
    return Progress(
        today=today,
        standings=life.standings,
        exercise_sessions=recent,
        pain_scores=tuple(life.scores),
        weeks=tuple(life.weeks),
        last_active=life.last_active,
        flares=tuple(flares),
        screenings=tuple(life.screenings),
        acted=frozenset(life.acted),
        closed=life.closed,
    )


def review(life: Life, plan: Programme, catalogue: Catalogue, today: date) -> None:
    """The decisions of now, taken and kept; a screening that is asked for is answered the same day."""
    found = decide(plan, progress_of(life, today, catalogue), catalogue=catalogue)
    if not found:
        return
    for one in found:
        life.decisions.append(Taken(day=today, after=life.last_active, decision=one))
        life.acted.add(one.key)
        if one.action == "flare" and one.facts:
            life.slow_flares.append(
                Flare(on=one.on, baseline=float(one.facts["baseline"]), peak=int(one.facts["peak"]))
            )
        if one.action in {"rescreen", "advise"}:
            life.screenings.append(today)
    life.standings = apply(found, life.standings)


def chain(exercise: str, standings: Mapping[str, Standing]) -> str:
    """The exercise that is done in its place, followed to the end."""
    seen = [exercise]
    while True:
        standing = standings.get(seen[-1])
        if standing is None or not standing.replaced_by or standing.replaced_by in seen:
            return seen[-1]
        seen.append(standing.replaced_by)


def _pain(who: Body, random: Random, index: int) -> int:
    bump = 4 if any(first <= index < first + 4 for first in who.flares) else 0
    return max(0, min(10, round(random.gauss(who.base + bump, who.noise))))


def _score(life: Life, day: date, score: int, hour: int) -> None:
    at = datetime.combine(day, time(hour), tzinfo=UTC)
    life.scores.append(Score(at=at, day=day, score=score))


def _answer(life: Life, random: Random, who: Body, pain: int, today: date) -> None:
    """The night's answer for yesterday's sessions; slow bodies feel more."""
    if random.random() >= who.answers:
        return
    yesterday = today - timedelta(days=1)
    more = random.choice([1, 2, 3]) if random.random() < who.slow else 0
    worse = random.random() < who.slow / 5
    for place in range(len(life.sessions) - 1, -1, -1):
        one = life.sessions[place]
        if one.day != yesterday:
            break
        life.sessions[place] = replace(one, next_day=min(10, one.before + more), worse_sleep=worse)
    _score(life, today, pain, 7)


def _sessions(life: Life, week: Week, random: Random, who: Body, catalogue: Catalogue, pain: int, today: date) -> None:
    _score(life, today, pain, 18)
    said = check_session(SessionAnswers(pain_now=pain, anything_new="no"), catalogue)
    opened = gate(said, pain, Facts(), today=today, rules=catalogue.rules)
    if opened.kind == "locked":
        life.screenings.append(today)
        return
    phase = flare_phase(progress_of(life, today, catalogue), catalogue.rules)
    life.phases.append((today, phase.phase))
    count = len(life.sessions)
    effort = random.choice([4, 5, 6, 6, 7, 7, 8]) if random.random() < who.answers else None
    now = Now(day=today, pain=pain, gate=opened, phase=phase, effort=effort)
    for session in week.days[today.weekday()].sessions:
        if session.kind in life.kinds:
            _do(life, session, now, random, who, catalogue)
    if len(life.sessions) > count:
        life.last_active = today
        life.weeks[-1] = replace(life.weeks[-1], done=life.weeks[-1].done + 1)


def _do(life: Life, session: PlannedSession, now: Now, random: Random, who: Body, catalogue: Catalogue) -> None:
    reds = 0
    there: set[str] = set()
    for item in session.items:
        found = _today(life, item, now, catalogue)
        if found is None or found[0].id in there:
            continue
        exercise, standing = found
        there.add(exercise.id)
        share = now.phase.strength_share if now.phase.phase == "return" else 1.0
        dose = dose_of(exercise, standing, catalogue.rules, share=share)
        life.done.append(
            Done(
                day=now.day, item=item, lighter=life.lighter, exercise=exercise, standing=standing, dose=dose,
                phase=now.phase,
            )
        )  # fmt: skip
        one = _felt(life.done[-1], now, random, who, catalogue)
        life.sessions.append(one)
        known = life.standings.get(exercise.id, Standing(exercise=exercise.id, level=standing.level))
        life.standings[exercise.id] = replace(known, sessions=known.sessions + 1)
        if one.light == "red":
            reds += 1
            life.reds.append((now.day, exercise.id))
        if reds >= 2:
            break


def _today(life: Life, item: Item, now: Now, catalogue: Catalogue) -> tuple[Exercise, Standing] | None:
    """The exercise that is done for the item, and its standing for today; None where it is left out."""
    exercise = catalogue.get(chain(item.exercise, life.standings))
    standing = life.standings.get(exercise.id, Standing(exercise=exercise.id))
    if standing.dropped or (standing.left_out_until is not None and standing.left_out_until > now.day):
        return None
    gentle = now.gate.kind in {"easy", "flare"} or now.phase.phase == "rest"
    if gentle and exercise.kind not in GENTLE:
        return None
    if gentle:
        return exercise, Standing(exercise=exercise.id, level=at_most(exercise, 1), rung=standing.rung)
    return exercise, lowered(standing, now.phase, catalogue) if now.phase.phase == "return" else standing


def _felt(done: Done, now: Now, random: Random, who: Body, catalogue: Catalogue) -> ExerciseSession:
    rise = random.choice([0, 1, 2]) if random.random() < who.rise / 3 else 0
    if random.random() < who.red:
        rise = random.choice([3, 4, 6])
    worst = min(10, now.pain + rise) if random.random() < who.answers else None
    form: Form | None = None
    if random.random() < who.answers:
        form = "steady" if random.random() < who.skill else random.choice(["wobbly", "lost"])
    strict = is_strict(done.exercise)
    return ExerciseSession(
        session=f"{now.day}-main-1",
        day=now.day,
        exercise=done.exercise.id,
        level=done.standing.level,
        before=now.pain,
        worst=worst,
        next_day=None,
        light=None if worst is None else light(now.pain, worst, strict=strict, rules=catalogue.rules),
        form=form,
        two_more=random.random() < who.ease,
        effort=now.effort,
        repetitions=done.dose.repetitions,
        hold_s=done.dose.hold_s,
        sets=done.dose.sets,
        too_hard=random.random() < 0.005,
    )
