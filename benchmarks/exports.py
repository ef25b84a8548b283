"""How quickly years of records are written for elsewhere: everything as JSON, the tables, and FHIR."""

from collections.abc import Callable, Iterator

from benchmarks.row import Row, Took, timed
from unhunch.cli.opened import PERSON
from unhunch.export.bundle import export_json
from unhunch.export.exchange import FhirWish, fhir_file
from unhunch.export.tables import tables_zip
from unhunch.service.context import Context

LIMIT_S = 1.0
LONGEST_DAYS = 365


def rows(open_anew: Callable[[], Context], what: str) -> Iterator[Row]:
    """A line about each file of those records: once just opened, and again with the records in mind.

    The limit is for the second: Reports, from which they are saved, has read every record to count them.
    """
    makers: dict[str, Callable[[Context], bytes]] = {
        "everything as JSON": lambda ctx: export_json(ctx.store, PERSON, ctx.clock.now()),
        "the tables as CSV": lambda ctx: tables_zip(ctx.store.records(PERSON), ctx.clock.now()),
        "their last year as FHIR": lambda ctx: fhir_file(ctx, PERSON, FhirWish(days=LONGEST_DAYS, language="en")),
    }
    for name, make in makers.items():
        ctx = open_anew()
        sizes: list[int] = []

        def write(make: Callable[[Context], bytes] = make, ctx: Context = ctx, sizes: list[int] = sizes) -> None:
            sizes.append(len(make(ctx)))

        first, again = timed(write), min((timed(write) for _ in range(3)), key=_own)
        yield Row(
            name=f"{what}: {name}",
            value=f"{again.own_s:.2f} s own time, {first.own_s:.2f} s just opened, {sizes[0] / 1e6:.1f} MB",
            limit=f"{LIMIT_S:g} s own time",
            holds=again.own_s <= LIMIT_S,
        )


def _own(took: Took) -> float:
    return took.own_s
