"""What was found about a thing done, in sentences; never as a cause."""

from collections.abc import Iterator, Mapping

from unhunch.progress.helping import Helping
from unhunch.session.wording import word

Words = Mapping[str, str]
_START = "progress.helps"


def name_of(one: Helping, words: Words) -> str:
    """What it is called."""
    return words[f"{_START}.name.{one.factor}"]


def verdict_of(one: Helping, words: Words) -> str:
    """The verdict in a few words."""
    return words[f"{_START}.verdict.{one.verdict}"]


def sentences(one: Helping, words: Words) -> str:
    """How large the difference is and how sure, with what speaks against it; or how many days are missing."""
    return " ".join(_told(one, words) if one.mean is not None else _missing(one, words))


def signed(value: float | None, words: Words) -> str:
    """The difference with its sign, to one place; nothing where there is none."""
    if value is None:
        return ""
    text = f"{value:+.1f}".replace("-", "−").replace(".", words["report.decimal"])
    return text if round(value, 1) else text[1:]


def range_of(one: Helping, words: Words) -> str:
    """From where to where the difference may lie, with signs."""
    return word(words, f"{_START}.range", low=signed(one.low, words), high=signed(one.high, words))


def number(value: float, words: Words) -> str:
    """A difference without its sign, to one place."""
    return f"{abs(value):.1f}".replace(".", words["report.decimal"])


def _told(one: Helping, words: Words) -> Iterator[str]:
    mean, low, high = one.mean or 0.0, one.low or 0.0, one.high or 0.0
    side = "less" if high < 0 else "more" if low > 0 else "either"
    near, far = sorted((abs(low), abs(high))) if side != "either" else (low, high)
    facts = {
        "after": words[f"{_START}.after.{one.factor}"],
        "size": number(mean, words),
        "low": number(near, words),
        "high": number(far, words),
    }
    yield word(words, f"{_START}.says.{side}", **facts)
    if one.verdict in {"helps", "worse"}:
        yield words[f"{_START}.{'feel' if one.matters else 'hardly'}"]
    elif one.leans and not one.follows:
        yield words[f"{_START}.chance"]
    if one.follows:
        yield words[f"{_START}.follows.{one.follows}"]


def _missing(one: Helping, words: Words) -> Iterator[str]:
    which = "both" if one.more_with and one.more_without else "with" if one.more_with else "without"
    yield word(words, f"{_START}.missing.{which}", more_with=one.more_with, more_without=one.more_without)
