"""A small book of made-up exercises for the tests of the session room."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from unhunch.catalogue.model import Camera, Dose, Exercise, ExerciseText, Frequency, Level
from unhunch.programme.model import Item, PlannedDose, PlannedSession
from unhunch.programme.seconds import item_seconds, session_seconds

DATA = Path(__file__).parent.parent / "src" / "unhunch" / "catalogue" / "data"


@dataclass(frozen=True, slots=True)
class SessionRules:
    """The rule data of the session room, as shipped."""

    values: Mapping[str, object]

    def number(self, rule: str, /) -> float | int:
        found = self.values[rule]
        assert isinstance(found, int | float)
        return found

    def value(self, rule: str, /) -> object:
        return self.values[rule]


def shipped_rules() -> SessionRules:
    found: dict[str, object] = {}
    for path in (DATA / "rules").glob("*.toml"):
        for group, names in tomllib.loads(path.read_text()).items():
            for name, rule in names.items():
                value = rule["value"]
                found[f"{group}.{name}"] = tuple(value) if isinstance(value, list) else value
    return SessionRules(MappingProxyType(found))


def shipped_words() -> Mapping[str, str]:
    return tomllib.loads((DATA / "words" / "session.en.toml").read_text())


RULES = shipped_rules()
WORDS = shipped_words()


@dataclass(frozen=True, slots=True)
class SmallBook:
    """Exercises by id with plain words; stands in for the catalogue."""

    exercises: Mapping[str, Exercise]
    texts: Mapping[str, ExerciseText] = field(default_factory=dict)

    @property
    def rules(self) -> SessionRules:
        return RULES

    def get(self, exercise: str, /) -> Exercise:
        return self.exercises[exercise]

    def text(self, exercise: str, language: str = "en", /) -> ExerciseText:
        return self.texts.get(exercise) or text_of(exercise)

    def words(self, language: str, /) -> Mapping[str, str]:
        return WORDS


def text_of(exercise: str) -> ExerciseText:
    return ExerciseText(
        name=exercise.replace("-", " ").capitalize(),
        start="Sit tall, arms loose.",
        steps=("Lift the shoulders towards the ears.", "Roll them back.", "Let them fall."),
        breathing="In as they rise, out as they fall.",
        stop_if=("Sharp pain",),
        changes={"pregnancy": "Keep it gentle."},
    )


def exercise_of(exercise: str = "shrug", **facts: object) -> Exercise:
    given: dict[str, object] = {
        "id": exercise,
        "status": "seed",
        "kind": "mobility",
        "position": "seated",
        "places": ("home",),
        "sides": "both",
        "primary": ("trapezius",),
        "levels": {1: Dose(source={})},
        "frequency": Frequency(per_week=(1, 7), source="expert"),
        "camera": Camera(view="front"),
        "sources": ("expert",),
        "review": "expert",
    }
    return Exercise(**(given | facts))  # type: ignore[arg-type]


def item_of(exercise: Exercise, dose: PlannedDose, level: Level = 1) -> Item:
    return Item(
        exercise=exercise.id,
        part="mobility",
        level=level,
        dose=dose,
        seconds=item_seconds(exercise, level, dose, RULES),
    )


def session_of(book: SmallBook, *items: Item) -> PlannedSession:
    seconds = session_seconds(items, book.get, RULES)
    return PlannedSession(id="2026-11-23-main-1", kind="main", place="home", minutes=-(-seconds // 60), items=items)
