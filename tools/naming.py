"""Scores the blind naming of the pictures: python -m tools.naming KEY.json ANSWERS.json [ANSWERS.json ...]

KEY.json gives the exercise of each numbered row; an answer's `name` or `also` counts when all words of one line of
docs/reference/naming.toml are in it.
"""

import json
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def recognised(answer: str, lines: Sequence[str]) -> bool:
    """Whether every word of one of the lines is in the answer; a bar separates words of which any one will do."""
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)?", answer.lower().replace("'", "")))
    words |= {part for word in words for part in word.split("-")}
    return any(all(words & set(spot.split("|")) for spot in line.split()) for line in lines)


def missed(key: Mapping[str, str], answers: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The exercises that an answer did not name, with what was said instead."""
    accepted = tomllib.loads((ROOT / "docs/reference/naming.toml").read_text(encoding="utf-8"))
    said = {exercise: f"{answers[row]['name']}; {answers[row].get('also', '')}" for row, exercise in key.items()}
    return {exercise: text for exercise, text in said.items() if not recognised(text, accepted[exercise])}


def muscles_missed(key: Mapping[str, str], answers: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The exercises of whose primary muscles an answer named none, with what was said instead."""
    words = tomllib.loads((ROOT / "docs/reference/naming.toml").read_text(encoding="utf-8"))["muscles"]
    found = {}
    for row, exercise in key.items():
        facts = ROOT / "src/unhunch/catalogue/data/exercises" / exercise / "exercise.toml"
        primary = tomllib.loads(facts.read_text(encoding="utf-8"))["primary"]
        if not recognised(answers[row]["muscles"], [words[muscle] for muscle in primary]):
            found[exercise] = answers[row]["muscles"]
    return found


def main(arguments: Sequence[str]) -> int:
    """Print each namer's misses and the share that was recognised."""
    key, *files = (json.loads(Path(name).read_text(encoding="utf-8")) for name in arguments)
    right = muscles = 0
    for name, answers in zip(arguments[1:], files, strict=True):
        found = missed(key, answers)
        right += len(key) - len(found)
        print(f"{name}: {len(key) - len(found)} of {len(key)}")
        for exercise, text in found.items():
            print(f"  {exercise}: {text}")
        wrong = muscles_missed(key, answers)
        muscles += len(key) - len(wrong)
        for exercise, text in wrong.items():
            print(f"  muscles of {exercise}: {text}")
    whole = len(key) * len(files)
    print(f"recognised: {right} of {whole} ({right / whole:.1%}); a primary muscle named: {muscles / whole:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
