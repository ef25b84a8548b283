"""Write how surely the coach counts each exercise, on the bodies that it was made with.

.venv/bin/python -m tools.coach_counts          write src/unhunch/coach/counts_data.py (about three minutes)
.venv/bin/python -m tools.coach_counts --check  only say whether it is of today's targets and motions; 1 if not
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.coach_films import TUNED, Seen, Task, Way, seen_of
from benchmarks.coach_planted import exercises
from unhunch.body.library import shipped_motions
from unhunch.coach.counts_data import OF
from unhunch.coach.targets import TARGETS

FILE: Final = Path(__file__).resolve().parents[1] / "src" / "unhunch" / "coach" / "counts_data.py"
# As drawn and straight before the camera, and as the coach's constants were set: slower, quicker, aside.
WAYS: Final = (Way("woman", 1.0, 1.0, 0.0), Way("man", 1.0, 1.0, 0.0), *TUNED)
HEAD: Final = '''"""Of how many repetitions done the coach counted how many, film by film of the drawn movements.

Written by tools/coach_counts.py.
"""

from typing import Final

# The sha256 of the targets and the motions that were filmed, and of the coach's own files.
OF: Final = "{of}"
COUNTED: Final[dict[str, tuple[tuple[int, int], ...]]] = {{
{lines}
}}
'''


def of_today() -> str:
    """The sha256 of what is filmed, and of the coach that counts it."""
    motions = shipped_motions()
    films = [f"{TARGETS[name]!r} {motions[name]!r}" for name in exercises()]
    engine = [one.read_text(encoding="utf-8") for one in sorted(FILE.parent.glob("*.py")) if one != FILE]
    return hashlib.sha256("\n".join(films + engine).encode()).hexdigest()


def counted(films: Sequence[Seen]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """For each exercise, film by film, how many repetitions the coach counted, and how many were done."""
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for one in films:
        found[one.exercise] = (*found.get(one.exercise, ()), (one.counted, one.done))
    return found


def source(found: Mapping[str, tuple[tuple[int, int], ...]]) -> str:
    """The module's text."""
    return HEAD.format(of=of_today(), lines="\n".join(_lines(found)))


def _lines(found: Mapping[str, tuple[tuple[int, int], ...]]) -> Iterator[str]:
    for name, pairs in sorted(found.items()):
        yield f'    "{name}": ({", ".join(map(str, pairs))}),'


def main(arguments: Sequence[str]) -> int:
    """Write the module, or with `--check` only say whether it is of today."""
    if "--check" in arguments:
        same = of_today() == OF
        sys.stdout.write("up to date\n" if same else f"{FILE} is older than its sources: run tools/coach_counts.py\n")
        return int(not same)
    # Without the table all are trusted, so that each may earn it.
    FILE.write_text(source({}), encoding="utf-8")
    films = seen_of([Task(name, way, (None,)) for name in exercises() for way in WAYS])
    FILE.write_text(source(counted(films)), encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
