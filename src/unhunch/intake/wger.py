"""wger (wger-project/wger): what its `exerciseinfo` pages hold as sketches, with author and licence of the words."""

from collections.abc import Mapping
from typing import Final

from unhunch.intake.hints import further_kit, position_of, roughness, sides_of
from unhunch.intake.sketch import LONGEST_NAME, LeftOut, LeftWhy, Sketch, SketchKind, Told
from unhunch.intake.wording import lines_in, plain, steps_in

_MUSCLES: Final[Mapping[str, tuple[str, ...]]] = {
    "anterior deltoid": ("anterior-deltoid",),
    "biceps brachii": ("biceps-brachii",),
    "biceps femoris": ("hamstrings",),
    "brachialis": ("brachialis",),
    "erector spinae": ("erector-spinae",),
    "gastrocnemius": ("gastrocnemius",),
    "gluteus maximus": ("gluteus-maximus",),
    "latissimus dorsi": ("latissimus-dorsi",),
    "obliquus externus abdominis": ("external-oblique",),
    "pectoralis major": ("pectoralis-major",),
    "quadriceps femoris": ("quadriceps-femoris",),
    "rectus abdominis": ("rectus-abdominis",),
    "serratus anterior": ("serratus-anterior",),
    "soleus": ("soleus",),
    "trapezius": ("trapezius",),
    "triceps brachii": ("triceps-brachii",),
}
_HERE: Final = frozenset(
    {
        "anterior deltoid", "erector spinae", "latissimus dorsi", "obliquus externus abdominis", "rectus abdominis",
        "serratus anterior", "trapezius",
    }
)  # fmt: skip
_CATEGORIES: Final = frozenset({"abs", "back", "chest", "shoulders"})
_KIT: Final[Mapping[str, tuple[str, ...]]] = {
    "none (bodyweight exercise)": (),
    "gym mat": ("mat",),
    "dumbbell": ("dumbbells",),
    "swiss ball": ("exercise-ball",),
    "bench": ("bench",),
    "resistance band": ("resistance-band",),
}
_LANGUAGES: Final = {1: "de", 2: "en", 4: "es"}
# The numbers are those of wger's own list; a page may give the short name instead.
_LICENCES: Final[Mapping[object, tuple[str, str]]] = {
    1: ("CC BY-SA 3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
    2: ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    3: ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    4: ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
}
_SHORT: Final = 40
_LONGEST_AUTHOR: Final = 80
_LONGEST_AUTHORS: Final = 200
_MOST_NUMBER: Final = 10**9


def sketch_of(row: Mapping[str, object]) -> Sketch | LeftOut:
    """The exercise as a sketch, or why it is left out."""
    told = _told(row)
    english = told.get("en")
    if english is None:
        return LeftOut(name=_any_name(row), why="language")
    name = plain(english.get("name"), LONGEST_NAME)
    number = row.get("id")
    if not name or not isinstance(number, int) or isinstance(number, bool) or not 0 < number < _MOST_NUMBER:
        return LeftOut(name=name or "?", why="name")
    raw = lines_in(english.get("description"))
    words, steps = " ".join((name, *raw)), steps_in(raw)
    licence, place = _licence(row, english), position_of(words)
    fault = _fault(row, name, steps, words)
    if fault is not None or licence is None or place is None:
        why, fact = fault or ("licence" if licence is None else "position", "")
        return LeftOut(name=name, why=why, fact=fact[:_SHORT])
    groups, missing = further_kit(words, _kit(row), place[0])
    if missing:
        return LeftOut(name=name, why="kit", fact=missing)
    primary = _ids(row, "muscles")
    return Sketch(
        key=f"wger-{number}",
        kind=_kind(name),
        position=place[0],
        other_positions=place[1],
        sides=sides_of(words),
        primary=primary,
        secondary=tuple(one for one in _ids(row, "muscles_secondary") if one not in primary),
        equipment=groups,
        texts={"en": Told(name=name, steps=steps), **_others(row, told)},
        credit=f"wger, “{name}”, words by {_authors(row, told)}, {licence[0]}; shortened, its doses left out",
        url=licence[1],
    )


def _fault(row: Mapping[str, object], name: str, steps: tuple[str, ...], words: str) -> tuple[LeftWhy, str] | None:
    category = _name_in(row.get("category"))
    main, helping, kit = (_names(row, field) for field in ("muscles", "muscles_secondary", "equipment"))
    here = _HERE | {"pectoralis major"} if _kind(name) == "stretch" else _HERE
    foreign = [one for one in kit if one not in _KIT]
    checks: tuple[tuple[LeftWhy, bool, str], ...] = (
        ("category", category not in _CATEGORIES, category),
        ("words", not steps, ""),
        ("muscle", not main or not {*main, *helping} <= _MUSCLES.keys(), _unknown(main, helping)),
        ("area", not set(main) <= here, ", ".join(sorted(set(main) - here))),
        ("kit", not kit or bool(foreign), ", ".join(foreign)),
        ("rough", bool(roughness(words)), roughness(words)),
    )
    return next(((why, fact) for why, holds, fact in checks if holds), None)


def _kind(name: str) -> SketchKind:
    """A stretch where it is called one; else strength, for which the stricter rules hold."""
    return "stretch" if "stretch" in name.lower() else "strength"


def _told(row: Mapping[str, object]) -> dict[str, Mapping[str, object]]:
    """What is said in each language that unhunch speaks."""
    rows = row.get("translations", row.get("exercises"))
    found: dict[str, Mapping[str, object]] = {}
    for one in rows if isinstance(rows, list) else ():
        if isinstance(one, dict) and isinstance(one.get("language"), int):
            language = _LANGUAGES.get(one["language"], "")
            if language:
                found.setdefault(language, one)
    return found


def _others(row: Mapping[str, object], told: Mapping[str, Mapping[str, object]]) -> dict[str, Told]:
    """The whole words in further languages, where their licence is known."""
    found: dict[str, Told] = {}
    for language, one in told.items():
        name, steps = plain(one.get("name"), LONGEST_NAME), steps_in(lines_in(one.get("description")))
        if language != "en" and name and steps and _licence(row, one) is not None:
            found[language] = Told(name=name, steps=steps)
    return found


def _licence(row: Mapping[str, object], told: Mapping[str, object]) -> tuple[str, str] | None:
    own = told.get("license")
    given = row.get("license") if own is None else own
    number = given.get("id") if isinstance(given, dict) else given
    return _LICENCES.get(number) if isinstance(number, int) and not isinstance(number, bool) else None


def _authors(row: Mapping[str, object], told: Mapping[str, Mapping[str, object]]) -> str:
    named = [plain(one.get("license_author"), _LONGEST_AUTHOR) for one in (*told.values(), row)]
    return ", ".join(dict.fromkeys(filter(None, named)))[:_LONGEST_AUTHORS] or "the contributors of wger"


def _any_name(row: Mapping[str, object]) -> str:
    rows = row.get("translations", row.get("exercises"))
    names = (
        [plain(one.get("name"), LONGEST_NAME) for one in rows if isinstance(one, dict)]
        if isinstance(rows, list)
        else []
    )
    return next(filter(None, names), "?")


def _unknown(main: tuple[str, ...], helping: tuple[str, ...]) -> str:
    return next((one for one in (*main, *helping) if one not in _MUSCLES), "")


def _name_in(value: object) -> str:
    return plain(value.get("name"), _SHORT).lower() if isinstance(value, dict) else ""


def _names(row: Mapping[str, object], field: str) -> tuple[str, ...]:
    value = row.get(field)
    return tuple(_name_in(one) for one in value) if isinstance(value, list) else ("?",)


def _kit(row: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for name in _names(row, "equipment") for item in _KIT[name]))


def _ids(row: Mapping[str, object], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(muscle for name in _names(row, field) for muscle in _MUSCLES[name]))
