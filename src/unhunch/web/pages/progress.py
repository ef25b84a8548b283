"""Progress: pain and sessions so far, as pictures with the same numbers in a table beside them."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unhunch.charts.plot import Bar, Series, bar_chart, line_chart
from unhunch.records.model import SessionRecord
from unhunch.service.attendance import COUNTED, WeekOfSessions, weeks_of
from unhunch.service.exercised import minutes_by_week, walked_by_day, walked_by_week
from unhunch.service.helping import helping
from unhunch.service.history import DAY_BY_DAY, PainPoint, by_week, monday_of, pain_series, sessions_done
from unhunch.service.outcomes import first_needed, lived, outcomes
from unhunch.service.posture import lines_of
from unhunch.service.settings import local_date
from unhunch.service.weekly import review_due
from unhunch.web.context import PERSON, use_context
from unhunch.web.helping import helping_facts
from unhunch.web.outcomes import outcome_facts, posture_rows, short_date, words_of
from unhunch.web.over_time import level_facts, place_facts, walk_facts
from unhunch.web.pages.replays import listed

SPANS = {"28": 28, "84": 84, "365": 365}


@require_safe
def progress_page(request: HttpRequest) -> HttpResponse:
    """The page for the last four weeks, twelve weeks or year."""
    ctx = use_context()
    span = SPANS.get(request.GET.get("days", ""), 28)
    today = local_date(ctx, PERSON)
    # Drawn anew only when there is something new, on another day or in other words.
    what = ("progress", span, today, get_language())
    drawn = ctx.store.worked_out(PERSON, what, lambda: _drawn(span, today))
    facts = {
        "drawn": drawn,
        "span": span,
        "replays": listed(),
        "taken_back": request.GET.get("taken-back", "")[:80],
        "w": words_of(ctx.catalogue),
        "review_due": review_due(ctx, PERSON),
        "posture": posture_rows(ctx.catalogue, lines_of(ctx, PERSON)),
    }
    return render(request, "progress/progress.html", facts)


def _drawn(span: int, today: date) -> str:
    """The charts and tables as HTML."""
    return render_to_string("progress/drawn.html", _facts(span, today))


def _facts(span: int, today: date) -> dict[str, object]:
    ctx = use_context()
    begin = today - timedelta(days=span - 1)
    by_day = pain_series(ctx, PERSON, begin)
    pain = by_day if span <= DAY_BY_DAY else by_week(by_day)
    first = first_needed(ctx, monday_of(begin), today)
    ended = sessions_done(ctx, PERSON, first)
    days = lived(ctx, PERSON, first, ended)
    done = [one for one in ended if one.kind in COUNTED and one.day >= monday_of(begin)]
    weeks = weeks_of(ctx, PERSON, done, begin, today, planned=days.planned)
    walked = walked_by_day(ctx, PERSON, monday_of(begin))
    words = words_of(ctx.catalogue)
    return {
        **place_facts(ctx, PERSON, today, span, words),
        **level_facts(ctx, PERSON, today, span, words),
        **outcome_facts(ctx.catalogue, outcomes(ctx, PERSON, begin, today, days)),
        **helping_facts(ctx.catalogue, helping(ctx, PERSON, today)),
        "span": span,
        "spans": ((28, _("Four weeks")), (84, _("Twelve weeks")), (365, _("A year"))),
        "pain": pain,
        "weekly": span > DAY_BY_DAY,
        "pain_chart": _pain_chart(pain, weekly=span > DAY_BY_DAY) if pain else "",
        "weeks": _week_rows(weeks, done),
        "bars": _bars(weeks) if weeks else "",
        "done": len(done),
        "minutes": round(sum(one.minutes for one in done)),
        "walked": round(sum(minutes for day, minutes in walked.items() if day >= begin)),
        **walk_facts(walked_by_week(walked), monday_of(today), words),
    }


def _week_rows(weeks: tuple[WeekOfSessions, ...], done: list[SessionRecord]) -> list[dict[str, object]]:
    """Each week with its sessions and minutes."""
    minutes = minutes_by_week(done)
    return [
        {
            "monday": one.monday,
            "done": one.done,
            "planned": one.planned,
            "minutes": round(minutes.get(one.monday, 0.0)),
        }
        for one in weeks
    ]


def _pain_chart(pain: tuple[PainPoint, ...], *, weekly: bool) -> str:
    """Worst pain and pain before sessions, by day or as means by week."""
    worst = Series(name=_("Worst"), values=tuple(p.worst for p in pain))
    before = Series(name=_("Before"), values=tuple(p.before for p in pain))
    scores = [p.worst for p in pain if p.worst is not None]
    described = (
        _("Worst pain between %(low)s and %(high)s of 10, last %(last)s.")
        % {"low": min(scores), "high": max(scores), "last": scores[-1]}
        if scores
        else _("Pain before sessions only.")
    )
    days = [p.day for p in pain]
    labels = [short_date(day) for day in days]
    title = _("Pain by week, mean of its days") if weekly else _("Pain by day")
    return line_chart((worst, before), days, labels, title=title, described=described, name="pain")


def _bars(weeks: tuple[WeekOfSessions, ...]) -> str:
    bars = [Bar(label=short_date(one.monday), done=one.done, planned=one.planned) for one in weeks]
    total = sum(b.done for b in bars)
    described = _("%(total)s sessions in %(weeks)s weeks.") % {"total": total, "weeks": len(bars)}
    return bar_chart(bars, title=_("Sessions by week"), described=described, name="sessions")
