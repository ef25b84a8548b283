"""What an export would bring: looked at first, held as it was sent, and checked again when it is brought in."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from unhunch.errors import RefusedExportError
from unhunch.export.bundle import clash_of, import_json, read_json
from unhunch.records.codec import KINDS
from unhunch.service.context import Context
from unhunch.service.looked import forget_looks, hold_sent, read_sent
from unhunch.service.ports import Store

# An export of ten years of daily use stays under this.
MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class KindLook:
    """How many records of a kind are in the file, and how many of them are not kept here yet."""

    name: str
    count: int
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLook:
    """What an export would bring; nothing of it is stored.

    `first` and `last` are the times of its records, None without any. `here` records are kept now, of which
    `here_alone` are not in the file. `clash` is why the two can't be told as one history.
    """

    another: bool
    first: datetime | None
    last: datetime | None
    kinds: tuple[KindLook, ...]
    here: int
    here_alone: int
    clash: RefusedExportError | None

    @property
    def count(self) -> int:
        """How many records are in the file."""
        return sum(one.count for one in self.kinds)

    @property
    def new(self) -> int:
        """How many of them would be added."""
        return sum(one.new for one in self.kinds)

    @property
    def may_come(self) -> bool:
        """Whether there is something to bring in, and nothing against it but whose it is."""
        return self.clash is None and self.new > 0


def look_at_bundle(store: Store, person: str, data: bytes) -> BundleLook:
    """What the export in these bytes would bring to the person's records as they are now.

    Raises:
        RefusedExportError: the bytes can't be used.
        StoreError: what is kept can't be read.
    """
    bundle = read_json(data)
    held = {record.key: record for record in store.records(person)}
    count = Counter(type(record.value) for record in bundle.records)
    new = Counter(type(record.value) for record in bundle.records if record.key not in held)
    kinds = (KindLook(name=name, count=count[kind], new=new[kind]) for name, kind in KINDS.items() if count[kind])
    return BundleLook(
        another=bundle.person != person,
        first=min((record.at for record in bundle.records), default=None),
        last=max((record.at for record in bundle.records), default=None),
        kinds=tuple(kinds),
        here=len(held),
        here_alone=len(held) - (count.total() - new.total()),
        clash=clash_of(held, bundle),
    )


def hold_bundle(ctx: Context, person: str, data: bytes) -> str:
    """The id of the look at the export, which is held as it was sent until it is brought in or another is looked at.

    Raises:
        RefusedExportError: the bytes can't be used; then nothing is held.
        StoreError: the home folder can't be written, or what is kept can't be read.
    """
    if len(data) > MOST_BYTES:
        what = f"larger than {MOST_BYTES // 1_000_000} MB"
        raise RefusedExportError(what, kind="large", fix="Choose a file that unhunch exported")
    name = uuid4().hex
    _worked_out(ctx, person, name, data)
    hold_sent(ctx.home, name, data)
    return name


def held_bundle(ctx: Context, person: str, name: str) -> BundleLook:
    """What the export that is held would bring to the records as they are now.

    Raises:
        InvalidInputError: it is held no more, or can't be used.
        StoreError: what is kept can't be read.
    """
    return _worked_out(ctx, person, name, read_sent(ctx.home, name))


def bring_in(ctx: Context, person: str, name: str, *, adopt: bool = False) -> int:
    """How many records were new; the file is read and judged once more, by what is kept now, and held no longer.

    Raises:
        InvalidInputError: it is held no more, or `import_json` refuses it; then it stays held.
        StoreError: nothing was stored.
    """
    new = import_json(ctx.store, person, read_sent(ctx.home, name), adopt=adopt)
    forget_looks(ctx.home)
    return new


def _worked_out(ctx: Context, person: str, name: str, data: bytes) -> BundleLook:
    """The look, worked out once for as long as nothing is stored in between: years take seconds to read."""
    return ctx.store.worked_out(person, ("export looked at", name), lambda: look_at_bundle(ctx.store, person, data))
