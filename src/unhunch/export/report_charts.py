"""A report's charts as SVG files of their own: those of the pages, with the look that a page's style sheet gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unhunch.catalogue.model import Words
from unhunch.charts.plot import Bar, Series, bar_chart, line_chart
from unhunch.export.saying import decimal, short_date
from unhunch.service.attendance import WeekOfSessions
from unhunch.service.history import DAY_BY_DAY, PainPoint, by_week
from unhunch.session.wording import word

# The SVG is shown at about a third of its size, so that its letters end up as large as the text beside them.
_LOOK: Final = (
    "<style>text{font:23px 'Libertinus Serif';fill:#2e3750}.grid{stroke:#2e3750;stroke-opacity:.2}"
    ".axis{stroke:#2e3750;stroke-width:2}.line-1{fill:none;stroke:#b8431d;stroke-width:4}"
    ".line-2{fill:none;stroke:#2e3750;stroke-width:3;stroke-dasharray:9 6}.dot-1{fill:#b8431d}"
    ".dot-2{fill:#ffffff;stroke:#2e3750;stroke-width:3}.bar-done{fill:#1f6f6b}"
    ".bar-open{fill:url(#open-hatch);stroke:#4a5370;stroke-width:2}.open-line{stroke:#4a5370;stroke-width:1.5}</style>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """An SVG file, what it shows in words, and what its lines or bars are."""

    svg: str
    alt: str
    legend: str


def pain_chart(points: Sequence[PainPoint], days: int, words: Words) -> Chart:
    """Worst pain during sessions and pain before them, by day or, over a long time, as means by week."""
    shown = by_week(points) if days > DAY_BY_DAY else tuple(points)
    worst = Series(name="", values=tuple(one.worst for one in shown))
    before = Series(name="", values=tuple(one.before for one in shown))
    said = [one.worst if one.worst is not None else one.before for one in shown]
    scores = [one for one in said if one is not None] or [one.next_day for one in shown if one.next_day is not None]
    alt = word(
        words,
        "report.chart.pain",
        first=short_date(shown[0].day, words),
        last=short_date(shown[-1].day, words),
        low=decimal(min(scores), words),
        high=decimal(max(scores), words),
        end=decimal(scores[-1], words),
    )
    dates = [one.day for one in shown]
    labels = [short_date(day, words) for day in dates]
    svg = line_chart((worst, before), dates, labels, title="", described="", name="pain")
    legend = "report.chart.pain.weeks" if days > DAY_BY_DAY else "report.chart.pain.days"
    return Chart(svg=_alone(svg), alt=alt, legend=words[legend])


def sessions_chart(weeks: Sequence[WeekOfSessions], words: Words) -> Chart:
    """Sessions done over those planned, by week."""
    bars = [Bar(label=short_date(one.monday, words), done=one.done, planned=one.planned) for one in weeks]
    alt = word(
        words,
        "report.chart.sessions",
        weeks=len(bars),
        done=sum(bar.done for bar in bars),
        planned=sum(bar.planned for bar in bars),
    )
    svg = bar_chart(bars, title="", described="", name="sessions")
    return Chart(svg=_alone(svg), alt=alt, legend=words["report.chart.sessions.legend"])


def _alone(svg: str) -> str:
    """The SVG element as a file: with its namespace and its look."""
    head, _, rest = svg.partition(">")
    opened = head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{opened}>{_LOOK}{rest}"
