"""What goes along with less pain, as facts for the Progress page: sentences, ranges as a chart, a table beside it."""

from collections.abc import Mapping, Sequence

from django.utils.translation import get_language

from unhunch.catalogue import Catalogue
from unhunch.charts.ranges import Range, mark, range_chart
from unhunch.progress.helping import Helping
from unhunch.progress.helping_words import name_of, range_of, sentences, signed, verdict_of


def helping_facts(catalogue: Catalogue, found: Sequence[Helping]) -> dict[str, object]:
    """What the page shows: those that can be told, those that need more days."""
    words = catalogue.words(get_language() or "en")
    told = [one for one in found if one.mean is not None]
    return {
        "helping": [_row(one, words) for one in told],
        "helping_missing": [_row(one, words) for one in found if one.mean is None],
        "helping_chart": _chart(told, words) if told else "",
    }


def _row(one: Helping, words: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": name_of(one, words),
        "verdict": verdict_of(one, words),
        "says": sentences(one, words),
        "mark": mark(one.verdict, 11, 11),
        "with": one.with_days,
        "without": one.without_days,
        "mean": signed(one.mean, words),
        "range": range_of(one, words),
    }


def _chart(told: Sequence[Helping], words: Mapping[str, str]) -> str:
    rows = [
        Range(
            name=name_of(one, words), mean=one.mean or 0.0, low=one.low or 0.0, high=one.high or 0.0, kind=one.verdict
        )
        for one in told
    ]
    said = "; ".join(
        words["progress.helps.described.row"].format(
            name=one.name, mean=signed(one.mean, words), low=signed(one.low, words), high=signed(one.high, words)
        )
        for one in rows
    )
    return range_chart(
        rows,
        (words["progress.helps.less"], words["progress.helps.more-pain"]),
        title=words["progress.helps.chart"],
        described=words["progress.helps.described"].format(rows=said),
        name="helps",
    )
