"""What was done beside the exercises, what of it stands in the plan, and whether it may be begun now."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from unhunch.catalogue.lore import Practice, Technique
from unhunch.catalogue.practice import dose_of
from unhunch.records.beside import ExtraRecord, TechniqueRecord
from unhunch.records.model import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A practice as done; `at` is the aware UTC time at which it was first kept, that is its end."""

    at: datetime
    value: TechniqueRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Whether a practice may be begun now, and each thing that speaks against it.

    `needs_screening`: no clearance is in force, or it allows nothing. `closed_by` are the person's tags. `felt_worse`:
    it did so today. `enough`: it was done as often as a day allows. `again_at` is the UTC time until which to wait.
    """

    needs_screening: bool = False
    closed_by: tuple[str, ...] = ()
    felt_worse: bool = False
    enough: bool = False
    again_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing speaks against it."""
        return self == Offer()


def uses_of(records: Iterable[Record]) -> tuple[Use, ...]:
    """Each use as its last record has it, in the order in which they were first kept."""
    found: dict[str, Use] = {}
    for record in records:
        if isinstance(record.value, TechniqueRecord):
            first = found.get(record.value.use)
            found[record.value.use] = Use(at=first.at if first else record.at, value=record.value)
    return tuple(found.values())


def offer(
    technique: Technique,
    practice: Practice,
    uses: Iterable[Use],
    tags: Collection[str] | None,
    *,
    now: datetime,
    today: date,
) -> Offer:
    """Whether the practice may be begun; `uses` are its own, `tags` those of the clearance, None without one."""
    if tags is None:
        return Offer(needs_screening=True)
    dose = dose_of(technique, practice)
    own = [use for use in uses if use.value.day == today]
    timed = [use for use in own if use.value.seconds > 0]
    again = max((use.at for use in timed), default=None)
    again = again + timedelta(seconds=dose.between_s) if again is not None and dose.between_s else None
    return Offer(
        closed_by=tuple(tag for tag in (*technique.not_with, *practice.not_with) if tag in tags),
        felt_worse=any(use.value.felt == "worse" for use in own),
        enough=bool(dose.times) and len(timed) >= dose.times,
        again_at=again if again is not None and again > now else None,
    )


def extras_of(records: Iterable[Record]) -> tuple[ExtraRecord, ...]:
    """The last word on each practice that was ever put into the plan; those without weekdays are out of it."""
    found: dict[tuple[str, str], ExtraRecord] = {}
    for record in records:
        if isinstance(record.value, ExtraRecord):
            found[record.value.technique, record.value.practice] = record.value
    return tuple(found.values())


def extras_on(extras: Iterable[ExtraRecord], day: date) -> tuple[ExtraRecord, ...]:
    """Those that stand in the plan on that day: chosen for its weekday, and not after it; before the session first."""
    order = {"before": 0, "own": 1, "after": 2}
    found = [extra for extra in extras if day.weekday() in extra.weekdays and extra.day <= day]
    return tuple(sorted(found, key=lambda extra: order[extra.moment]))
