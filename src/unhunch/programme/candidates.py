"""Every exercise that this week may hold, with its level, dose and seconds worked out once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from unhunch.catalogue.model import Exercise, Level, Place
from unhunch.programme.dosing import at_most, changes_for, days_a_week, dose_at, prescribed, start_level
from unhunch.programme.eligibility import (
    WALKING,
    Reason,
    asked_for,
    chosen,
    family,
    is_forbidden,
    is_prescribed,
    refusal,
    wanted,
)
from unhunch.programme.model import PlannedDose
from unhunch.programme.seconds import item_seconds
from unhunch.programme.situation import (
    Situation,
    fits_place,
    is_walk_first,
    may_walk,
    names,
    span,
    whole,
)

MAIN_KINDS = ("mobility", "strength", "stretch", "breathing")
MICRO_KINDS = ("posture", "mobility", "strength", "stretch", "breathing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A level with its dose and the seconds that this takes."""

    level: Level
    dose: PlannedDose
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One exercise open to the person this week: `main` is its measure there, `micro` in a micro-session.

    `days_low`, `days_high` are days a week, `times_a_day` the most on one day; `swapped_from` are the
    ids that it stands for by a tag or a standing. `after_walk` marks a move that is open only in a main
    session that begins with the walk. `easier_first` is the easier strength exercise that is open too,
    where the person has met neither. `prescribed` marks what a therapist wants in every week.
    """

    exercise: Exercise
    family: str
    main: Measured
    micro: Measured | None
    regions: tuple[str, ...]
    changes: tuple[str, ...]
    days_low: int
    days_high: int
    times_a_day: int
    liked: bool
    frozen: bool
    swapped_from: tuple[str, ...] = ()
    after_walk: bool = False
    prescribed: bool = False
    easier_first: Exercise | None = None

    @property
    def waits(self) -> bool:
        """Whether the lock on it keeps it behind its easier form."""
        return self.exercise.lock is not None and self.easier_first is not None

    @property
    def id(self) -> str:
        """The exercise's id."""
        return self.exercise.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The candidates by id in the catalogue's order, and why each other exercise stays out.

    `walk` is the walk that may stand in for the warm-up routine, None where it is not open.
    """

    candidates: Mapping[str, Candidate]
    refused: Mapping[str, tuple[Reason, str]]
    walk: Candidate | None = None

    def main_at(self, situation: Situation, place: Place, *, walked: bool = False) -> tuple[Candidate, ...]:
        """Candidates for a main session at the place, warm-up apart; `walked` where it begins with the walk."""
        return tuple(
            candidate
            for candidate in self.candidates.values()
            if candidate.exercise.kind in MAIN_KINDS
            and (walked or not candidate.after_walk)
            and fits_place(situation, candidate.exercise, place)
        )

    def micro_at(self, situation: Situation, place: Place) -> tuple[Candidate, ...]:
        """Candidates for a micro-session at the place."""
        return tuple(
            candidate
            for candidate in self.candidates.values()
            if candidate.micro is not None and fits_place(situation, candidate.exercise, place)
        )

    def warm_up_at(self, situation: Situation, place: Place, *, walked: bool = False) -> tuple[Candidate, ...]:
        """The walk, or the routine's moves in their order as far as they are open and fit; empty where none will do."""
        if walked:
            return (self.walk,) if self.walk is not None and fits_place(situation, self.walk.exercise, place) else ()
        asked = dict.fromkeys(chosen(situation, move).exercise.id for move in names(situation, "warm-up"))
        moves = [self.candidates[move] for move in asked if move in self.candidates]
        # What stands in for a move may be no warm-up itself; then the routine goes without it.
        fitting = tuple(
            move for move in moves if move.exercise.kind == "warm-up" and fits_place(situation, move.exercise, place)
        )
        return fitting if len(fitting) >= whole(situation, "warm-up-least") else ()


def pool_of(situation: Situation) -> Pool:
    """The week's candidates and refusals."""
    candidates: dict[str, Candidate] = {}
    refused: dict[str, tuple[Reason, str]] = {}
    stands_for: dict[str, list[str]] = {}
    walk = _walk(situation)
    variants = [one.exercise for one in asked_for(situation) if one.exercise in situation.catalogue.variants]
    for asked in (*situation.catalogue.exercises, *variants):
        choice = chosen(situation, asked)
        reason = refusal(situation, situation.catalogue.get(asked)) if not choice.swapped_by else None
        reason = reason or _asked_refusal(situation, asked) or refusal(situation, choice.exercise)
        if reason is None and walk is None and _is_after_walk(situation, choice.exercise):
            reason = "walk", choice.exercise.id
        if reason is not None:
            refused[asked] = reason
            continue
        if choice.swapped_by:
            stands_for.setdefault(choice.exercise.id, []).append(asked)
        if choice.exercise.id not in candidates and choice.exercise.id != WALKING:
            candidates[choice.exercise.id] = _candidate(situation, choice.exercise)
    named = {
        key: replace(_named(value, stands_for), easier_first=_easier_first(situation, candidates, value))
        for key, value in candidates.items()
    }
    return Pool(candidates=named, refused=refused, walk=walk)


def _walk(situation: Situation) -> Candidate | None:
    """The walk as a warm-up, for people who may walk and are not held below its level (decisions, Programme 5)."""
    walking = situation.catalogue.get(WALKING)
    level = at_most(walking, 1 if whole(situation, "warm-up-walk-level") <= 1 else 2)
    if not may_walk(situation) or refusal(situation, walking) or start_level(situation, walking) < level:
        return None
    dose = PlannedDose(duration_s=span(situation, "warm-up-walk")[0] * 60)
    item = prescribed(situation, walking)
    if item is not None and item.duration_s is not None and item.duration_s < (dose.duration_s or 0):
        return None
    seconds = item_seconds(walking, level, dose, situation.catalogue.rules)
    return replace(_candidate(situation, walking), main=Measured(level=level, dose=dose, seconds=seconds))


def _easier_first(situation: Situation, candidates: Mapping[str, Candidate], candidate: Candidate) -> Exercise | None:
    """The easier form that comes before the exercise; the daily dose is what the trial began with."""
    easier = candidates.get(candidate.exercise.easier or "")
    if easier is None or {candidate.exercise.kind, easier.exercise.kind} != {"strength"}:
        return None
    met = {*situation.course.known, *situation.course.standings, *names(situation, "daily-dose")}
    return easier.exercise if met.isdisjoint({candidate.id, easier.id}) else None


def _is_after_walk(situation: Situation, exercise: Exercise) -> bool:
    return not {exercise.id, family(exercise)}.isdisjoint(names(situation, "after-walk"))


def _asked_refusal(situation: Situation, asked: str) -> tuple[Reason, str] | None:
    """A dislike or a rest of the exercise asked for holds for what would stand in for it, too."""
    if asked in situation.profile.dislikes:
        return "dislike", asked
    if asked in situation.clearance.hidden:
        return "hidden", asked
    if is_forbidden(situation, situation.catalogue.get(asked)):
        return "therapist", asked
    standing = situation.course.standings.get(asked)
    if standing is not None and standing.dropped:
        return "dropped", asked
    return None


def _named(candidate: Candidate, stands_for: Mapping[str, list[str]]) -> Candidate:
    asked = tuple(stands_for.get(candidate.id, ()))
    return replace(candidate, swapped_from=asked) if asked else candidate


def _candidate(situation: Situation, exercise: Exercise) -> Candidate:
    rhythm = exercise.frequency
    main = _measured(situation, exercise, start_level(situation, exercise))
    days_low, days_high = days_a_week(situation, exercise, main.level)
    kin = {exercise.id, family(exercise)}
    return Candidate(
        exercise=exercise,
        family=family(exercise),
        main=main,
        micro=_micro(situation, exercise, main.level),
        regions=situation.catalogue.regions_of(exercise.id),
        changes=changes_for(situation, exercise),
        days_low=days_low,
        days_high=days_high,
        times_a_day=rhythm.per_day[1] if rhythm.per_day else 1,
        liked=not kin.isdisjoint(wanted(situation)),
        frozen=not kin.isdisjoint(situation.profile.frozen),
        after_walk=_is_after_walk(situation, exercise),
        prescribed=is_prescribed(situation, exercise.id),
    )


def _micro(situation: Situation, exercise: Exercise, level: Level) -> Measured | None:
    if not exercise.micro or exercise.kind not in MICRO_KINDS:
        return None
    walking_week = is_walk_first(situation)
    if exercise.loaded and walking_week:
        return None
    if walking_week:
        level = at_most(exercise, 1)
    elif exercise.loaded:
        most: Level = 1 if whole(situation, "micro-loaded-level") <= 1 else 2
        level = at_most(exercise, min(level, most))
    return _measured(situation, exercise, level)


def _measured(situation: Situation, exercise: Exercise, level: Level) -> Measured:
    dose = dose_at(situation, exercise, level)
    return Measured(level=level, dose=dose, seconds=item_seconds(exercise, level, dose, situation.catalogue.rules))
