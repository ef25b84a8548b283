"""Learn what tells right from wrong repetitions, and write it as data: python -m benchmarks.coach_learning

A logistic regression on how far each part of the body moved (`unhunch.coach.movement`), a rule for each reference
movement: once with depth (`space`), once from the flat picture alone (`flat`). Every repetition is learned twice, as a
far camera and as a near one sees it. The head is left out: sensors do not agree on where its joint is.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.motion_data import Recorded, flat_on, from_near, missing, recorded, without_depth
from unhunch.coach.movement import movement

Array = NDArray[np.float64]

FILE: Final = Path(__file__).resolve().parents[1] / "src" / "unhunch" / "coach" / "fidelity_data.py"
SPACE: Final = (
    "trunk_lean", "trunk_lean_side", "trunk_lean_front", "shoulder_level", "trunk_turn", "shoulders_shift",
    "hips_shift", "other_arm", "arm_elevation", "hand_elevation", "forearm_elevation", "elbow", "hand_height",
    "hand_out_reach", "hand_front_reach", "elbow_out_reach", "elbow_front_reach", "forearm_out_reach",
    "forearm_front_reach",
)  # fmt: skip
FLAT: Final = (
    "trunk_lean", "shoulder_level_flat", "shoulders_shift", "hips_shift", "other_arm_flat", "arm_elevation_flat",
    "hand_elevation_flat", "forearm_elevation_flat", "elbow_flat", "hand_height", "hand_flat_reach",
)  # fmt: skip
KINDS: Final = {"space": SPACE, "flat": FLAT}
# How strongly weights are held small; the score is the same within one point from 5 to 40.
HOLD: Final = 10.0
CLIP: Final = 3.0
STEPS: Final = 25


def names(kind: str) -> list[str]:
    """The features of a kind."""
    return [f"{part}.{what}" for part in KINDS[kind] for what in ("range", "spread")]


def table(moved: Sequence[dict[str, float]], kind: str) -> Array:
    """The features (N, F) of that many repetitions."""
    return np.array([[one[name] for name in names(kind)] for one in moved])


def learned(features: Array, right: Array, weights_of: float = HOLD) -> tuple[Array, Array, Array]:
    """Mean and spread of each feature (F,), and the weights (F + 1,), the last of them the bias."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    rows = np.c_[np.clip((features - mean) / spread, -CLIP, CLIP), np.ones(len(features))]
    weights = np.zeros(rows.shape[1])
    hold = np.eye(len(weights)) * weights_of
    hold[-1, -1] = 1e-6
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (likely - right) + hold @ weights
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + hold
        weights = weights - np.linalg.solve(bend, slope)
    return mean, spread, weights


def judged(features: Array, rule: tuple[Array, Array, Array]) -> Array:
    """What the rule says of repetitions (N, F): above 0 is right."""
    mean, spread, weights = rule
    rows = np.c_[np.clip((features - mean) / spread, -CLIP, CLIP), np.ones(len(features))]
    return np.asarray(rows @ weights)


Views = dict[str, tuple[dict[str, float], dict[str, float]]]


def both_views(one: Recorded) -> Views:
    """How far the parts moved, as a far camera and as a near one sees it; by kind, `flat` being told no depth."""
    far, near = flat_on(one.joints), from_near(one.joints)
    return {
        "space": (movement(far), movement(near)),
        "flat": (movement(without_depth(far)), movement(without_depth(near))),
    }


def source(known: Sequence[Recorded], moved: Sequence[Views]) -> str:
    """The module of the rules."""
    lines = [
        '"""What was learned of right and wrong repetitions, by exercise, with depth and without it.',
        "",
        "Written by benchmarks/coach_learning.py from UI-PRMD (six people, ODC-PDDL); do not edit.",
        '"""',
        "",
        "from typing import Final, NamedTuple",
        "",
        "# Mean and spread over all repetitions, weight, and the mean of the right ones.",
        "Feature = tuple[float, float, float, float]",
        "",
        "",
        "class Rule(NamedTuple):",
        '    """A bias, and each part\'s range and spread; their weighted sum is the log odds of being right."""',
        "",
        "    bias: float",
        "    parts: dict[str, tuple[Feature, Feature]]",
        "",
        "",
        "LEARNED: Final[dict[str, dict[str, Rule]]] = {",
    ]
    for exercise in sorted({one.exercise for one in known}):
        chosen = [number for number, one in enumerate(known) if one.exercise == exercise]
        right = np.array([known[number].right for number in chosen] * 2, dtype=float)
        lines.append(f'    "{exercise}": {{')
        for kind in KINDS:
            features = np.concatenate(
                [table([moved[number][kind][view] for number in chosen], kind) for view in (0, 1)]
            )
            mean, spread, weights = learned(features, right, 2 * HOLD)
            usual = features[right == 1].mean(axis=0)
            lines += [f'        "{kind}": Rule(', f"            {weights[-1]:.4f},", "            {"]
            rows = list(zip(mean, spread, weights[:-1], usual, strict=True))
            for number, part in enumerate(KINDS[kind]):
                both = (", ".join(f"{value:.4f}" for value in row) for row in rows[2 * number : 2 * number + 2])
                lines.append(f'                "{part}": (({"), (".join(both)})),')
            lines += ["            },", "        ),"]
        lines.append("    },")
    return "\n".join([*lines, "}", ""])


def main() -> int:
    """Write the module; 1 where there are no recordings."""
    reason = missing()
    if reason:
        sys.stderr.write(f"Nothing learned: {reason}.\n")
        return 1
    known = list(recorded())
    FILE.write_text(source(known, [both_views(one) for one in known]), encoding="utf-8")
    sys.stdout.write(f"{FILE}: learned from {len(known)} repetitions\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
