"""The prescription that holds for a person today, as it was last taken in."""

from unhunch.errors import InvalidInputError
from unhunch.programme.prescribed import Prescription
from unhunch.programme.prescription_document import kept_document
from unhunch.records.beside import PrescriptionRecord
from unhunch.service.context import Context
from unhunch.service.kept import reading
from unhunch.service.settings import local_date


def prescription_in_force(ctx: Context, person: str) -> Prescription | None:
    """What was prescribed last, neither taken back nor over; without exercises that the catalogue no longer has.

    Raises:
        StoreError: what is kept can't be read.
    """
    found = ctx.store.worked_out(person, ("prescription", ctx.catalogue), lambda: _kept(ctx, person))
    return found if found is not None and found.holds_on(local_date(ctx, person)) else None


def _kept(ctx: Context, person: str) -> Prescription | None:
    used: list[PrescriptionRecord] = []
    for row in ctx.store.records(person, PrescriptionRecord):
        one = row.value
        if isinstance(one, PrescriptionRecord) and one.kept:
            # The same used twice is used once.
            used = [*(before for before in used if before.prescription != one.prescription), one]
        else:
            used = used[:-1]
    if not used:
        return None
    with reading("prescription"):
        read = kept_document(used[-1].prescription, ctx.catalogue)
        if read is None:
            raise InvalidInputError("it has not the form of a prescription")
    return read
