"""The coach as a browser's tab calls it: plain numbers in, one JSON text out."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from unhunch.coach.account import Account
from unhunch.coach.coach import Coach
from unhunch.coach.counts import is_counted
from unhunch.coach.frame import Frame
from unhunch.coach.posture import VIEWS, PostureCheck
from unhunch.coach.profile import Profile
from unhunch.coach.target import Target

# The player's sides and the coach's.
SIDES: Final = {"left": "l", "right": "r"}
# The part of the body that a measure needs to be seen, by the measure's first word.
NEEDS: Final = {
    "elbow": "arms", "arm": "arms", "left": "arms", "knee": "legs", "hip": "legs", "ear": "head", "head": "head",
}  # fmt: skip
# The measure that a face model reads better than the pose does.
ROLL: Final = "head_lateral_flexion"
# How an exercise is judged that isn't.
UNWATCHED: Final = {"view": "none", "needs": [], "roll": False, "near": None, "flipped": False, "counts": True}


class Tab:
    """One coach at a time, with the account of the set under way."""

    __slots__ = ("account", "check", "coach")

    def __init__(self) -> None:
        self.coach: Coach | None = None
        self.check: PostureCheck | None = None
        self.account = Account()

    def watch(
        self,
        exercise: str,
        side: str | None,
        hold_s: float | None,
        out_s: float | None = None,
        back_s: float | None = None,
    ) -> str:
        """How the exercise is judged, as JSON; it is watched from now on.

        The view is `none` where only the timer leads, as of a therapist's own exercise, which the coach doesn't know.
        `needs` are the parts of the body that show the movement; `roll` is whether it is judged by how the head tilts,
        which a face model reads best. `near` is the side to turn to the camera, None where either will do, and
        `flipped` whether it is the other than the one drawn. `counts` is whether the coach counts it so surely that its
        count may lead, and be kept. `side` is left, right or None, `hold_s` the planned hold, `out_s` and `back_s` the
        planned ways out and back (None: as drawn). Of what is held either side is followed: the left side of a stretch
        is the one that is stretched to one person, and the one leaned to, or the hand that helps, to another.
        """
        self.account, self.check = Account(), None
        try:
            which = SIDES.get(side or "") if hold_s is None else None
            profile = Profile(side=which, hold_s=hold_s, out_s=out_s, back_s=back_s)
            self.coach = Coach(exercise, profile)
        except ValueError:
            self.coach = None
        if self.coach is None or not self.coach.ways:
            return json.dumps(UNWATCHED)
        first = [way.measure.split("_")[0] for way in self.coach.ways[0]]
        needs = list(dict.fromkeys(NEEDS.get(name, "trunk") for name in first))
        target = self.coach.target
        near = side if target.camera == "side" and self.coach.pair else None
        flipped = near is not None and self.coach.pair[0].turned < 0
        told = {"view": target.camera, "needs": needs, "roll": _rolls(target), "near": near, "flipped": flipped}
        return json.dumps({**told, "counts": is_counted(exercise)})

    def stand(self, view: str) -> str:
        """Whether the view asks how the head tilts, as JSON; from now on each frame is a moment of its check."""
        self.check = PostureCheck(view)
        return json.dumps({"roll": ROLL in VIEWS[view]})

    def begin(self) -> None:
        """Nothing; the set begins now, and what was seen before it counts for nothing."""
        self.account = Account()
        if self.coach is not None:
            self.coach.begin()

    def step(self, t_s: float, aspect: float, numbers: Sequence[float], roll_deg: float | None = None) -> str:
        """What the coach says of a frame of 132 numbers (33 of x, y, z, visibility), and what it sees, as JSON.

        `roll_deg` is the eye line's roll by a face model, the person's left down positive; None where none looked.
        """
        values = iter(numbers)
        frame = Frame(t_s, tuple(zip(values, values, values, values, strict=False)), aspect, roll_deg)
        if self.check is not None:
            moment = self.check.step(frame)
            stood = {name: one._asdict() for name, one in (moment.values or {}).items()}
            return json.dumps({**moment._asdict(), "values": stood or None})
        coach = self.coach
        if coach is None:
            return json.dumps({"events": [], "view": None, "account": self.account.told(0.0)})
        told = coach.step(frame)
        for event in told:
            self.account.take(event)
        holding_s = coach.holding.seconds if coach.phases.phase == "target" else 0.0
        events = [{"kind": event.kind, **asdict(event)} for event in told]
        return json.dumps({"events": events, "view": _view(coach), "account": self.account.told(holding_s)})


def _rolls(target: Target) -> bool:
    return ROLL in {*(one.measure for one in target.watches), *(one.measure for one in target.faults)}


def _view(coach: Coach) -> dict[str, Any]:
    """What the page shows of the moment; `share` is how far along the person's own way they are, 0 to 1 and beyond."""
    return {
        "seen": coach.person.since_s is not None and not coach.person.lost,
        "limbs": not coach.limbs.lost,
        "turned": not coach.turned.wrong,
        "judging": coach.neutral.known,
        "clocks": coach.clocks,
        "phase": coach.phases.phase,
        "share": max(0.0, coach.phases.share / coach.phases.own),
    }
