"""What every use case is given: the records, the time, the catalogue and the home folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.service.ports import Clock, Store

if TYPE_CHECKING:
    from unhunch.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The outside of a use case; `home` is the folder in which the person's packs live."""

    store: Store
    clock: Clock
    catalogue: "Catalogue"
    home: Path
