"""Write what the motion coach expects of each exercise, from the catalogue and the motions.

.venv/bin/python -m tools.coach_targets          write src/unhunch/coach/targets_data.py
.venv/bin/python -m tools.coach_targets --check  only say whether it is of today's sources; 1 if not
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tools.coach_clocks import clocked
from tools.coach_positions import tellable
from tools.coach_source import source
from tools.coach_watch import AROUND, references, short, watch_of
from unhunch.body.landmarks import landmarks
from unhunch.body.library import shipped_motions
from unhunch.body.measures import MEASURES as EXACT
from unhunch.body.motion import Fault as Mistake
from unhunch.body.motion import Motion
from unhunch.body.play import play
from unhunch.body.seeing import framing
from unhunch.body.skeleton import load_skeleton
from unhunch.catalogue import load_catalogue
from unhunch.catalogue.model import Exercise, FaultWatch
from unhunch.catalogue.model import Fault as Known
from unhunch.coach.bars import bar
from unhunch.coach.faulting import PHASE_TIME
from unhunch.coach.frame import Frame
from unhunch.coach.measures import MEASURES, read
from unhunch.coach.target import Fault, Key, Target, View, Watch
from unhunch.coach.tempo import timed

Array = NDArray[np.float64]
Values = Mapping[str, float]

FILE: Final = Path(__file__).resolve().parents[1] / "src" / "unhunch" / "coach" / "targets_data.py"
RIGHT_SIDE: Final = 270.0
# Done face down on a bench, or before a wall: the front view is from behind.
BEHIND: Final = ("ytw-incline", "ytw-standing")
UP_DEG: Final = 4.0
# The average body is the mean of these two.
BODIES: Final = ("woman", "man")
HIP_DEPTH: Final = (23, 24)
# A movement of fewer times what its measure strays by at rest is not told from noise, nor a fault's mark of fewer error
# bars of a change.
CLEAR: Final = 1.5
WATCHES: Final = 3
# So many moments a second show how long the ideal's ways take.
COURSE_HZ: Final = 10
TRUNK: Final = ("trunk", "shoulder_level", "hip", "ear_over_shoulder")
ARM: Final = ("arm_elevation", "elbow")
BELONGS: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("lumbar", "thoracic", "body"), TRUNK),
    **dict.fromkeys(("neck", "head"), ("head", "ear")),
    "scapula": ("shoulder", "ear_shoulder_height"),
    **dict.fromkeys(("shoulder", "arm", "elbow", "hand"), ARM),
    **dict.fromkeys(("hip", "knee", "ankle", "foot"), ("hip", "knee", "trunk_inclination")),
}
SIDED: Final = ("arm_elevation", "elbow_flexion", "knee_flexion", "hip_flexion")


class Right(NamedTuple):
    """What the coach's measures read, and the exact ones, at each key of the movement done right."""

    seen: Mapping[str, Values]
    exact: Mapping[str, Values]


def targets() -> list[Target]:
    """All targets in the order of their ids, the reference movements last."""
    catalogue, motions = load_catalogue(), shipped_motions()
    known = {**catalogue.exercises, **catalogue.variants}
    return [*(_target(known[name], motions.get(name)) for name in sorted(known)), *references()]


def _target(exercise: Exercise, motion: Motion | None) -> Target:
    view: View = exercise.camera.view
    around = 180.0 if exercise.id in BEHIND else _around(view, motion)
    if motion is None:
        return Target(exercise.id, view, around, "both", 0.0, 0.0, (), (), (), tuple(f.id for f in exercise.faults))
    keys = tuple(Key(key.name, key.at_s, key.hold_s, key.phase or "") for key in motion.keys)
    hold = max((key.hold_s for key in motion.keys if key.phase == "target"), default=0.0)
    watches: tuple[Watch, ...] = ()
    faults: tuple[Fault, ...] = ()
    if view != "none":
        right = _right(motion, around)
        watches = tuple(_watches(motion, right, _course(motion, around) if _timed_at_all(exercise) else ()))
        positions = [right.seen[key.name] for key in motion.keys if key.phase == "target"]
        shown = (
            tellable(fault, view, watches, right.seen[_rest(motion)], positions)
            for fault in _faults(exercise, motion, around, right)
        )
        faults = tuple(sorted(shown, key=lambda fault: fault.harm))
    told = {fault.id for fault in faults if fault.measure}
    unseen = tuple(fault.id for fault in exercise.faults if fault.id not in told)
    found = Target(exercise.id, view, around, motion.sides, motion.loop_s, hold, keys, watches, faults, unseen)
    clocks = clocked(found, motion, lambda at, aside: _read(motion, at, around + aside)[0]) if watches else ()
    return found._replace(watches=clocks)


def _around(view: View, motion: Motion | None) -> float:
    """Where the camera stands: who works with one side and is seen from the side turns that one to it."""
    if view != "side" or motion is None or motion.sides != "one":
        return AROUND[view]
    first = next(_watches(motion, _right(motion, AROUND[view]), ()))
    return RIGHT_SIDE if first.measure.endswith("_r") else AROUND[view]


def _rest(motion: Motion) -> str:
    """The key at which the person rests."""
    return next((key.name for key in motion.keys if key.phase == "rest"), motion.keys[0].name)


def _right(motion: Motion, around: float) -> Right:
    moments = _moments(motion)
    seen, exact = _read(motion, list(moments.values()), around)
    return Right(dict(zip(moments, seen, strict=True)), dict(zip(moments, exact, strict=True)))


def _moments(motion: Motion) -> dict[str, float]:
    return {key.name: key.at_s + key.hold_s / 2 for key in motion.keys}


def _read(
    motion: Motion, times: Sequence[float], around: float, mistake: Mistake | None = None
) -> tuple[list[Values], list[Values]]:
    """What the coach's measures read at the moments, and the exact ones, the mean of the bodies; nothing is hidden."""
    rows: list[list[Values]] = []
    exact: list[list[Values]] = []
    for body in BODIES:
        track = play(motion, load_skeleton(body), np.array(times), mistake)
        view = framing(track, around, UP_DEG)
        flat = view.project(landmarks(track))
        size = 2 * flat[:, HIP_DEPTH, 2].mean(axis=1)[:, None] * np.tan(np.radians(view.fov_deg) / 2) * view.aspect
        depth = (flat[..., 2] - flat[:, HIP_DEPTH, 2].mean(axis=1)[:, None]) / size
        points = np.concatenate([flat[..., :2], depth[..., None], np.ones((*depth.shape, 1))], axis=-1).tolist()
        rows.append([_all_measures(Frame(0.0, one, view.aspect)) for one in points])
        values = {name: EXACT[name](track) for name in MEASURES}
        exact.append([{name: float(value[moment]) for name, value in values.items()} for moment in range(len(times))])
    moments = range(len(times))
    return [_mean([one[at] for one in rows]) for at in moments], [_mean([one[at] for one in exact]) for at in moments]


def _all_measures(frame: Frame) -> Values:
    found = {name: read(frame, name) for name in MEASURES}
    return {name: value for name, value in found.items() if value is not None}


def _mean(rows: Sequence[Values]) -> Values:
    shared = set.intersection(*(set(row) for row in rows))
    return {name: float(np.mean([row[name] for row in rows])) for name in sorted(shared)}


def _watches(motion: Motion, right: Right, course: Sequence[tuple[float, Values]]) -> Iterator[Watch]:
    """The measures that show the movement, the clearest first: those that the motion names, then any other."""
    seen, exact = right.seen, right.exact
    rest = _rest(motion)
    target = next(key.name for key in motion.keys if key.phase == "target")
    asked = {watch.measure: (watch.rest, watch.target) for watch in motion.watches if watch.measure in MEASURES}
    others = {name: (rest, target) for name in MEASURES if name not in asked}
    ranked = sorted(
        (
            (_clearness(motion, right, name, ends), name in asked, name, ends)
            for name, ends in {**asked, **others}.items()
        ),
        key=lambda row: (-row[0], row[2]),
    )
    clear = [row for row in ranked if row[0] >= CLEAR]
    # The coach counts by rest and target; a measure between other keys only shows the range.
    first = [row for row in clear if {row[3][0], row[3][1]} == {rest, target}]
    chosen = first[:WATCHES] + [row for row in clear if row[1] and row not in first[:WATCHES]]
    for _, _, name, ends in chosen:
        watch = watch_of(name, [exact[key][name] for key in ends], [seen[key][name] for key in ends])
        ways = _ways_s(watch, course)
        yield watch._replace(out_s=short(ways[0], 2), back_s=short(ways[1], 2))


def _ways_s(watch: Watch, course: Sequence[tuple[float, Values]]) -> tuple[float, float]:
    """The ideal seconds of the way out and back, as the coach times them; zeros where the course does not show them."""
    way = watch.target_seen - watch.rest_seen
    shares = [(t_s, (one[watch.measure] - watch.rest_seen) / way) for t_s, one in course if watch.measure in one]
    found = timed(shares)
    return (found.out_s, found.back_s) if found else (0.0, 0.0)


def _timed_at_all(exercise: Exercise) -> bool:
    return any(fault.watch is not None and fault.watch.measure == PHASE_TIME for fault in exercise.faults)


def _course(motion: Motion, around: float) -> list[tuple[float, Values]]:
    """What the coach's measures read in the course of a loop, from rest to rest."""
    rest = next((key.at_s for key in motion.keys if key.phase == "rest"), motion.keys[0].at_s)
    times = np.linspace(rest, rest + motion.loop_s, round(motion.loop_s * COURSE_HZ) + 1)
    return list(zip((times - rest).tolist(), _read(motion, times.tolist(), around)[0], strict=True))


def _clearness(motion: Motion, right: Right, name: str, ends: tuple[str, str]) -> float:
    """The measure's way in what it strays by at rest; one that only foreshortening makes counts half.

    A measure that is at its target while the movement is still on its way can't tell when the hold begins: it counts
    by twice the way that is left then.
    """
    if any(name not in right.seen[key] for key in ends):
        return 0.0
    way, true = (values[ends[1]][name] - values[ends[0]][name] for values in right)
    others = [key.name for key in motion.keys if key.phase != "target" and name in right.seen[key.name]]
    left = min((abs(right.seen[ends[1]][name] - right.seen[key][name]) for key in others), default=abs(way))
    share = 1.0 if abs(way - true) < abs(true) / 2 else 0.5
    return min(abs(way), 2 * left) / MEASURES[name].wander * share


def _faults(exercise: Exercise, motion: Motion, around: float, right: Right) -> Iterator[Fault]:
    """Each fault of the exercise with what shows it: as the data says, else as the figure shows it."""
    moments, rest = _moments(motion), _rest(motion)
    target = next(key.name for key in motion.keys if key.phase == "target")
    for fault in exercise.faults:
        mistake = motion.faults.get(fault.id)
        always = mistake is not None and mistake.always
        reached = mistake.at if mistake is not None and mistake.at is not None else target
        marks: dict[str, float] = {}
        if fault.watch is not None and fault.watch.measure not in (*MEASURES, *SIDED):
            yield _timed(fault, fault.watch, always=always)
            continue
        if mistake is not None:
            wrong = _read(motion, [moments[reached]], around, mistake)[0][0]
            marks = dict(_marks(fault, mistake, right.seen[reached], wrong, exercise.camera.view))
        ends = (right.seen[rest], right.seen[reached])
        yield _fault(fault, marks, ends, exercise.camera.view, always=always)


def _timed(fault: Known, watch: FaultWatch, *, always: bool) -> Fault:
    """A fault that shows in the course of time, not in one frame."""
    sign = 1 if watch.sign == "more" else -1
    return Fault(fault.id, fault.harm, fault.view, watch.measure, sign, watch.by, 0.0, watch.unit, always=always)


def _fault(fault: Known, marks: Values, ends: tuple[Values, Values], view: str, *, always: bool) -> Fault:
    best = max(marks, key=lambda name: abs(marks[name]) / bar(name, view).change, default="")
    if not best or abs(marks[best]) < CLEAR * bar(best, view).change:
        return Fault(fault.id, fault.harm, fault.view, "", 0, 0.0, 0.0, "", always=always)
    # Half of what the figure shows of the fault, where the data doesn't say how much of it matters.
    threshold = short(abs(marks[best]) / 2 if fault.watch is None else fault.watch.by)
    usual = short(ends[1][best] - ends[0].get(best, ends[1][best]))
    sign = 1 if marks[best] > 0 else -1
    return Fault(fault.id, fault.harm, fault.view, best, sign, threshold, usual, MEASURES[best].unit, always=always)


def _marks(fault: Known, mistake: Mistake, right: Values, wrong: Values, view: str) -> Iterator[tuple[str, float]]:
    """How much each measure that tells a change changes by the mistake; only what belongs to the joints that make it,
    in its own view.
    """
    joints = {name.partition(".")[0] for name in mistake.angles}
    allowed = tuple(name for joint in joints for name in BELONGS.get(joint, ()))
    for name, value in wrong.items():
        if name not in right or not bar(name, view).tells:
            continue
        if fault.watch is not None:
            fits = name.startswith(fault.watch.measure)
        else:
            fits = name.startswith(allowed) and fault.view in (view, "either")
        if fits:
            yield name, (value - right[name] + 180) % 360 - 180


def main(arguments: Sequence[str]) -> int:
    """Write the module, or with `--check` only compare."""
    text = source(targets())
    if "--check" in arguments:
        same = FILE.is_file() and FILE.read_text(encoding="utf-8") == text
        sys.stdout.write("up to date\n" if same else f"{FILE} is older than its sources: run tools/coach_targets.py\n")
        return int(not same)
    FILE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{FILE}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
