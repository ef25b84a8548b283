"""How it goes, as facts for the Progress page: verdicts in words, charts with what matters drawn in, tables beside."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import fmean

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import get_language

from unhunch.catalogue import Catalogue
from unhunch.charts.outcome import Level, Point, outcome_chart, thin_mark
from unhunch.charts.since_start import Sides, since_start_chart
from unhunch.charts.strip import Cell, day_shape, day_strip
from unhunch.progress.calendar import DayMark
from unhunch.progress.outcomes import Change, PainWeek
from unhunch.progress.posture import PostureLine
from unhunch.records.model import TOP_CHANGE
from unhunch.service.outcomes import Outcomes

KINDS = ("done", "part", "rest", "pause", "free")
_START = "progress."


def words_of(catalogue: Catalogue) -> Mapping[str, str]:
    """The sentences of progress and review by their ids, with `_` for the dots and dashes, for templates."""
    said = catalogue.words(get_language() or "en")
    found = {name.removeprefix(_START): text for name, text in said.items() if name.startswith(_START)}
    return {name.replace(".", "_").replace("-", "_"): text for name, text in found.items()}


def outcome_facts(catalogue: Catalogue, found: Outcomes) -> dict[str, object]:
    """Everything that the page shows of how it goes."""
    said = catalogue.words(get_language() or "en")
    words = words_of(catalogue)
    least = {
        "days": int(catalogue.rules.number("adaptation.outcome-days-least")),
        "scores": int(catalogue.rules.number("adaptation.outcome-scores-least")),
    }
    return {
        "w": words,
        "verdict": found.verdict,
        "verdict_title": said[f"progress.verdict.{found.verdict}"],
        "verdict_means": said[f"progress.means.{found.verdict}"].format(**least),
        "pain_says": _pain_says(found.pain, said),
        "own_says": _own_says(catalogue, found, said) if found.asked else words["own_none"],
        "reasons": [said[name] for name in found.reasons],
        "pain_weeks": [_row(one) for one in found.weeks],
        "pain_means": _pain_chart(found, words),
        "asked": _asked_table(found),
        **_own_chart(found, words),
        **_general(found.general, words),
        **_calendar(found.marks, words),
    }


def posture_rows(catalogue: Catalogue, lines: tuple[PostureLine, ...]) -> list[tuple[str, str]]:
    """Each measure of the posture checks with what it says against its smallest detectable change."""
    said = catalogue.words(get_language() or "en")
    return [(said[f"posture.measure.{line.measure}"], posture_says(line, said)) for line in lines]


def posture_says(line: PostureLine, said: Mapping[str, str]) -> str:
    """What the measure's last check says against its first."""
    says = "first" if line.change is None else "changed" if line.is_changed else "same"
    change, unit = f"{abs(line.change or 0):.0f}", said[f"posture.unit.{line.unit}"]
    return said[f"posture.says.{says}"].format(noise=f"{line.noise:.0f}", change=change, unit=unit)


def one_place(value: float | None) -> str:
    """The number to one place, as it is written here; a dash where there is none."""
    if value is None:
        return "–"
    text = f"{value:.1f}"
    return text if (get_language() or "en") == "en" else text.replace(".", ",")


def _row(one: PainWeek) -> dict[str, object]:
    return {
        "until": one.until,
        "average": one_place(one.average),
        "spread": one_place(one.spread),
        "worst": one_place(one.worst),
        "scores": one.scores,
    }


def _pain_says(change: Change, said: Mapping[str, str]) -> str:
    if change.first is None:
        return said["progress.pain.none"]
    if change.verdict == "too-little" or change.now is None:
        return said["progress.pain.early"].format(first=one_place(change.first))
    now = said["progress.pain.now"].format(now=one_place(change.now), first=one_place(change.first))
    return f"{now} {said[f'progress.pain.says.{change.verdict}']}"


def _own_says(catalogue: Catalogue, found: Outcomes, said: Mapping[str, str]) -> str:
    change = found.activities
    if change.now is None:
        value = catalogue.rules.value("adaptation.outcome-ask-weeks")
        weeks = value[0] if isinstance(value, list | tuple) else value
        says = said["progress.own.due" if found.due else "progress.own.first"]
        return says.format(first=one_place(change.first), weeks=weeks)
    now = said["progress.own.now"].format(now=one_place(change.now), first=one_place(change.first))
    if change.by is None:
        return f"{now} {said[f'progress.own.says.{change.verdict}']} {said['progress.own.scale']}"
    by = said[f"progress.own.says.one-{change.verdict}"]
    return (
        f"{now} {by.format(name=change.by.name, first=change.by.first, now=change.by.now)} {said['progress.own.scale']}"
    )


def _levels(change: Change, words: Mapping[str, str]) -> list[Level]:
    rows = (("start", change.first), ("better", change.better_from), ("worse", change.worse_from))
    kinds = {"start": words["level_start"], "better": words["level_better"], "worse": words["level_worse"]}
    return [Level(value=value, words=kinds[kind], kind=kind) for kind, value in rows if value is not None]  # type: ignore[arg-type]  # the three kinds


def short_date(day: date) -> str:
    """The date in figures."""
    return date_format(day, "SHORT_DATE_FORMAT")


def _pain_chart(found: Outcomes, words: Mapping[str, str]) -> str:
    """The means of seven days over their spread, the worst dashed, with what matters drawn across."""
    enough = [one for one in found.weeks if one.enough]
    if not enough:
        return ""
    points = [Point(day=one.until, value=one.average, spread=one.spread, second=one.worst) for one in enough]
    described = words["pain_described"].format(
        first=one_place(enough[0].average), last=one_place(enough[-1].average), count=len(enough)
    )
    labels = [short_date(one.until) for one in enough]
    levels = _levels(found.pain, words)
    return outcome_chart(points, levels, labels, title=words["pain_chart"], described=described, name="means")


def _own_chart(found: Outcomes, words: Mapping[str, str]) -> dict[str, object]:
    """The mean of the own activities at each asking over each of them, and the shape of each by its name."""
    if found.activities.now is None:
        return {"own_chart": ""}
    asked = [one for one in found.asked if one.scores]
    names = list(dict.fromkeys(name for one in asked for name in one.scores))
    several = names if len(names) > 1 else []
    points = [
        Point(day=one.day, value=fmean(one.scores.values()), thin=tuple(map(one.scores.get, several))) for one in asked
    ]
    described = words["own_described"].format(
        first=one_place(points[0].value), last=one_place(points[-1].value), count=len(points)
    )
    chart = outcome_chart(
        points,
        _levels(found.activities, words),
        [short_date(one.day) for one in points],
        title=words["own_title"],
        described=described,
        name="own",
        breaks=False,
    )
    return {"own_chart": chart, "own_key": [(thin_mark(place, 18, 7), name) for place, name in enumerate(several)]}


def _general(general: Sequence[tuple[date, int]], words: Mapping[str, str]) -> dict[str, object]:
    """The change as a whole: what was said last, and from the second time on all of it as a chart and a table."""
    if not general:
        return {"general_says": ""}
    said = [(day, f"{change:+d}" if change else "0") for day, change in general]
    facts: dict[str, object] = {"general_says": words["general_now"].format(change=said[-1][1])}
    if len(said) == 1:
        return facts
    described = words["general_described"].format(first=said[0][1], last=said[-1][1], count=len(said))
    sides = Sides(better=words["general_better"], same=words["general_same"], worse=words["general_worse"])
    labels = [short_date(day) for day, _change in general]
    title = words["general_chart"]
    chart = since_start_chart(general, TOP_CHANGE, sides, labels, title=title, described=described, name="general")
    return {**facts, "general_chart": chart, "general_rows": said}


def _asked_table(found: Outcomes) -> dict[str, object]:
    names = list(dict.fromkeys(name for one in found.asked for name in one.scores))
    rows = [(one.day, [one.scores.get(name, "–") for name in names]) for one in found.asked]
    return {"names": names, "rows": rows}


def _calendar(marks: tuple[DayMark, ...], words: Mapping[str, str]) -> dict[str, object]:
    """The strip of days, its legend, and the same by month as a table."""
    if not marks:
        return {"strip": "", "kinds": (), "months": ()}
    kinds = {kind: words[f"days_{kind}"] for kind in (*KINDS, "open")}
    counts = Counter(one.state for one in marks)
    names = {first: short_date(first) for first in {one.day.replace(day=1) for one in marks}}
    cells = [
        # A year has 365 days, and a date takes long to write: only its number differs from the first of its month.
        Cell(
            day=one.day,
            kind=one.state,
            words=_said(one, names[one.day.replace(day=1)].replace("1", str(one.day.day), 1), words),
        )
        for one in marks
    ]
    described = words["days_described"].format(**{kind: counts[kind] for kind in KINDS})  # type: ignore[index]  # its own kinds
    firsts = [one.day for one in marks if one.day.day == 1]
    strip = day_strip(
        cells,
        [str(WEEKDAYS_ABBR[place]) for place in range(7)],
        [(day, date_format(day, "M")) for day in firsts],
        title=words["days_title"],
        described=described,
    )
    by_month: dict[date, Counter[str]] = {}
    for one in marks:
        by_month.setdefault(one.day.replace(day=1), Counter())[one.state] += 1
    return {
        "strip": strip,
        "described": described,
        "kinds": [(day_shape(kind, 1, 1), kinds[kind]) for kind in KINDS],
        "months": [(month, [count[kind] for kind in KINDS]) for month, count in by_month.items()],
    }


def day_words(one: DayMark, words: Mapping[str, str]) -> str:
    """The day and what it was, in words."""
    return _said(one, short_date(one.day), words)


def _said(one: DayMark, day: str, words: Mapping[str, str]) -> str:
    walked = f", {words['days_walked']}" if one.walked else ""
    return f"{day}: {words[f'days_{one.state}']}{walked}"
