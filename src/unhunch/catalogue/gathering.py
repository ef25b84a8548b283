"""The exercise folders into facts and words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from unhunch.catalogue.lore import SharedFault
from unhunch.catalogue.model import Exercise, ExerciseText, Fault, FaultText
from unhunch.catalogue.reading import Folder
from unhunch.catalogue.shapes import exercise_of, text_of

FACTS = "exercise.toml"
OTHERS = ("motion.toml",)
"""Files that lie beside the facts and belong to another room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """What the folders hold: `names` are all folders, also those that could not be read."""

    names: tuple[str, ...]
    exercises: dict[str, Exercise] = field(default_factory=dict)
    variants: dict[str, Exercise] = field(default_factory=dict)
    texts: dict[str, dict[str, ExerciseText]] = field(default_factory=dict)
    root: str = "exercises"

    def where(self, exercise_id: str, language: str = "") -> str:
        """The file of an exercise, as findings name it."""
        file = f"text.{language}.toml" if language else FACTS
        return f"{self.root}/{exercise_id}/{file}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Faults that many exercises name by id, and their words by language."""

    faults: Mapping[str, SharedFault]
    words: Mapping[str, Mapping[str, FaultText]]


def gather(folder: Folder, shared: Shared) -> Raw:
    """All exercise folders, in the order of `order.toml`, then by name; shared faults filled in."""
    there = folder.names("exercises")
    order = _order(folder, there)
    raw = Raw(names=tuple(order))
    for name in order:
        _one(folder, name, raw, shared)
    return raw


def _order(folder: Folder, there: tuple[str, ...]) -> list[str]:
    """Folder names as `order.toml` lists them; unlisted ones follow, missing ones are findings."""
    table = (folder.table("order.toml") or {}) if folder.has("order.toml") else {}
    listed: list[str] = []
    for key in ("exercises", "variants"):
        names = table.pop(key, [])
        if isinstance(names, list) and all(isinstance(name, str) for name in names):
            listed += names
        else:
            folder.say(f"order.toml: {key}", "is not a list of ids")
    for key in table:
        folder.say(f"order.toml: {key}", "belongs to nothing")
    for name in listed:
        if name not in there:
            folder.say(f"order.toml: {name}", "has no folder in exercises/")
    known = [name for name in listed if name in there]
    return [*dict.fromkeys(known), *(name for name in there if name not in known)]


def _one(folder: Folder, name: str, raw: Raw, shared: Shared) -> None:
    where = f"exercises/{name}"
    for file in folder.names(where):
        if file == FACTS:
            continue
        if file.startswith("text.") and file.endswith(".toml") and file.count(".") == 2:  # noqa: PLR2004
            _text(folder, name, file, raw)
        elif file not in OTHERS:
            folder.say(f"{where}/{file}", "is not part of an exercise", "Remove it.")
    table = folder.table(f"{where}/{FACTS}")
    exercise = None if table is None else exercise_of(folder, f"{where}/{FACTS}", table)
    if exercise is None:
        return
    if exercise.id != name:
        folder.say(f"{where}/{FACTS}: id", f"is {exercise.id!r} in the folder {name!r}")
    else:
        named = [fault for fault in exercise.shared_faults if fault in shared.faults]
        _share_words(name, named, raw, shared)
        (raw.variants if exercise.parent else raw.exercises)[name] = _with_shared(exercise, named, shared)


def _with_shared(exercise: Exercise, named: list[str], shared: Shared) -> Exercise:
    known = ((fault, shared.faults[fault]) for fault in named)
    found = tuple(
        Fault(id=fault, metric=one.metric, view=one.view, source=one.source, watch=one.watch, harm=one.harm)
        for fault, one in known
    )
    return replace(exercise, faults=(*found, *exercise.faults))


def _share_words(name: str, named: list[str], raw: Raw, shared: Shared) -> None:
    """Give the shared faults' words to each language in which the exercise has its own."""
    for language, texts in raw.texts.items():
        if name in texts:
            words = {fault: text for fault, text in shared.words.get(language, {}).items() if fault in named}
            texts[name] = replace(texts[name], faults={**words, **texts[name].faults})


def _text(folder: Folder, name: str, file: str, raw: Raw) -> None:
    where = f"exercises/{name}/{file}"
    table = folder.table(where)
    text = None if table is None else text_of(folder, where, table)
    if text is not None:
        raw.texts.setdefault(file.split(".")[1], {})[name] = text
