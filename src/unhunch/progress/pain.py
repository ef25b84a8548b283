"""Pain scores by day, their means, and the flare-ups in them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from unhunch.programme.seconds import Numbers
from unhunch.progress.model import Flare, PainDay, Score
from unhunch.progress.rules import number, whole
from unhunch.records.model import PainRecord, Record
from unhunch.records.replay import of_kind

_DURING = "worst"


def scores_of(records: Iterable[Record]) -> tuple[Score, ...]:
    """The pain scores that were not asked about an exercise, by time."""
    found = [
        Score(at=at, day=value.day, score=value.score, moment=value.moment)
        for at, value in of_kind(records, PainRecord)
        if value.moment != _DURING
    ]
    return tuple(sorted(found, key=lambda score: score.at))


def pain_days(records: Iterable[Record]) -> tuple[PainDay, ...]:
    """Worst and mean pain of each local day that has a score, oldest first."""
    days: dict[str, list[PainRecord]] = {}
    for _, value in of_kind(records, PainRecord):
        days.setdefault(value.day.isoformat(), []).append(value)
    return tuple(_pain_day(values) for _, values in sorted(days.items()))


def _pain_day(values: Sequence[PainRecord]) -> PainDay:
    calm = [value.score for value in values if value.moment != _DURING]
    return PainDay(
        day=values[0].day,
        worst=max(value.score for value in values),
        average=sum(calm) / len(calm) if calm else None,
    )


def flares_in(scores: Sequence[Score], rules: Numbers) -> tuple[Flare, ...]:
    """The flare-ups in the scores: two scores a day or more apart, both clearly above the mean before the first.

    While a flare-up lasts no new one begins; it lasts until a score is back near its baseline.
    Source: decisions, Adaptation 5.
    """
    flares: list[Flare] = []
    place = 1
    while place < len(scores):
        found = _flare_from(scores, place, rules)
        if found is None:
            place += 1
            continue
        flare, known = found
        flares.append(flare)
        settled = flare.baseline + number(rules, "flare-settled-rise")
        place = next((later for later in range(known, len(scores)) if scores[later].score <= settled), len(scores))
    return tuple(flares)


def baseline_at(scores: Sequence[Score], place: int, rules: Numbers) -> float:
    """The mean of the seven days before the score at that place; the first answer where they are too few."""
    since = scores[place].at - timedelta(days=number(rules, "flare-mean-days"))
    start = place
    while start and scores[start - 1].at >= since:
        start -= 1
    before = scores[start:place]
    if len(before) < whole(rules, "flare-scores-least"):
        return float(scores[0].score)
    return sum(score.score for score in before) / len(before)


def _flare_from(scores: Sequence[Score], place: int, rules: Numbers) -> tuple[Flare, int] | None:
    first, rise = scores[place], number(rules, "flare-rise")
    if first.score < rise:
        return None
    baseline = baseline_at(scores, place, rules)
    high = baseline + rise
    if first.score < high:
        return None
    apart = timedelta(hours=number(rules, "flare-apart-h"))
    latest = first.at + timedelta(days=number(rules, "flare-mean-days"))
    for known in range(place + 1, len(scores)):
        score = scores[known]
        if score.at > latest:
            return None
        if score.score >= high and score.at - first.at >= apart:
            # It is known only now; the days of rest count from here.
            return Flare(on=score.day, baseline=baseline, peak=max(first.score, score.score)), known
    return None
