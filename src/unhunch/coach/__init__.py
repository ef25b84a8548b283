"""The motion coach: landmarks in, repetitions, holds, measures and faults out. Nothing but the standard library."""

from unhunch.coach.frame import Frame, Point
from unhunch.coach.skeletons import coco_frame, halpe_frame, kinect_frame, uiprmd_frame

__all__ = ["Frame", "Point", "coco_frame", "halpe_frame", "kinect_frame", "uiprmd_frame"]
