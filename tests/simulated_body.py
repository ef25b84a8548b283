"""Bodies and habits of simulated people, drawn by chance."""

from dataclasses import dataclass
from random import Random

DAYS = 84


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How somebody's body and habits answer: chances 0-1, pain 0-10."""

    base: float
    noise: float
    rise: float
    red: float
    slow: float
    skill: float
    ease: float
    answers: float
    comes: float
    away: tuple[int, int]
    flares: tuple[int, ...]


def body(random: Random) -> Body:
    """A body and its habits."""
    first = random.randrange(DAYS)
    return Body(
        base=random.choice([0, 0, 1, 1, 2, 3, 4]),
        noise=random.choice([0.3, 0.8, 1.5]),
        rise=random.choice([0, 0.2, 1]),
        red=random.choice([0, 0, 0.02, 0.1]),
        slow=random.choice([0, 0.05, 0.3]),
        skill=random.choice([0.5, 0.9, 1]),
        ease=random.choice([0.2, 0.9, 1]),
        answers=random.choice([1, 1, 0.9, 0.5]),
        comes=random.choice([1, 0.9, 0.7, 0.4]),
        away=(first, first + random.choice([0, 0, 6, 9, 16, 30])),
        flares=tuple(random.randrange(DAYS) for _ in range(random.choice([0, 1, 3]))),
    )
