"""A measure over time, held against the person's own first value and the smallest change that can be told."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Values by day, oldest first, in `unit`; `noise` is the smallest change that can be told from the first."""

    unit: str
    points: tuple[tuple[date, float], ...]
    noise: float

    @property
    def change(self) -> float | None:
        """From the first value to the last, None where there is but one."""
        return self.points[-1][1] - self.points[0][1] if len(self.points) > 1 else None

    @property
    def is_changed(self) -> bool:
        """Whether the change is more than noise."""
        return self.change is not None and abs(self.change) > self.noise
