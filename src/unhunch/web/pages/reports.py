"""Reports: what to print, a look at it with plain words of what is in it, and the file itself. Nothing is kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast
from urllib.parse import urlencode

from csp.decorators import csp_exempt
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.export.choices import PARTS_OF, SIZES
from unhunch.export.handout import Pages
from unhunch.export.tables import count_by_table, tables_zip
from unhunch.export.typeset import PAPERS, Template
from unhunch.export.wished import USUAL_DAYS, Wish, wished, wished_pdf, wished_sheets
from unhunch.service.replays import replays_of
from unhunch.service.settings import local_date
from unhunch.web.context import PERSON, use_context
from unhunch.web.problems import sentence_of

# The days that the page offers, with their names.
DAYS: Final[Mapping[Template, Mapping[int, Any]]] = {
    "handout": {1: gettext_lazy("The next day with exercises"), 7: gettext_lazy("The week to come")},
    "progress": {
        28: gettext_lazy("The last four weeks"),
        84: gettext_lazy("The last twelve weeks"),
        365: gettext_lazy("The last year"),
    },
}
PAPER_NAMES: Final = {"a4": "A4", "letter": "US Letter"}
# Width and height of a page's picture, so that nothing jumps when it comes.
PAPER_PIXELS: Final = {"a4": (794, 1123), "letter": (816, 1056)}
PART_NAMES: Final = {
    "steps": gettext_lazy("How each exercise is done, step by step"),
    "faults": gettext_lazy("What often goes wrong"),
    "week": gettext_lazy("A list of the days, where there are several"),
    "techniques": gettext_lazy("What you put beside your exercises, such as heat"),
    "answers": gettext_lazy("Safety answers that were yes or not sure"),
    "activities": gettext_lazy("Your goal and your own activities"),
    "camera": gettext_lazy("What the camera measured"),
    "questions": gettext_lazy("Questions to ask"),
    "appendix": gettext_lazy("An appendix with tables"),
}
SIZE_NAMES: Final = {
    "small": gettext_lazy("Small drawings"),
    "large": gettext_lazy("Large drawings"),
    "none": gettext_lazy("No drawings"),
}
FILE_NAMES: Final[Mapping[Template, str]] = {"handout": "home-programme", "progress": "progress-report"}


@require_safe
def reports_page(request: HttpRequest) -> HttpResponse:
    """What there is to print, with its choices; and the files for other programs, with what is in each."""
    ctx = use_context()
    words = ctx.catalogue.words(get_language() or "en")
    counts = ctx.store.worked_out(PERSON, "rows by table", lambda: count_by_table(ctx.store.records(PERSON)))
    facts = {
        "days": DAYS,
        "papers": PAPER_NAMES.items(),
        "parts": {kind: [(part, PART_NAMES[part]) for part in parts] for kind, parts in PARTS_OF.items()},
        "sizes": SIZE_NAMES.items(),
        "languages": [(code, one.name) for code, one in ctx.catalogue.spoken.items()],
        "language": get_language() or "en",
        "tables": [
            (words.get(f"report.table-of.{name}", name), f"{name}.csv", count) for name, count in counts.items()
        ],
        "rows": sum(counts.values()),
        "replays": len(replays_of(ctx, PERSON)),
    }
    return render(request, "reports/reports.html", facts)


@require_safe
def look_page(request: HttpRequest, kind: str) -> HttpResponse:
    """What is in the report, in plain words, with its first page to look at, before anything is saved.

    With `all` in the address every page's picture is in it; a script has the rest follow the first one by itself.
    """
    wish = _wish(kind, request.GET)
    try:
        pages = wished(use_context(), PERSON, wish, settings.UNHUNCH_PICTURES)
    except (InvalidInputError, NotClearedError) as error:
        return turned_away(request, error)
    facts = {
        "kind": wish.kind,
        "pages": pages.facts,
        "count": len(cast("list[object]", pages.facts.get("exercises", []))),
        "with": _with(wish, pages),
        "without": [PART_NAMES[part] for part in PARTS_OF[wish.kind] if part not in wish.wanted],
        "paper": PAPER_NAMES[wish.paper],
        "sheets": _sheets(wish) if "all" in request.GET else (),
        **_pictured(wish),
    }
    return render(request, "reports/look.html", facts)


def _with(wish: Wish, pages: Pages) -> Sequence[object]:
    """What was chosen to be in it; of a handout only that of which there is something."""
    drawings = [SIZE_NAMES[wish.drawings]] if wish.kind == "handout" else []
    return drawings + [PART_NAMES[part] for part in wish.wanted if pages.facts.get(part, True)]


@require_safe
def report_sheets(request: HttpRequest, kind: str) -> HttpResponse:
    """The pictures of all pages but the first, as a piece of the page; 404 where there is nothing to print."""
    wish = _wish(kind, request.GET)
    facts = {"kind": wish.kind, "sheets": _sheets(wish), **_pictured(wish)}
    return render(request, "reports/sheets.html", facts)


@require_safe
def report_picture(request: HttpRequest, kind: str) -> HttpResponse:
    """A page as PNG, the first if none is named; 404 where there is no such page, or nothing to print."""
    pages = _pages(_wish(kind, request.GET))
    number = request.GET.get("page", "1")
    found = next((page for n, page in enumerate(pages, 1) if str(n) == number), None)
    if found is None:
        raise Http404(number)
    return HttpResponse(found, content_type="image/png")


def _pages(wish: Wish) -> tuple[bytes, ...]:
    """Each page as PNG; 404 where there is nothing to print."""
    try:
        return wished_sheets(use_context(), PERSON, wish, settings.UNHUNCH_PICTURES)
    except (InvalidInputError, NotClearedError) as error:
        raise Http404(wish.kind) from error


def _sheets(wish: Wish) -> tuple[tuple[int, str], ...]:
    """The number of each page with its name, of how many."""
    count = len(_pages(wish))
    return tuple((n, _("Page %(n)s of %(count)s") % {"n": n, "count": count}) for n in range(1, count + 1))


def _pictured(wish: Wish) -> dict[str, object]:
    """What the pictures of the pages need."""
    return {"query": _query(wish), "size": PAPER_PIXELS[wish.paper]}


def _no_policy(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view without the pages' policy: with it browsers refuse to show a PDF in their own viewer."""
    return cast("Callable[..., HttpResponse]", csp_exempt()(cast("Any", view)))


@require_safe
@_no_policy
def report_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The PDF, to be shown or, with `save`, to be saved."""
    ctx, wish = use_context(), _wish(kind, request.GET)
    try:
        pdf = wished_pdf(ctx, PERSON, wish, settings.UNHUNCH_PICTURES)
    except (InvalidInputError, NotClearedError) as error:
        return turned_away(request, error)
    how = "attachment" if "save" in request.GET else "inline"
    name = f"unhunch-{FILE_NAMES[wish.kind]}-{local_date(ctx, PERSON).isoformat()}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'{how}; filename="{name}"'}
    )


@require_POST
def tables_file(request: HttpRequest) -> HttpResponse:
    """All tables as one zip file to save."""
    ctx = use_context()
    made = tables_zip(ctx.store.records(PERSON), ctx.clock.now())
    name = f"unhunch-tables-{local_date(ctx, PERSON).isoformat()}.zip"
    return HttpResponse(
        made, content_type="application/zip", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _wish(kind: str, asked: QueryDict) -> Wish:
    """What was asked for; a choice that nobody offered is left at its usual. 404 for an unknown kind."""
    if kind not in DAYS:
        raise Http404(kind)
    known = cast("Template", kind)
    offered = {str(days): days for days in DAYS[known]}
    language = asked.get("language") or ""
    chosen = tuple(part for part in PARTS_OF[known] if part in asked.getlist("part"))
    return Wish(
        kind=known,
        language=language if language in use_context().catalogue.languages else get_language() or "en",
        days=offered.get(asked.get("days", ""), USUAL_DAYS[known]),
        paper=next((paper for paper in PAPERS if paper == asked.get("paper")), PAPERS[0]),
        parts=chosen if "chosen" in asked else None,
        drawings=next((size for size in SIZES if size == asked.get("drawings")), SIZES[0]),
    )


def _query(wish: Wish) -> str:
    """The wish as an address has it."""
    chosen: dict[str, object] = {"days": wish.days, "paper": wish.paper, "language": wish.language}
    if wish.kind == "handout":
        chosen["drawings"] = wish.drawings
    chosen |= {"chosen": 1, "part": wish.wanted}
    return urlencode(chosen, doseq=True)


def turned_away(request: HttpRequest, error: InvalidInputError | NotClearedError) -> HttpResponse:
    """Back to the choices, with one clear line."""
    if isinstance(error, NotClearedError):
        line = _("A home programme needs your safety answers first. They are on Today.")
    elif error.where == "days":
        line = _("Nothing was kept in that time. Choose a longer one, or do a session first.")
    elif error.where == "programme":
        line = _("No exercise is planned yet. Make a plan first, then come back here.")
    else:
        line = sentence_of(error)
    messages.error(request, line)
    return redirect("reports")
