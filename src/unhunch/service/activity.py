"""Walks from other programs: looked at first, kept only then, and taken back as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import uuid4
from zoneinfo import ZoneInfo

from unhunch.errors import InvalidInputError
from unhunch.intake import Span, Walked, new_among, read_activity
from unhunch.progress.walks import minutes_by_day
from unhunch.records.beside import ImportRecord
from unhunch.records.model import Record, WalkRecord
from unhunch.service.activity_file import opened
from unhunch.service.context import Context
from unhunch.service.exercised import walks_since
from unhunch.service.looked import forget_looks
from unhunch.service.looks import Changes, Look, held, hold
from unhunch.service.notes import fresh, keyed
from unhunch.service.settings import load_settings, local_date


def look_at(
    ctx: Context, person: str, source: Path | IO[bytes], seen: Callable[[int, int], None] = lambda _done, _all: None
) -> Look:
    """What the file would bring, held until it is kept or another file is looked at.

    `seen` is told how many bytes of how many were read.

    Raises:
        InvalidInputError: it is no such file, or it is damaged; then nothing is held.
        StoreError: the home folder can't be written.
    """
    with opened(source) as file:
        taken = read_activity(file.pieces, now=ctx.clock.now(), seen=lambda done: seen(done, file.size))
    new = tuple(new_among(taken.walks, _spans(ctx, person)))
    look = Look(
        id=uuid4().hex,
        program=taken.program,
        walks=new,
        already=len(taken.walks) - len(new),
        left_out=taken.left_out,
    )
    hold(ctx.home, look)
    return _with_days(ctx, person, look)


def looked_at(ctx: Context, person: str, name: str) -> Look:
    """The look of that id, as it is held.

    Raises:
        InvalidInputError: it is held no more.
    """
    return _with_days(ctx, person, held(ctx.home, name))


def keep(ctx: Context, person: str, name: str, *, unsure: bool = False) -> ImportRecord:
    """The import, whose walks count from now on; with `unsure` also those that the file does not call walks.

    The same look kept twice counts once.

    Raises:
        InvalidInputError: it is held no more, or nothing of it is left to keep.
        StoreError: nothing was stored.
    """
    if (done := _all(ctx, person).get(name)) is not None:
        return done
    look = held(ctx.home, name)
    chosen = [one for one in look.walks if one.sure or unsure]
    # Another file may have been kept since.
    walks = list(new_among(chosen, _spans(ctx, person)))
    if not walks:
        raise InvalidInputError("there is no walk to keep", where="walks", fix="Say that these are walks, or cancel")
    made = ImportRecord(
        brought=name,
        program=look.program,
        day=local_date(ctx, person),
        walks=len(walks),
        minutes=round(sum(one.minutes for one in walks), 1),
    )
    ctx.store.append(person, [keyed(ctx, f"import:{name}", made), *_rows(ctx, person, name, walks)])
    forget_looks(ctx.home)
    return made


def take_back(ctx: Context, person: str, name: str) -> ImportRecord:
    """The import, none of whose walks counts any more; its file can be brought in again.

    Raises:
        InvalidInputError: there is no such import.
    """
    found = _all(ctx, person).get(name)
    if found is None:
        raise InvalidInputError("there is no such import", where="import", fix="Look at the list again")
    if found.kept:
        ctx.store.append(person, [fresh(ctx, "import-kept", replace(found, kept=False))])
    return found


def imports_of(ctx: Context, person: str) -> tuple[ImportRecord, ...]:
    """The imports that stand, newest first."""
    return tuple(reversed([one for one in _all(ctx, person).values() if one.kept]))


def _all(ctx: Context, person: str) -> dict[str, ImportRecord]:
    rows = (row.value for row in ctx.store.records(person, ImportRecord))
    return {one.brought: one for one in rows if isinstance(one, ImportRecord)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """When a walk was that was brought in before."""

    start: datetime
    until: datetime


def _spans(ctx: Context, person: str) -> list[Span]:
    walks = walks_since(ctx, person, None)
    return [_Kept(start=one.start, until=one.until) for one in walks if one.start is not None and one.until is not None]


def _rows(ctx: Context, person: str, name: str, walks: Iterable[Walked]) -> list[Record]:
    return [keyed(ctx, f"walk:{name}:{n}", one) for n, one in enumerate(_as_records(ctx, person, name, walks))]


def _as_records(ctx: Context, person: str, name: str, walks: Iterable[Walked]) -> list[WalkRecord]:
    zone = ZoneInfo(load_settings(ctx, person).time_zone)
    return [
        WalkRecord(
            day=one.start.astimezone(zone).date(), minutes=one.minutes, start=one.start, until=one.until, brought=name
        )
        for one in walks
    ]


def _with_days(ctx: Context, person: str, look: Look) -> Look:
    """The look with the days that change, by what is kept now."""
    there = walks_since(ctx, person, None)
    before = minutes_by_day(there)
    after = minutes_by_day((*there, *_as_records(ctx, person, look.id, look.walks)))
    days = (
        Changes(day=day, before=before.get(day, 0.0), after=minutes)
        for day, minutes in sorted(after.items(), reverse=True)
        if minutes != before.get(day, 0.0)
    )
    return replace(look, days=tuple(days))
