"""Sketches as the files of an exercise pack: on the careful side in all that the collections do not say."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import Final

from unhunch.catalogue import Catalogue
from unhunch.catalogue.languages import FIRST
from unhunch.catalogue.model import Dose, Exercise, Place
from unhunch.catalogue.packs import MOST_BYTES, MOST_FILES
from unhunch.catalogue.reading import MAX_BYTES
from unhunch.intake.pack_toml import table
from unhunch.intake.sketch import Found, LeftOut, Sketch, Told

# Under what a pack, and a file in it, may take.
_MOST_BYTES: Final = MOST_BYTES * 9 // 10
_MOST_CREDITS: Final = MAX_BYTES * 3 // 4
_PER_SOURCE: Final = 250
_DOSE_WHAT: Final = "No dose in the source; this is the gentlest of unhunch's own for this kind"
_UNJUDGED: Final = "words taken from a file, and judged by nobody of unhunch"
_PLACES: Final[tuple[Place, ...]] = ("home", "gym")
_NUMBERS: Final = tuple(one.name for one in fields(Dose) if one.name != "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class AsPack:
    """The files of a pack by their paths in it, the names of the exercises taken, and what is left out."""

    files: Mapping[str, str]
    taken: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def as_pack(found: Found, catalogue: Catalogue, name: str) -> AsPack:
    """What of a file becomes a pack of that name beside the catalogue; no files where nothing does."""
    making = _Making(prefix=re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "pack")
    chosen, left_out = _chosen(found, catalogue)
    for sketch in chosen:
        if not making.take(sketch, catalogue):
            left_out.append(LeftOut(name=sketch.name, why="full"))
    if making.files:
        making.files["sources.toml"] = making.sources
    return AsPack(files=making.files, taken=tuple(making.taken), left_out=(*found.left_out, *left_out))


@dataclass(slots=True, kw_only=True)
class _Making:
    """A pack as it grows; `prefix` begins the ids of its sources."""

    prefix: str
    files: dict[str, str] = field(default_factory=dict)
    taken: list[str] = field(default_factory=list)
    credited: dict[tuple[str, str], str] = field(default_factory=dict)
    size: int = 0

    @property
    def sources(self) -> str:
        """The pack's sources."""
        named = {key: {"what": what, "url": url, "verified": _UNJUDGED} for (what, url), key in self.credited.items()}
        return table({**named, f"{self.prefix}-dose": {"what": _DOSE_WHAT, "verified": "by rule"}})

    def take(self, sketch: Sketch, catalogue: Catalogue) -> bool:
        """Whether the sketch fits into the pack; then it is in it."""
        by = (sketch.credit, sketch.url)
        credit = self.credited.get(by, f"{self.prefix}-source-{len(self.credited) + 1}")
        facts, model = _facts(sketch, catalogue, credit, f"{self.prefix}-dose"), gentlest(catalogue, sketch)
        made = {f"exercises/{sketch.key}/exercise.toml": table(facts)}
        for language in catalogue.languages:
            words = table(_words(sketch, catalogue, model, language))
            made[f"exercises/{sketch.key}/text.{language}.toml"] = words
        size = self.size + sum(len(text.encode()) for text in made.values())
        credits_size = sum(len(what.encode()) + _PER_SOURCE for what, _ in {**self.credited, by: credit})
        if size > _MOST_BYTES or credits_size > _MOST_CREDITS or len(self.files) + len(made) >= MOST_FILES:
            return False
        self.files.update(made)
        self.taken.append(sketch.name)
        self.credited[by], self.size = credit, size
        return True


def gentlest(catalogue: Catalogue, sketch: Sketch) -> Exercise:
    """The exercise of our own of the sketch's kind that asks for least at level 1; of strength, the loaded ones."""
    alike = [one for one in _own(catalogue) if one.kind == sketch.kind and one.loaded == _is_loaded(sketch)]
    # A therapist's exercise may stand there in English alone; its stop rules would not be everybody's.
    told = [one for one in alike if all(one.id in catalogue.texts[language] for language in catalogue.languages)]
    return min(told, key=lambda one: (_work(one.levels[1]), one.id))


def closing_tags(catalogue: Catalogue, sketch: Sketch) -> tuple[str, ...]:
    """Every tag under which any exercise of ours of that kind, position or region is left out or changed."""
    regions = {name for name, muscles in catalogue.regions.items() if not set(muscles).isdisjoint(sketch.primary)}
    positions = {sketch.position, *sketch.other_positions}
    found = {
        tag
        for one in _own(catalogue)
        if one.kind == sketch.kind or one.position in positions or regions & set(catalogue.regions_of(one.id))
        for tag in (*one.avoid_if, *one.modify_if)
    }
    return tuple(tag for tag in catalogue.tags if tag in found)


def _own(catalogue: Catalogue) -> Iterator[Exercise]:
    return (one for one in catalogue.exercises.values() if not one.only_prescribed)


def _is_loaded(sketch: Sketch) -> bool:
    return sketch.kind == "strength"


def _work(dose: Dose) -> int:
    """How much a dose asks for at most."""
    parts = (dose.sets, dose.repetitions, dose.hold_s, dose.duration_s)
    size = dose.count or 1
    for part in parts:
        size *= 1 if part is None else max(part[1], 1)
    return size


def _chosen(found: Found, catalogue: Catalogue) -> tuple[list[Sketch], list[LeftOut]]:
    """The sketches that the catalogue lacks, and the others."""
    names = set(_names(catalogue))
    keys = {*catalogue.exercises, *catalogue.variants}
    chosen: list[Sketch] = []
    left_out: list[LeftOut] = []
    for sketch in found.sketches:
        if sketch.key in keys or _plainest(sketch.name) in names:
            left_out.append(LeftOut(name=sketch.name, why="there"))
            continue
        chosen.append(sketch)
        keys.add(sketch.key)
        names.add(_plainest(sketch.name))
    return chosen, left_out


@lru_cache(maxsize=1)
def _names(catalogue: Catalogue) -> frozenset[str]:
    """What every exercise of the catalogue is called in any language, as plain as it can be compared."""
    texts = (one for texts in catalogue.texts.values() for one in texts.values())
    return frozenset(_plainest(name) for one in texts for name in (one.name, *one.aliases))


def _plainest(name: str) -> str:
    return re.sub(r"\W+", " ", name.casefold()).strip()


def _facts(sketch: Sketch, catalogue: Catalogue, credit: str, dose: str) -> dict[str, object]:
    neck = {muscle for one in catalogue.region_facts.values() if one.moves_neck for muscle in one.muscles}
    often = min(
        (one.frequency.per_week for one in _own(catalogue) if one.kind == sketch.kind), key=lambda two: two[::-1]
    )
    return {
        "id": sketch.key,
        "status": "added",
        "only_prescribed": True,
        "kind": sketch.kind,
        "position": sketch.position,
        "other_positions": sketch.other_positions,
        "places": _PLACES,
        "equipment": sketch.equipment,
        "sides": sketch.sides,
        "primary": sketch.primary,
        "secondary": sketch.secondary,
        "loaded": _is_loaded(sketch),
        "end_range": sketch.kind == "stretch",
        "moves_neck": not neck.isdisjoint((*sketch.primary, *sketch.secondary)),
        "default_level": 1,
        "avoid_if": closing_tags(catalogue, sketch),
        "sources": [credit, dose],
        "review": "sourced",
        "frequency": {"per_week": often, "rest_day_between": _is_loaded(sketch), "source": dose},
        "levels": {"1": _dose(gentlest(catalogue, sketch).levels[1], dose)},
        "camera": {"view": "none"},
    }


def _dose(given: Dose, source: str) -> dict[str, object]:
    numbers = {name: getattr(given, name) for name in _NUMBERS if name not in {"per_day", "per_week"}}
    said = {name: value for name, value in numbers.items() if value is not None}
    return {**said, "source": dict.fromkeys(said, source)}


def _words(sketch: Sketch, catalogue: Catalogue, model: Exercise, language: str) -> dict[str, object]:
    words = catalogue.words(language)
    told: Told = sketch.texts.get(language) or sketch.texts[FIRST]
    start, steps = (told.steps[0], told.steps[1:]) if len(told.steps) > 1 else (words["packs.start"], told.steps)
    signs = catalogue.screening.texts[language].stop_signs.values()
    return {
        "name": told.name,
        "start": start,
        "steps": steps,
        "breathing": words["packs.breathing"],
        "stop_if": tuple(dict.fromkeys((*catalogue.text(model.id, language).stop_if, *signs))),
        "safety_note": words["packs.note"],
    }
