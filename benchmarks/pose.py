"""How far MediaPipe's pose is from the truth on the rendered figure: python -m benchmarks.pose

The figure does every exercise before a camera at the front, at its left side, and where its own still is taken; the
pose model looks at each picture. Printed is what docs/explanation/pose.md keeps: what was found, how far the landmarks
are off, and what the coach's own measures read of them, beside what the trivial answer would be.
"""

import sys
from collections.abc import Iterator, Sequence

from benchmarks.pose_judging import Gated, Looked, Placed, Read, gated, placed, reads, told_view
from benchmarks.pose_pictures import shots
from benchmarks.pose_seen import environment, model_file, seen_in
from benchmarks.row import Row
from tools.say import FrontDoorError
from unhunch.errors import InvalidInputError

NAME = "MediaPipe 0.10.31 on the figure"


def main() -> int:
    """Print the tables; 1 with one line where a part is missing."""
    try:
        looked = looked_at()
    except (FrontDoorError, InvalidInputError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines(looked))
    return 0


def rows() -> Iterator[Row]:
    """The lines about the pose model; a single one where it can't be asked here."""
    try:
        looked = looked_at()
    except (FrontDoorError, InvalidInputError) as error:
        yield Row(name=NAME, value=f"not measured: {error}")
        return
    for one in placed(looked):
        found = f"found in {one.found:.1%} of {one.pictures} pictures"
        off = f"landmarks {one.off[0]:.1f} % of the trunk off (trivial {one.trivial[0]:.0f})"
        yield Row(name=f"{NAME}, {one.view}", value=f"{found}; {off}")
    for read in reads(looked):
        unit = "°" if read.unit == "deg" else " % of trunk"
        value = f"{read.off:.1f}{unit} off (trivial {read.trivial:.1f}), {read.change:.1f} of a change"
        value += f" (trivial {read.unchanged:.1f}), in {read.pictures} pictures"
        limit = f"{_claim(read)}{unit} claimed"
        yield Row(name=f"{read.measure}, {read.view}", value=value, limit=limit, holds=read.holds)


def looked_at() -> list[Looked]:
    """Each picture with what the model sees in it.

    Raises FrontDoorError or InvalidInputError with one line where a part is missing.
    """
    # What may be missing is asked for first: taking the pictures takes minutes.
    model_file()
    environment()
    taken = shots()
    return list(zip(taken, seen_in([shot.file for shot in taken]), strict=True))


def lines(looked: Sequence[Looked]) -> Iterator[str]:
    """The tables for the documents."""
    yield "| camera | pictures | found | off, % of trunk: median / 90 % | trivial | left and right changed |"
    yield "|---|---|---|---|---|---|"
    yield from map(_placed, placed(looked))
    yield ""
    yield "| how sure the model is | landmarks | off, % of trunk: median / 90 % | hidden in truth |\n|---|---|---|---|"
    yield from map(_gated, gated(looked))
    yield ""
    yield f"The coach takes the view for the right one in {told_view(looked):.0%} of the pictures that it judges.\n"
    heads = "measure | view | read | trivial | perfect | off (median) | bias | by the model | of a change (trivial)"
    yield f"| {heads} | claimed |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    yield from map(_read, reads(looked))
    lost = sorted({shot.exercise for shot, seen in looked if seen is None and shot.coached})
    yield f"\nNobody was found in some of the pictures that the coach judges of: {', '.join(lost) or 'none'}"


def _placed(one: Placed) -> str:
    off, trivial = (f"{middle:.1f} / {most:.1f}" for middle, most in (one.off, one.trivial))
    return f"| {one.view} | {one.pictures} | {one.found:.1%} | {off} | {trivial} | {one.swapped:.1%} |"


def _gated(one: Gated) -> str:
    bounds = f"{one.low:g} to {min(one.high, 1):g}"
    return f"| {bounds} | {one.landmarks} | {one.off[0]:.1f} / {one.off[1]:.1f} | {one.hidden:.0%} |"


def _read(one: Read) -> str:
    off = (
        f"{one.off:.1f} ({one.median:.1f}) | {one.bias:+.1f} | {one.model:.1f} | {one.change:.1f} ({one.unchanged:.1f})"
    )
    told = f"{one.pictures} of {one.asked} | {one.trivial:.1f} | {one.ideal:.1f} | {off} | {_claim(one)}"
    return f"| `{one.measure}` | {one.view} | {told} |"


def _claim(one: Read) -> str:
    """The claimed errors of a value and of a change; bold where one is too small, or a change is not told at all."""
    claim = f"{one.claimed.value:g} / {one.claimed.change:g}{'' if one.claimed.tells else ', no fault'}"
    return claim if one.holds else f"**{claim}**"


if __name__ == "__main__":
    raise SystemExit(main())
