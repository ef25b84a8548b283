"""Replays of sets, kept as points, shown again, and taken back."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from unhunch.errors import InvalidInputError
from unhunch.records.model import ReplayRecord
from unhunch.service.context import Context
from unhunch.service.notes import fresh, keyed
from unhunch.service.settings import local_date
from unhunch.service.starting import latest_kept

# The landmarks that are drawn, two numbers each; a test holds them to those of static/js/camera/takes.js.
DRAWN: Final = (0, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 31, 32)
LONGEST_S: Final = 120
# Ten looks a second at most.
APART_MS: Final = 100
MOST: Final = 50
# Thousandths of the picture; somebody half out of it is still drawn.
LEAST_PLACE: Final = -2000
MOST_PLACE: Final = 3000
_AGAIN: Final = "Watch the set again and keep it anew"


def keep_replay(ctx: Context, person: str, sent: ReplayRecord) -> bool:
    """Whether it is new; the same one sent twice is kept once, on the day of the first time.

    Raises:
        InvalidInputError: it is of no session or exercise that there is, too long, no replay, or one too many.
    """
    if latest_kept(ctx, person, sent.session) is None:
        raise InvalidInputError("there is no such session", where="session", fix=_AGAIN)
    if sent.exercise not in {*ctx.catalogue.exercises, *ctx.catalogue.variants}:
        raise InvalidInputError("there is no such exercise", where="exercise", fix=_AGAIN)
    _check_looks(sent.looks)
    _check_marks(ctx, sent)
    known = _all(ctx, person)
    if sent.replay not in known and sum(one.kept for one in known.values()) >= MOST:
        raise InvalidInputError(
            f"{MOST} replays are kept already", where="replays", fix="Take one back under Progress first"
        )
    kept = replace(sent, day=local_date(ctx, person), kept=True)
    return ctx.store.append(person, [keyed(ctx, f"replay:{sent.replay}", kept)]) > 0


def change_replay(ctx: Context, person: str, replay: str, *, kept: bool) -> ReplayRecord:
    """The replay, which is shown no more, or again where `kept`.

    Raises:
        InvalidInputError: there is no such replay.
    """
    found = _all(ctx, person).get(replay)
    if found is None:
        raise InvalidInputError("there is no such replay", where="replay", fix="Look at the list again")
    if found.kept != kept:
        # The points stay in the first record; this one only says whether they are shown.
        bare = replace(found, looks=(), faults=(), faults_ms=(), repetitions_ms=(), kept=kept)
        ctx.store.append(person, [fresh(ctx, "replay-kept", bare)])
    return found


def replays_of(ctx: Context, person: str) -> tuple[ReplayRecord, ...]:
    """The replays that are kept, newest first."""
    return tuple(reversed([one for one in _all(ctx, person).values() if one.kept]))


def _all(ctx: Context, person: str) -> dict[str, ReplayRecord]:
    """Every replay by its id, in the order in which they were first kept."""
    found: dict[str, ReplayRecord] = {}
    for record in ctx.store.records(person, ReplayRecord):
        if isinstance(one := record.value, ReplayRecord):
            known = found.get(one.replay)
            found[one.replay] = one if known is None else replace(known, kept=one.kept)
    return found


def _check_looks(looks: Sequence[Sequence[int | None]]) -> None:
    times = [look[0] if look else None for look in looks]
    rising = [time for time in times if time is not None]
    if len(looks) < 2 or len(rising) < len(looks) or rising[0] != 0:  # noqa: PLR2004 - two looks make a movement
        raise InvalidInputError("this is no replay", where="looks", fix=_AGAIN)
    if rising[-1] > LONGEST_S * 1000:
        raise InvalidInputError(
            f"it is longer than {LONGEST_S} seconds", where="looks", fix="Only shorter sets can be kept"
        )
    if any(after - before < APART_MS for before, after in pairwise(rising)):
        raise InvalidInputError("its looks are too close together", where="looks", fix=_AGAIN)
    if not all(_is_look(look[1:]) for look in looks):
        raise InvalidInputError("its points are none of a body", where="looks", fix=_AGAIN)


def _is_look(places: Sequence[int | None]) -> bool:
    """Whether it has two numbers for each drawn point, or none for one that was not seen."""
    if len(places) != 2 * len(DRAWN):
        return False
    pairs = zip(places[::2], places[1::2], strict=True)
    return all((x is None) == (y is None) for x, y in pairs) and all(
        one is None or LEAST_PLACE <= one <= MOST_PLACE for one in places
    )


def _check_marks(ctx: Context, sent: ReplayRecord) -> None:
    end = sent.looks[-1][0] or 0
    known = {fault.id for fault in ctx.catalogue.get(sent.exercise).faults}
    if len(sent.faults) != len(sent.faults_ms) or not known.issuperset(sent.faults):
        raise InvalidInputError("its faults are none of the exercise's", where="faults", fix=_AGAIN)
    if not all(0 <= at <= end for at in (*sent.faults_ms, *sent.repetitions_ms)):
        raise InvalidInputError("a mark lies outside of it", where="faults_ms", fix=_AGAIN)
