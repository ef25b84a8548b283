"""What must hold between the files: ids, sources, doses, ladders and words."""

from collections.abc import Iterable

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.gathering import Raw
from unhunch.catalogue.model import Finding


def all_findings(catalogue: Catalogue, raw: Raw) -> Iterable[Finding]:
    """Every finding across files."""
    return ()
