"""When the person wants to be reminded: chosen on one page, kept, taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Annotated, ClassVar, cast

from pydantic import AfterValidator, StrictBool, StringConstraints

from unhunch.catalogue import Catalogue
from unhunch.records.model import NoteRecord
from unhunch.reminders import Breaks, Daily, Kind, Quiet, Schedule
from unhunch.service.context import Context
from unhunch.service.forms import read_form, write_form
from unhunch.service.kept import reading
from unhunch.service.notes import fresh
from unhunch.service.ports import Sought
from unhunch.service.reminder_rules import limits_in, rule_row, rule_times
from unhunch.service.settings import local_date

KIND = "reminders"
LONGEST_HABIT = 120
_FIELDS: Mapping[str, Kind] = {"session": "session", "walk": "walk", "next_day": "next-day", "rescreen": "rescreen"}


def _on_the_wall(wall: time) -> time:
    """The wall time to the minute, of no zone."""
    if wall.tzinfo is not None:
        raise ValueError("a wall time has no zone")
    return wall.replace(second=0, microsecond=0)


Wall = Annotated[time, AfterValidator(_on_the_wall)]
Walls = tuple[Wall | None, Wall | None, Wall | None, Wall | None, Wall | None, Wall | None, Wall | None]
Ticks = tuple[StrictBool, StrictBool, StrictBool, StrictBool, StrictBool, StrictBool, StrictBool]


@dataclass(frozen=True, slots=True, kw_only=True)
class DailyChoice:
    """One kind: whether it comes, at which wall time on each weekday from Monday on, and tied to which habit."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    on: StrictBool
    times: Walls
    habit: Annotated[str, StringConstraints(max_length=LONGEST_HABIT)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakChoice:
    """Whether breaks come, after how many minutes of sitting, and on which days between which hours."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    on: StrictBool
    every_min: int
    start: Wall
    end: Wall
    days: Ticks


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All that the person chose; with nothing on, nothing ever comes.

    `desktop` lets the running program speak up while no page of it is open.
    """

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    session: DailyChoice
    walk: DailyChoice
    next_day: DailyChoice
    rescreen: DailyChoice
    breaks: BreakChoice
    quiet_start: Wall
    quiet_end: Wall
    desktop: StrictBool = False

    def daily(self) -> dict[Kind, DailyChoice]:
        """The daily kinds with what was chosen for each."""
        return {kind: getattr(self, name) for name, kind in _FIELDS.items()}


def first_choices(catalogue: Catalogue) -> Choices:
    """What is offered before anything was chosen: all of it off."""
    rules = catalogue.rules
    walls = rule_times(rules, "first-times")
    daily = {
        name: DailyChoice(on=False, times=cast("Walls", (wall,) * 7)) for name, wall in zip(_FIELDS, walls, strict=True)
    }
    start, end = rule_times(rules, "working-hours")
    every = int(rules.number("reminders.break-every-min"))
    days: Ticks = (True, True, True, True, True, False, False)
    quiet_start, quiet_end = rule_times(rules, "quiet-hours")
    return Choices(
        **daily,
        breaks=BreakChoice(on=False, every_min=every, start=start, end=end, days=days),
        quiet_start=quiet_start,
        quiet_end=quiet_end,
        desktop=False,
    )


def load_choices(ctx: Context, person: str) -> Choices:
    """What was chosen last, or what is offered first.

    Raises:
        StoreError: what is kept can't be read.
    """
    found = _latest(ctx, person)
    return first_choices(ctx.catalogue) if found is None else choices_in(found[1])


def choices_in(note: NoteRecord) -> Choices:
    """The choices that the note holds.

    Raises:
        StoreError: what is kept can't be read.
    """
    with reading(KIND):
        return read_form(Choices, note.facts, KIND)


def save_choices(ctx: Context, person: str, raw: Mapping[str, object]) -> Choices:
    """The choices, kept from now on; `raw` is `Choices` as a JSON object.

    Raises:
        InvalidInputError: a field is missing, unknown or does not fit.
    """
    chosen = read_form(Choices, raw, KIND)
    low, high = (int(str(end)) for end in rule_row(ctx.catalogue.rules, "break-every-range-min"))
    every = min(max(chosen.breaks.every_min, low), high)
    chosen = replace(chosen, breaks=replace(chosen.breaks, every_min=every))
    if chosen != load_choices(ctx, person):
        _keep(ctx, person, chosen)
    return chosen


def can_undo(ctx: Context, person: str) -> bool:
    """Whether there is a change that can be taken back."""
    return _latest(ctx, person) is not None


def undo_choices(ctx: Context, person: str) -> bool:
    """Whether there was anything to take back; what held before the last change holds again."""
    rows = ctx.store.records(person, NoteRecord, sought=Sought(topic=KIND))
    notes = [row.value for row in rows if isinstance(row.value, NoteRecord)]
    if not notes:
        return False
    before = choices_in(notes[-2]) if len(notes) > 1 else first_choices(ctx.catalogue)
    _keep(ctx, person, before)
    return True


def load_schedule(ctx: Context, person: str) -> Schedule:
    """The schedule that the person's choices make, from when they were made.

    Raises:
        StoreError: what is kept can't be read.
    """
    found = _latest(ctx, person)
    if found is None:
        return schedule_of(first_choices(ctx.catalogue), ctx.catalogue)
    return schedule_of(choices_in(found[1]), ctx.catalogue, since=found[0])


def schedule_of(choices: Choices, catalogue: Catalogue, *, since: datetime | None = None) -> Schedule:
    """The schedule that the choices make, with the numbers of the catalogue's rules."""
    breaks = choices.breaks
    return Schedule(
        daily={kind: Daily(times=one.times, on=one.on, habit=one.habit) for kind, one in choices.daily().items()},
        breaks=Breaks(
            on=breaks.on,
            every=timedelta(minutes=breaks.every_min),
            start=breaks.start,
            end=breaks.end,
            days=breaks.days,
        ),
        quiet=Quiet(start=choices.quiet_start, end=choices.quiet_end),
        limits=limits_in(catalogue.rules),
        since=since,
    )


def _latest(ctx: Context, person: str) -> tuple[datetime, NoteRecord] | None:
    found = ctx.store.latest(person, NoteRecord, Sought(topic=KIND))
    return (found.at, found.value) if found is not None and isinstance(found.value, NoteRecord) else None


def _keep(ctx: Context, person: str, chosen: Choices) -> None:
    note = NoteRecord(kind=KIND, day=local_date(ctx, person), facts=write_form(Choices, chosen))
    ctx.store.append(person, [fresh(ctx, KIND, note)])
