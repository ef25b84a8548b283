"""How far the person went in their exercises, as the camera saw it."""

from unhunch.progress.ranges import RangeLine, range_lines
from unhunch.records.model import SetRecord
from unhunch.service.context import Context


def ranges_of(ctx: Context, person: str) -> tuple[RangeLine, ...]:
    """A line for each exercise that the catalogue still has, the one done last first."""
    sets = (record.value for record in ctx.store.records(person, SetRecord))
    known = {**ctx.catalogue.exercises, **ctx.catalogue.variants}
    return tuple(
        line for line in range_lines(one for one in sets if isinstance(one, SetRecord)) if line.exercise in known
    )
