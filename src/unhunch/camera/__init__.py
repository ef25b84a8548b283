"""Recordings: landmarks read, or seen in a film; what they show told, and written for other programs.

What needs the extra `video` (film, pose, filmed, overlay) is imported by its own name.
"""

from unhunch.camera.findings import Analysis, Repetition, analysed
from unhunch.camera.opensim import motion_text, trajectory_text
from unhunch.camera.reading import frames_in, is_film, not_landmarks
from unhunch.camera.table import table_text

__all__ = [
    "Analysis",
    "Repetition",
    "analysed",
    "frames_in",
    "is_film",
    "motion_text",
    "not_landmarks",
    "table_text",
    "trajectory_text",
]
