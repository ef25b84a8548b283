"""What the person says about how it goes, kept; and what all of it adds up to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unhunch.errors import InvalidInputError
from unhunch.progress.calendar import DayMark, Lived, day_marks, why_see_somebody
from unhunch.progress.model import Score
from unhunch.progress.outcomes import (
    Asked,
    Change,
    PainWeek,
    Verdict,
    activities_change,
    first_scores,
    first_week,
    is_due,
    overall,
    pain_change,
    pain_weeks,
)
from unhunch.progress.pain import pain_days, scores_of
from unhunch.progress.rules import whole
from unhunch.progress.weeks import EXCUSING
from unhunch.records.model import (
    TOP_CHANGE,
    TOP_SCORE,
    DecisionRecord,
    NoteRecord,
    OutcomeRecord,
    PainRecord,
    ProfileRecord,
    Record,
    SessionRecord,
)
from unhunch.service.attendance import COUNTED, planned_days
from unhunch.service.context import Context
from unhunch.service.exercised import days_with_walk
from unhunch.service.notes import fresh
from unhunch.service.ports import Sought
from unhunch.service.profile import load_profile
from unhunch.service.settings import date_of, local_date

_WALK = "walk"
# How many scores are read before it is asked again whether they are enough.
_CHUNK = 16
_WORSE = "adaptation.course.worse"
_FLARE_ADVICE = "adaptation.flare.clinician"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """How it goes as a whole, by pain and by own activities; `reasons` are ids of why somebody should have a look.

    `general` is the change as a whole by day, -7 to 7. `marks` are the days of the calendar. `due`: it is time to ask.
    """

    verdict: Verdict
    pain: Change
    activities: Change
    weeks: tuple[PainWeek, ...]
    asked: tuple[Asked, ...]
    general: tuple[tuple[date, int], ...]
    marks: tuple[DayMark, ...]
    reasons: tuple[str, ...]
    due: bool


def outcomes(ctx: Context, person: str, from_day: date, today: date, days: Lived) -> Outcomes:
    """Everything up to today; the weeks of pain and the calendar from `from_day` on.

    `days` are those since `first_needed`.
    """
    rules = ctx.catalogue.rules
    since = first_needed(ctx, from_day, today)
    rows = tuple(ctx.store.records(person, PainRecord, sought=Sought(from_day=since)))
    scores = scores_of(rows)
    said = answers(ctx, person)
    asked = _asked_so_far(ctx, person, said)
    pain = pain_change((*_first_scores(ctx, person, since), *scores), today, rules)
    activities = activities_change(asked, rules)
    verdict = overall(pain.verdict, activities.verdict)
    marks = day_marks(days, since, today)
    weeks = pain_weeks(scores, pain_days(rows), today, rules)
    return Outcomes(
        verdict=verdict,
        pain=pain,
        activities=activities,
        weeks=tuple(one for one in weeks if one.until >= from_day),
        asked=asked,
        general=tuple((one.day, one.since_start) for one in said if one.since_start is not None),
        marks=tuple(one for one in marks if one.day >= from_day),
        reasons=tuple(_reasons(ctx, person, verdict, marks, today)),
        due=_is_due(ctx, person, asked, said),
    )


def first_needed(ctx: Context, from_day: date, today: date) -> date:
    """The first day that has to be known to show everything from `from_day` on, and to judge the last six weeks."""
    return min(from_day, today - timedelta(days=7 * whole(ctx.catalogue.rules, "outlook-weeks")))


def lived(ctx: Context, person: str, from_day: date, ended: Sequence[SessionRecord]) -> Lived:
    """Sessions planned and done, walks and days ill, from that day on; `ended` are the sessions since."""
    walked = days_with_walk(ctx, person, from_day)
    ill = {
        row.value.day
        for kind in EXCUSING
        for row in ctx.store.records(person, NoteRecord, sought=Sought(from_day=from_day, topic=kind))
        if isinstance(row.value, NoteRecord)
    }
    return Lived(
        planned=planned_days(ctx, person, from_day),
        done=Counter(one.day for one in ended if one.kind in COUNTED and one.day >= from_day),
        walked=walked | {one.day for one in ended if one.kind == _WALK},
        ill=ill,
    )


def told_so_far(ctx: Context, person: str) -> tuple[Asked, ...]:
    """The own activities at every time that they were told, in a profile or when asked; of a day the last word last."""
    return _in_order(_in_profiles(ctx, person), answers(ctx, person))


def _asked_so_far(ctx: Context, person: str, said: Iterable[OutcomeRecord]) -> tuple[Asked, ...]:
    """The own activities when each was first named in a profile, and at every asking since; oldest first."""
    found: list[Asked] = []
    named: set[str] = set()
    for one in _in_profiles(ctx, person):
        new = {name: score for name, score in one.scores.items() if name not in named}
        named |= set(new)
        if new:
            found.append(Asked(day=one.day, scores=new))
    return _in_order(found, said)


def _in_profiles(ctx: Context, person: str) -> Iterator[Asked]:
    for row in ctx.store.records(person, ProfileRecord):
        if isinstance(row.value, ProfileRecord):
            yield Asked(day=date_of(ctx, person, row.at), scores=dict(_activities(row.value)))


def _in_order(first: Iterable[Asked], said: Iterable[OutcomeRecord]) -> tuple[Asked, ...]:
    asked = (Asked(day=one.day, scores=one.activities) for one in said if one.activities)
    return tuple(sorted((*first, *asked), key=lambda one: one.day))


def answers(ctx: Context, person: str) -> tuple[OutcomeRecord, ...]:
    """What was answered, oldest first; of one day the last word counts."""
    rows = (row.value for row in ctx.store.records(person, OutcomeRecord))
    by_day = {one.day: one for one in rows if isinstance(one, OutcomeRecord)}
    return tuple(by_day[day] for day in sorted(by_day))


def due_activities(ctx: Context, person: str) -> tuple[str, ...] | None:
    """The own activities to ask about now, with the change as a whole; None while nothing is due."""
    said = answers(ctx, person)
    if not _is_due(ctx, person, _asked_so_far(ctx, person, said), said):
        return None
    profile = load_profile(ctx, person)
    return tuple(one.name for one in profile.activities) if profile is not None else ()


def _is_due(ctx: Context, person: str, asked: Sequence[Asked], said: Sequence[OutcomeRecord]) -> bool:
    began = min((day for day, _score in first_scores(asked).values()), default=_began(ctx, person))
    return is_due(began, said, local_date(ctx, person), ctx.catalogue.rules)


def keep_outcome(ctx: Context, person: str, activities: Mapping[str, int], since_start: int | None) -> None:
    """Nothing; the answers are kept, and a later one of the same day counts instead.

    Raises:
        InvalidInputError: nothing was answered, an activity is none of the person's, or a number is out of its range.
    """
    profile = load_profile(ctx, person)
    own = {one.name for one in profile.activities} if profile is not None else set()
    if not activities and since_start is None:
        raise InvalidInputError("nothing was answered", where="activities", fix="Choose a number")
    for name, score in activities.items():
        if name not in own or not 0 <= score <= TOP_SCORE:
            raise InvalidInputError("this is a number from 0 to 10", where="activities")
    if abs(since_start or 0) > TOP_CHANGE:
        raise InvalidInputError("this is a number from -7 to 7", where="since_start")
    day = local_date(ctx, person)
    value = OutcomeRecord(day=day, activities=dict(activities), since_start=since_start)
    ctx.store.append(person, [fresh(ctx, "outcome", value)])


def _first_scores(ctx: Context, person: str, before: date) -> tuple[Score, ...]:
    """The scores of the beginning, where that lies before the day: as many as the first week needs, and no more.

    Over years there are thousands, and all but the first tell nothing about where somebody began.
    """
    found: list[Record] = []
    for row in ctx.store.records(person, PainRecord):
        if isinstance(row.value, PainRecord) and row.value.day < before:
            found.append(row)
            began = first_week(scores_of(found), ctx.catalogue.rules) if len(found) % _CHUNK == 0 else None
            if began is not None and row.value.day >= began[0] + timedelta(days=7):
                break
    return scores_of(found)


def _began(ctx: Context, person: str) -> date | None:
    """When the profile was first told."""
    first = next(ctx.store.records(person, ProfileRecord), None)
    return date_of(ctx, person, first.at) if first is not None else None


def _activities(profile: ProfileRecord) -> Iterator[tuple[str, int]]:
    """The activities of a kept profile; what can't be read as one is left out."""
    rows = profile.profile.get("activities", ())
    for one in rows if isinstance(rows, list | tuple) else ():
        if isinstance(one, Mapping) and isinstance(one.get("score"), int):
            yield str(one.get("name", "")), int(one["score"])


def _reasons(ctx: Context, person: str, verdict: Verdict, marks: tuple[DayMark, ...], today: date) -> Iterator[str]:
    """Why somebody should have a look: the verdict, and what the adaptation advised within the last weeks."""
    why = why_see_somebody(verdict, marks, today, ctx.catalogue.rules)
    if why is not None:
        yield f"progress.see.{why}"
    since = today - timedelta(days=whole(ctx.catalogue.rules, "flare-many-days"))
    rows = ctx.store.records(person, DecisionRecord, sought=Sought(topic="advise", from_day=since))
    told = dict.fromkeys(name for row in rows if isinstance(row.value, DecisionRecord) for name in row.value.because)
    if verdict == "too-little" and _WORSE in told:
        yield _WORSE
    yield from (name for name in told if name.startswith(_FLARE_ADVICE))
