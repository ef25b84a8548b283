"""Progress: pain and sessions so far, as pictures with the same numbers in a table beside them."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from unhunch.charts.plot import Bar, Series, bar_chart, line_chart
from unhunch.service.attendance import COUNTED, WeekOfSessions, monday_of, weeks_of
from unhunch.service.history import PainPoint, pain_series, sessions_done
from unhunch.service.settings import local_date
from unhunch.web.context import PERSON, use_context

SPANS = {"28": 28, "84": 84, "365": 365}


@require_safe
def progress_page(request: HttpRequest) -> HttpResponse:
    """The page for the last four weeks, twelve weeks or year."""
    ctx = use_context()
    span = SPANS.get(request.GET.get("days", ""), 28)
    today = local_date(ctx, PERSON)
    begin = today - timedelta(days=span - 1)
    pain = pain_series(ctx, PERSON, begin)
    done = [one for one in sessions_done(ctx, PERSON, monday_of(begin)) if one.session.kind in COUNTED]
    weeks = weeks_of(ctx, PERSON, done, begin, today)
    facts = {
        "span": span,
        "spans": ((28, _("Four weeks")), (84, _("Twelve weeks")), (365, _("A year"))),
        "pain": pain,
        "pain_chart": _pain_chart(pain) if pain else "",
        "weeks": weeks,
        "bars": _bars(weeks) if weeks else "",
        "done": len(done),
        "minutes": round(sum(one.session.minutes for one in done)),
    }
    return render(request, "progress/progress.html", facts)


def _short(day: date) -> str:
    return date_format(day, "j M")


def _pain_chart(pain: tuple[PainPoint, ...]) -> str:
    """Worst pain and pain before sessions, by day."""
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
    labels = [_short(day) for day in days]
    return line_chart((worst, before), days, labels, title=_("Pain by day"), described=described, name="pain")


def _bars(weeks: tuple[WeekOfSessions, ...]) -> str:
    bars = [Bar(label=_short(one.monday), done=one.done, planned=one.planned) for one in weeks]
    total = sum(b.done for b in bars)
    described = _("%(total)s sessions in %(weeks)s weeks.") % {"total": total, "weeks": len(bars)}
    return bar_chart(bars, title=_("Sessions by week"), described=described, name="sessions")
