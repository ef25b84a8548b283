"""The motion coach: landmarks in, repetitions, holds, measures and faults out. Nothing but the standard library."""

from unhunch.coach.coach import Coach
from unhunch.coach.counting import Count, count_repetitions
from unhunch.coach.events import (
    Cue,
    Event,
    Found,
    HoldDone,
    HoldReached,
    HoldTick,
    Lost,
    Mended,
    NeutralSet,
    OtherPerson,
    OtherSide,
    Partial,
    PhaseChanged,
    Refused,
    Repeated,
    RightView,
    SidesSwapped,
    TimerLeads,
    TurnedOver,
    WrongView,
)
from unhunch.coach.fidelity import Fidelity, fidelity
from unhunch.coach.frame import Frame, Point
from unhunch.coach.live import LiveCounter
from unhunch.coach.measuring import Measured, measure
from unhunch.coach.profile import Profile
from unhunch.coach.skeletons import coco_frame, halpe_frame, kinect_frame, uiprmd_frame

__all__ = [
    "Coach",
    "Count",
    "Cue",
    "Event",
    "Fidelity",
    "Found",
    "Frame",
    "HoldDone",
    "HoldReached",
    "HoldTick",
    "LiveCounter",
    "Lost",
    "Measured",
    "Mended",
    "NeutralSet",
    "OtherPerson",
    "OtherSide",
    "Partial",
    "PhaseChanged",
    "Point",
    "Profile",
    "Refused",
    "Repeated",
    "RightView",
    "SidesSwapped",
    "TimerLeads",
    "TurnedOver",
    "WrongView",
    "coco_frame",
    "count_repetitions",
    "fidelity",
    "halpe_frame",
    "kinect_frame",
    "measure",
    "uiprmd_frame",
]
