"""What became of the reminders and breaks of some days, for the look back."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from unhunch.records.beside import ReminderRecord
from unhunch.records.model import SessionRecord
from unhunch.reminders import Key
from unhunch.service.context import Context
from unhunch.service.ports import Sought
from unhunch.service.reminders import is_done, key_in
from unhunch.service.schedule import load_schedule

_PUT_OFF = frozenset({"snoozed", "postponed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """How many came, and what became of them, each counted once however often it came again.

    `done` were begun, or what they reminded of was done that day; `skipped` were answered by "not now"; `unanswered`
    went by. `put_off` came again at least once because the person asked for that, whatever became of them.
    """

    came: int
    done: int
    skipped: int
    unanswered: int
    put_off: int


def reminded(
    ctx: Context, person: str, since: date, until: date, ended: Iterable[SessionRecord], walked: Collection[date]
) -> Reminded | None:
    """What became of the reminders from `since` up to before `until`; None where none came or all are switched off.

    `ended` are the sessions and breaks of those days, `walked` the days with a walk: who does it without an answer to
    the reminder has done it.

    Raises:
        StoreError: what is kept can't be read.
    """
    if not load_schedule(ctx, person).any_on:
        return None
    # What the system failed to show to the end came to nobody.
    acts = {key: said for key, said in _acts(ctx, person, since, until).items() if said[-1] != "unseen"}
    if not acts:
        return None
    finished = [one for one in ended if one.state == "finished"]
    begun = {key for key, said in acts.items() if said[-1] == "started" or is_done(key, finished, walked)}
    rest = {key: said for key, said in acts.items() if key not in begun}
    return Reminded(
        came=len(acts),
        done=len(begun),
        skipped=sum(said[-1] == "skipped" for said in rest.values()),
        unanswered=sum(said[-1] in {"shown", "ignored"} for said in rest.values()),
        put_off=sum(not _PUT_OFF.isdisjoint(said) for said in acts.values()),
    )


def _acts(ctx: Context, person: str, since: date, until: date) -> dict[Key, list[str]]:
    """What happened to each reminder of those days, oldest first; one that came again is the same."""
    found: dict[Key, list[str]] = {}
    for row in ctx.store.records(person, ReminderRecord, sought=Sought(from_day=since)):
        one = row.value
        if isinstance(one, ReminderRecord) and one.kind != "all" and one.day < until:
            found.setdefault(replace(key_in(one), again=0), []).append(one.what)
    return found
