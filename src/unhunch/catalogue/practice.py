"""How long, how often and how far apart a technique is done, read from the numbers that it names."""

from dataclasses import dataclass

from unhunch.catalogue.lore import Fact, Practice, Technique

MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDose:
    """A practice's numbers; times in seconds, 0 where the facts give none.

    `length_s` is from-to, `longest_s` the most at once with pauses, `times` the most in a day, `breath_s` one breath
    in and out, `tense_s` and `let_go_s` the two halves of a round, the second from-to.
    """

    length_s: tuple[int, int]
    longest_s: int = 0
    times: int = 0
    between_s: int = 0
    look_every_s: int = 0
    breath_s: float = 0.0
    tense_s: int = 0
    let_go_s: tuple[int, int] = (0, 0)


def dose_of(technique: Technique, practice: Practice) -> PracticeDose:
    """The practice's numbers.

    Raises:
        KeyError: it names a number that the technique lacks, which the catalogue's findings tell before.
    """
    numbers = technique.numbers
    pace = span_of(numbers[practice.pace])[0] if practice.pace else 0
    return PracticeDose(
        length_s=seconds_of(technique, practice.length),
        longest_s=seconds_of(technique, practice.longest or practice.length)[1],
        times=round(span_of(numbers[practice.times_a_day])[1]) if practice.times_a_day else 0,
        between_s=seconds_of(technique, practice.between)[0],
        look_every_s=seconds_of(technique, practice.look_every)[0],
        breath_s=MINUTE_S / pace if pace else 0.0,
        tense_s=seconds_of(technique, practice.tense)[1],
        let_go_s=seconds_of(technique, practice.let_go),
    )


def seconds_of(technique: Technique, number: str) -> tuple[int, int]:
    """The named number in seconds, from-to; (0, 0) for an empty name."""
    if not number:
        return 0, 0
    unit = MINUTE_S if number.endswith("_min") else 1
    low, high = span_of(technique.numbers[number])
    return round(low * unit), round(high * unit)


def span_of(fact: Fact) -> tuple[float, float]:
    """The number as from-to, both the same where it is one."""
    return fact.value if isinstance(fact.value, tuple) else (fact.value, fact.value)


def span_said(span: tuple[float, float]) -> str:
    """A range as people write it, or the one number."""
    low, high = span
    return f"{low:g}" if low == high else f"{low:g}–{high:g}"
