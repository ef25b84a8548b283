"""The motion coach: landmarks in, repetitions, holds, measures and faults out. Nothing but the standard library."""

from unhunch.coach.frame import Frame, Point

__all__ = ["Frame", "Point"]
