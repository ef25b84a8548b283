"""What every resource of the FHIR file is told from, and how they name each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid5

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Words
from unhunch.export.fhir_terms import NAMESPACE, Codes, Json, concept
from unhunch.service.reporting import Report
from unhunch.session.wording import word


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Resources of one kind, as the page counts them."""

    kind: str
    resources: tuple[Json, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The report in a language. `seed` is the person's alone and stays: of it and of what it is, an id is made.

    `name` is written down where it is given; nothing else says who the person is.
    """

    report: Report
    catalogue: Catalogue
    language: str
    seed: str
    name: str = ""

    @property
    def words(self) -> Words:
        """The sentences in the file's language."""
        return self.catalogue.words(self.language)

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the file."""
        return word(self.words, f"fhir.{key}", **facts)

    def exercise(self, name: str) -> str:
        """An exercise's name, or its id where a pack took it away."""
        known = name in self.catalogue.exercises or name in self.catalogue.variants
        return self.catalogue.text(name, self.language).name if known else name

    def id_of(self, *parts: object) -> str:
        """The id of what these parts name: the same in every file of the person, in nobody else's."""
        return str(uuid5(uuid5(NAMESPACE, self.seed), "\n".join(map(str, parts))))

    def link(self, *parts: object) -> Json:
        """A Reference to what these parts name."""
        return {"reference": f"urn:uuid:{self.id_of(*parts)}"}

    @property
    def patient(self) -> Json:
        """A Reference to the person."""
        return self.link("patient")

    def resource(self, kind: str, /, *parts: object, **facts: object) -> Json:
        """A resource with the id of its parts; facts that are empty are left out."""
        made: Json = {"resourceType": kind, "id": self.id_of(*parts), "language": self.language}
        return {**made, **{name: fact for name, fact in facts.items() if fact not in ("", None, [], {})}}

    def observed(
        self, *parts: object, kinds: Sequence[Codes], code: Json, day: date, value: Json, **more: object
    ) -> Json:
        """An Observation of that day as the person told it, in the categories `kinds`."""
        return self.resource(
            "Observation",
            *parts,
            status="final",
            category=[concept(one) for one in kinds],
            code=code,
            subject=self.patient,
            effectiveDateTime=day.isoformat(),
            performer=[self.patient],
            valueQuantity=value,
            **more,
        )
