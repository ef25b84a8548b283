"""What the words of an exercise tell beside its fields: its position, its sides, what else it needs."""

import re
from typing import Final

from unhunch.catalogue.model import Position, Sides

_POSITIONS: Final[dict[Position, re.Pattern[str]]] = {
    "prone": re.compile(r"face[- ]?down|on your (?:stomach|belly)|\bprone\b", re.IGNORECASE),
    "supine": re.compile(
        r"on your back\b|face[- ]?up\b|\bsupine\b|back (?:on|pressed to) the (?:ground|floor)", re.IGNORECASE
    ),
    "side-lying": re.compile(r"on (?:your|one) (?:left |right )?side\b|\bside plank", re.IGNORECASE),
    "quadruped": re.compile(r"hands and (?:your )?knees|\ball fours\b", re.IGNORECASE),
    "kneeling": re.compile(r"\bkneel|on (?:your|both|the) knees", re.IGNORECASE),
    "seated": re.compile(r"\b(?:sit|sitting|seated)\b(?![- ]?up)", re.IGNORECASE),
    "standing": re.compile(r"\bstand(?:ing)?\b|\bfeet (?:are )?(?:hip|shoulder)[- ]width|\bstance\b", re.IGNORECASE),
}
_DOWN: Final = re.compile(r"\b(?:lie|lying|lay|floor|ground|mat|ball|roll\w*)\b|\bpush[- ]?up|\bplank\b", re.IGNORECASE)
_EACH: Final = re.compile(
    r"(?:other|opposite|each|switch|alternat\w*)\W+(?:side|arm|hand|leg|shoulder)|switch sides", re.IGNORECASE
)
# Whoever reads these words finds the things in a home; whatever else is named, nobody can be sure to have.
_HOUSEHOLD: Final = {
    "wall": re.compile(r"\bwall\b", re.IGNORECASE),
    "doorway": re.compile(r"\bdoor(?:way| frame)?\b", re.IGNORECASE),
    "chair": re.compile(r"\bchair\b", re.IGNORECASE),
    "towel": re.compile(r"\btowel\b", re.IGNORECASE),
    "bench": re.compile(r"\bbench\b", re.IGNORECASE),
    "table": re.compile(r"\btable\b", re.IGNORECASE),
    "exercise-ball": re.compile(r"\b(?:swiss|exercise|stability) ball\b", re.IGNORECASE),
}
_NAMED: Final = {
    "dumbbells": re.compile(r"\bdumb-?bells?\b", re.IGNORECASE),
    "resistance-band": re.compile(r"\b(?:bands?|tubes?|tubing)\b", re.IGNORECASE),
    "foam-roller": re.compile(r"\bfoam roll", re.IGNORECASE),
}
_FOREIGN: Final = re.compile(
    r"\b(?:barbells?|kettlebells?|medicine ball|machine|smith|racks?|pulley|cables?|ropes?|plates?|bars?|box|sled|"
    r"tires?|chains?|vest|harness|partner|spotter|assistant|trx|suspension|stick|broom\w*|belt|strap|weights)\b",
    re.IGNORECASE,
)
_ROUGH: Final = re.compile(
    r"\b(?:jump\w*|hop|leap\w*|throw\w*|slam\w*|snatch|jerk|kip\w*|explo\w*|sprint\w*|plyo\w*|handstand|headstand|"
    r"neck bridge|behind (?:the|your) neck|as fast as|powerful\w*|head ?stand|deadlift\w*|wrestl\w*|somersault|"
    r"muscle[- ]?up)\b",
    re.IGNORECASE,
)
_FLOOR: Final[frozenset[Position]] = frozenset({"prone", "supine", "side-lying", "quadruped", "kneeling", "floor"})


def position_of(words: str) -> tuple[Position, tuple[Position, ...]] | None:
    """The position that the words name, and others that do; upright where they name none and nothing low; else None."""
    named = [position for position, sign in _POSITIONS.items() if sign.search(words)]
    if len(named) == 1:
        return named[0], ()
    return ("standing", ("seated",)) if not named and not _DOWN.search(words) else None


def sides_of(words: str) -> Sides:
    """Whether each side has its turn."""
    return "each-side" if _EACH.search(words) else "both"


def further_kit(words: str, kit: tuple[str, ...], position: Position) -> tuple[tuple[tuple[str, ...], ...], str]:
    """The groups of kit that the exercise needs in all, and a thing named that can't be had, or an empty text."""
    foreign = _FOREIGN.search(words)
    unsaid = next((name for name, sign in _NAMED.items() if name not in kit and sign.search(words)), "")
    groups = [(one,) for one in kit]
    groups += [(name,) for name, sign in _HOUSEHOLD.items() if name not in kit and sign.search(words)]
    if position in _FLOOR and not {"mat", "bench", "exercise-ball"} & {name for (name,) in groups}:
        groups.append(("mat",))
    return tuple(groups), foreign[0].lower() if foreign else unsaid


def roughness(words: str) -> str:
    """The word that tells of jumps, throws or force, or an empty text."""
    found = _ROUGH.search(words)
    return found[0].lower() if found else ""
