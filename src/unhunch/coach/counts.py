"""Whether the coach counts an exercise so surely that it may lead a set by its count."""

from typing import Final

from unhunch.coach.counts_data import COUNTED

# In so many of the films of the drawn movement the count must be within one of what was done.
OF_FOUR: Final = 3
WITHIN: Final = 1


def is_counted(exercise: str) -> bool:
    """Whether it is; True of a movement that is not drawn, of which nothing is known."""
    films = COUNTED.get(exercise)
    return films is None or sum(abs(counted - done) <= WITHIN for counted, done in films) * 4 >= OF_FOUR * len(films)
