"""The motion coach: landmarks in, repetitions, holds, measures and faults out. Nothing but the standard library."""

from unhunch.coach.counting import Count, count_repetitions
from unhunch.coach.frame import Frame, Point
from unhunch.coach.live import LiveCounter

__all__ = ["Count", "Frame", "LiveCounter", "Point", "count_repetitions"]
