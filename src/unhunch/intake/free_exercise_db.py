"""free-exercise-db (yuhonas/free-exercise-db, public domain by the Unlicense): its records as sketches."""

from collections.abc import Mapping
from typing import Final

from unhunch.intake.hints import further_kit, position_of, roughness, sides_of
from unhunch.intake.sketch import LONGEST_NAME, LeftOut, LeftWhy, Sketch, SketchKind, Told
from unhunch.intake.wording import plain, slug, steps_in

# The collection names groups; each stands here for its members.
_MUSCLES: Final[Mapping[str, tuple[str, ...]]] = {
    "abdominals": ("rectus-abdominis", "external-oblique", "internal-oblique"),
    "biceps": ("biceps-brachii",),
    "calves": ("gastrocnemius", "soleus"),
    "chest": ("pectoralis-major",),
    "glutes": ("gluteus-maximus",),
    "hamstrings": ("hamstrings",),
    "lats": ("latissimus-dorsi",),
    "lower back": ("erector-spinae",),
    "middle back": ("middle-trapezius", "rhomboid-major", "rhomboid-minor"),
    "neck": ("sternocleidomastoid", "scalenus-medius", "semispinalis-capitis", "splenius-capitis"),
    "quadriceps": ("quadriceps-femoris",),
    "shoulders": ("deltoid",),
    "traps": ("trapezius",),
    "triceps": ("triceps-brachii",),
}
_HERE: Final = frozenset({"abdominals", "lats", "lower back", "middle back", "neck", "shoulders", "traps"})
_KINDS: Final[Mapping[str, SketchKind]] = {"strength": "strength", "stretching": "stretch"}
_KIT: Final[Mapping[str, tuple[str, ...]]] = {
    "": (),
    "body only": (),
    "bands": ("resistance-band",),
    "dumbbell": ("dumbbells",),
    "exercise ball": ("exercise-ball",),
    "foam roll": ("foam-roller",),
}
_LEVELS: Final = frozenset({"beginner", "intermediate"})
_CREDIT: Final = (
    "free-exercise-db on GitHub (yuhonas/free-exercise-db), public domain by the Unlicense; its doses left out"
)
_URL: Final = "https://github.com/yuhonas/free-exercise-db"
_SHORT: Final = 40


def sketch_of(row: Mapping[str, object]) -> Sketch | LeftOut:
    """The record as a sketch, or why it is left out."""
    name = plain(row.get("name"), LONGEST_NAME)
    key = slug(plain(row.get("id"), LONGEST_NAME) or name)
    if not name or not key:
        return LeftOut(name=name or "?", why="name")
    steps = _steps(row.get("instructions"))
    words = " ".join((name, *steps, *_raw(row.get("instructions"))))
    fault, place = _fault(row, steps, words), position_of(words)
    if fault is not None or place is None:
        why, fact = fault or ("position", "")
        return LeftOut(name=name, why=why, fact=fact[:_SHORT])
    groups, missing = further_kit(words, _KIT[_text(row, "equipment")], place[0])
    if missing:
        return LeftOut(name=name, why="kit", fact=missing)
    primary = _ids(row, "primaryMuscles")
    return Sketch(
        key=f"fed-{key}",
        kind=_KINDS[_text(row, "category")],
        position=place[0],
        other_positions=place[1],
        sides=sides_of(words),
        primary=primary,
        secondary=tuple(one for one in _ids(row, "secondaryMuscles") if one not in primary),
        equipment=groups,
        texts={"en": Told(name=name, steps=steps)},
        credit=_CREDIT,
        url=_URL,
    )


def _fault(row: Mapping[str, object], steps: tuple[str, ...], words: str) -> tuple[LeftWhy, str] | None:
    category, equipment = _text(row, "category"), _text(row, "equipment")
    main, helping = _names(row, "primaryMuscles"), _names(row, "secondaryMuscles")
    here = _HERE | {"chest"} if category == "stretching" else _HERE
    checks: tuple[tuple[LeftWhy, bool, str], ...] = (
        ("category", category not in _KINDS, category),
        ("expert", _text(row, "level") not in _LEVELS, _text(row, "level")),
        ("words", not steps, ""),
        ("muscle", not main or not {*main, *helping} <= _MUSCLES.keys(), _unknown(main, helping)),
        ("area", not set(main) <= here, ", ".join(sorted(set(main) - here))),
        ("kit", equipment not in _KIT, equipment),
        ("rough", bool(roughness(words)), roughness(words)),
    )
    return next(((why, fact) for why, holds, fact in checks if holds), None)


def _unknown(main: tuple[str, ...], helping: tuple[str, ...]) -> str:
    return next((one for one in (*main, *helping) if one not in _MUSCLES), "")


def _raw(instructions: object) -> list[str]:
    return [one for one in instructions if isinstance(one, str)] if isinstance(instructions, list) else []


def _steps(instructions: object) -> tuple[str, ...]:
    return steps_in(instructions) if isinstance(instructions, list) else ()


def _text(row: Mapping[str, object], field: str) -> str:
    """The field in small letters; "?" where it is neither text nor null."""
    value = row.get(field)
    return "" if value is None else plain(value, _SHORT).lower() or "?"


def _names(row: Mapping[str, object], field: str) -> tuple[str, ...]:
    value = row.get(field)
    return tuple(plain(one, _SHORT).lower() for one in value) if isinstance(value, list) else ("?",)


def _ids(row: Mapping[str, object], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(muscle for name in _names(row, field) for muscle in _MUSCLES[name]))
