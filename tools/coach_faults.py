"""Tell which faults the camera can name, for docs/explanation/coach.md.

.venv/bin/python -m tools.coach_faults          write the table into the page
.venv/bin/python -m tools.coach_faults --check  only say whether the page is of today's targets; 1 if not
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from unhunch.coach.faulting import hurried, judged, unseen
from unhunch.coach.targets import TARGETS

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "explanation" / "coach.md"
BEGIN: Final = "<!-- written by tools/coach_faults.py -->"
END: Final = "<!-- end -->"


def lines() -> Iterator[str]:
    """The table: a line a measure and view, with its faults and in how many exercises each is."""
    named: dict[tuple[str, str, str], tuple[Counter[str], Counter[str]]] = defaultdict(lambda: (Counter(), Counter()))
    for target in TARGETS.values():
        for fault in hurried(target):
            named[fault.measure, "either", "one look"][0][fault.id] += 1
        for one in judged(target):
            measure = one.fault.measure.removesuffix("_l").removesuffix("_r")
            unit = "°" if one.fault.unit == "deg" else " %"
            row = named[measure, target.camera, f"{one.error:.1f}{unit}"]
            row[0 if one.sure else 1][one.fault.id] += 1
    yield "| shown by | from | error of a change | named, and sure where it is clear | named, never sure |"
    yield "|---|---|---|---|---|"
    for (measure, view, error), (sure, unsure) in sorted(named.items()):
        yield f"| `{measure}` | {view} | {error} | {_told(sure)} | {_told(unsure)} |"


def _told(faults: Counter[str]) -> str:
    return ", ".join(f"{name} ({number})" if number > 1 else name for name, number in sorted(faults.items()))


def counted() -> str:
    """How many faults there are of the exercises that the camera judges, and how many of them it looks for."""
    seen = [target for target in TARGETS.values() if target.camera != "none"]
    faults, blind = sum(len(one.faults) for one in seen), sum(len(unseen(one)) for one in seen)
    sure = sum(sum(fault.sure for fault in judged(one)) + len(hurried(one)) for one in seen)
    return (
        f"Of the {faults} faults of the {sum(bool(one.faults) for one in seen)} exercises that the camera judges it "
        f"looks for {faults - blind}, and may be sure of {sure}."
    )


def page(text: str) -> str:
    """The page with today's table in its place."""
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    table = "\n".join(lines())
    return f"{before}{BEGIN}\n\n{counted()}\n\n{table}\n\n{END}{after}"


def main(arguments: Sequence[str]) -> int:
    """Write the table into the page, or with `--check` only compare."""
    before = PAGE.read_text(encoding="utf-8")
    after = page(before)
    if "--check" in arguments:
        sys.stdout.write("up to date\n" if before == after else f"{PAGE} is older than the targets: run coach_faults\n")
        return int(before != after)
    PAGE.write_text(after, encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
