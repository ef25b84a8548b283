"""What must hold between the files; each module here answers for one kind of fault."""

from collections.abc import Iterator

from unhunch.catalogue.checks.copied import copied_findings, copied_lore_findings
from unhunch.catalogue.checks.doses import dose_findings
from unhunch.catalogue.checks.ladders import ladder_findings
from unhunch.catalogue.checks.lore import lore_findings
from unhunch.catalogue.checks.names import name_findings
from unhunch.catalogue.checks.practices import practice_findings
from unhunch.catalogue.checks.scope import Scope
from unhunch.catalogue.checks.screening import screening_findings
from unhunch.catalogue.checks.texts import text_findings
from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.gathering import Raw
from unhunch.catalogue.model import Finding


def exercise_findings(scope: Scope) -> Iterator[Finding]:
    """Every finding about the exercises of a scope."""
    yield from name_findings(scope)
    yield from dose_findings(scope)
    yield from ladder_findings(scope)
    yield from text_findings(scope)
    yield from copied_findings(scope)


def all_findings(catalogue: Catalogue, raw: Raw) -> Iterator[Finding]:
    """Every finding across the files of a whole data folder."""
    scope = Scope(
        catalogue=catalogue,
        exercises={**catalogue.exercises, **catalogue.variants},
        texts=catalogue.texts,
        known=frozenset(raw.names),
        where=raw.where,
    )
    yield from exercise_findings(scope)
    yield from _unjudged(scope)
    yield from lore_findings(catalogue, known=scope.known)
    yield from practice_findings(catalogue, known=scope.known)
    yield from screening_findings(catalogue)
    yield from copied_lore_findings(catalogue)


def _unjudged(scope: Scope) -> Iterator[Finding]:
    """Findings about exercises of our own that nobody has judged: those are for packs."""
    for exercise in scope.exercises.values():
        if exercise.only_prescribed:
            where = f"{scope.where(exercise.id)}: only_prescribed"
            yield Finding(
                where=where, what="is true for an exercise of the catalogue itself", fix="Judge it, or leave it."
            )
