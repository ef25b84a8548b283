"""The motion coach: landmarks in, repetitions, holds, measures and faults out. Nothing but the standard library."""

from unhunch.coach.fidelity import Fidelity, fidelity
from unhunch.coach.frame import Frame, Point
from unhunch.coach.measuring import Measured, measure
from unhunch.coach.skeletons import coco_frame, halpe_frame, kinect_frame, uiprmd_frame

__all__ = [
    "Fidelity",
    "Frame",
    "Measured",
    "Point",
    "coco_frame",
    "fidelity",
    "halpe_frame",
    "kinect_frame",
    "measure",
    "uiprmd_frame",
]
