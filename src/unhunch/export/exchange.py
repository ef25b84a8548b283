"""The files for other programs as somebody wishes them: what is read for them, and from where."""

from dataclasses import dataclass

from unhunch.errors import InvalidInputError
from unhunch.export.fhir import bundle_json, parts_of
from unhunch.export.fhir_sheet import Part, Sheet
from unhunch.export.fhir_terms import told
from unhunch.records.model import ProfileRecord, ScreeningRecord
from unhunch.service.context import Context
from unhunch.service.reporting import read_report

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirWish:
    """The days gone by that the file tells of, its language, and the name to write into it, if any."""

    days: int
    language: str
    name: str = ""


def wished_parts(ctx: Context, person: str, wish: FhirWish) -> tuple[Part, ...]:
    """What the file would hold, by what it is.

    Raises:
        InvalidInputError: an unknown language, a name too long, days that can't be, or nothing kept in them.
    """
    if wish.language not in ctx.catalogue.languages:
        known = ", ".join(ctx.catalogue.languages)
        raise InvalidInputError(f"{wish.language!r} is no language here", where="language", fix=f"Use {known}")
    if len(wish.name) > LONGEST_NAME:
        raise InvalidInputError("the name is too long", where="name", fix=f"Use {LONGEST_NAME} letters or fewer")
    report = read_report(ctx, person, days=wish.days)
    seed = _seed(ctx, person)
    return parts_of(
        Sheet(report=report, catalogue=ctx.catalogue, language=wish.language, seed=seed, name=told(wish.name))
    )


def fhir_file(ctx: Context, person: str, wish: FhirWish) -> bytes:
    """The file; raises what `wished_parts` does."""
    return bundle_json(wished_parts(ctx, person, wish))


def _seed(ctx: Context, person: str) -> str:
    """The key of the oldest record: chance made it, and it stays, so nobody else's file has the same ids."""
    first = next(ctx.store.records(person, ScreeningRecord, ProfileRecord), None)
    if first is None:
        first = next(ctx.store.records(person), None)
    return first.key if first is not None else ""
