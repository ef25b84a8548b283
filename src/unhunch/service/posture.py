"""Posture checks kept, taken back, and shown against the first."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from uuid import uuid4

from unhunch.errors import InvalidInputError
from unhunch.progress.posture import MEASURES, MODELS, POSE, PostureLine, kept_checks, posture_lines
from unhunch.records.model import PostureRecord
from unhunch.service.context import Context
from unhunch.service.notes import fresh
from unhunch.service.settings import local_date


def keep_check(
    ctx: Context,
    person: str,
    values: Mapping[str, float],
    between: Mapping[str, float],
    by: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The id of the check, which is kept from now on; `by` names the model where another than the pose read a measure.

    Raises:
        InvalidInputError: nothing was measured, a value is none that a body can have, or no such model reads it.
    """
    if any(name not in values or model not in MODELS.get(name, (POSE,)) for name, model in by.items()):
        raise InvalidInputError("no such model reads this", where="by", fix="Do the check again")
    if not values or set(values) - set(MEASURES) or set(between) != set(values):
        raise InvalidInputError("this is no posture check", where="values", fix="Do the check again")
    for name, value in values.items():
        most = MEASURES[name][1]
        if not (math.isfinite(value) and abs(value) <= most and 0 <= between[name] <= most):
            raise InvalidInputError("no body measures this", where=f"values.{name}", fix="Do the check again")
    check = uuid4().hex
    others = {name: model for name, model in by.items() if model != POSE}
    day = local_date(ctx, person)
    kept = PostureRecord(check=check, day=day, values=dict(values), between=dict(between), by=others)
    ctx.store.append(person, [fresh(ctx, "posture", kept)])
    return check


def take_back(ctx: Context, person: str, check: str) -> None:
    """Nothing; the check is left out from now on.

    Raises:
        InvalidInputError: there is no such check.
    """
    found = next((one for one in checks_of(ctx, person) if one.check == check), None)
    if found is None:
        raise InvalidInputError("there is no such check any more", where="check", fix="Look at the list again")
    ctx.store.append(person, [fresh(ctx, "posture", PostureRecord(check=check, day=found.day, kept=False))])


def checks_of(ctx: Context, person: str) -> tuple[PostureRecord, ...]:
    """The checks that stand, oldest first."""
    return kept_checks(ctx.store.records(person, PostureRecord))


def lines_of(ctx: Context, person: str) -> tuple[PostureLine, ...]:
    """Each measure over those checks."""
    return posture_lines(checks_of(ctx, person), ctx.catalogue.rules)
