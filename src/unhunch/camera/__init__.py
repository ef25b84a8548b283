"""Recordings of landmarks: read them, tell what they show, write them for other programs. Values in, values out."""

from unhunch.camera.findings import Analysis, Repetition, analysed
from unhunch.camera.opensim import motion_text, trajectory_text
from unhunch.camera.reading import frames_in, not_landmarks
from unhunch.camera.table import table_text

__all__ = [
    "Analysis",
    "Repetition",
    "analysed",
    "frames_in",
    "motion_text",
    "not_landmarks",
    "table_text",
    "trajectory_text",
]
