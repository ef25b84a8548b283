"""The look back at a week: what went well, what hurt, what changes and why; one tap to agree, two to object."""

from collections.abc import Mapping
from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from unhunch.charts.strip import day_shape
from unhunch.errors import InvalidInputError
from unhunch.records.model import TOP_CHANGE, TOP_SCORE
from unhunch.service.outcomes import keep_outcome
from unhunch.service.programme import bring_up_to_date
from unhunch.service.weekly import Changed, Weekly, agree, object_to, weekly_review
from unhunch.web.context import PERSON, use_context
from unhunch.web.outcomes import day_words, words_of

_LONGEST = 100


@require_http_methods(["GET", "HEAD", "POST"])
def review_page(request: HttpRequest) -> HttpResponse:
    """The page, or what one of its forms leads to."""
    ctx = use_context()
    words = words_of(ctx.catalogue)
    bring_up_to_date(ctx, PERSON)
    problem = ""
    if request.method == "POST":
        try:
            messages.success(request, _done(request.POST, words))
            return redirect("review")
        except InvalidInputError:
            problem = words["ask_nothing"] if "save" in request.POST else words["review_changes_none"]
    found = weekly_review(ctx, PERSON)
    facts: dict[str, object] = {"w": words, "problem": problem, "review": found, "scale": range(TOP_SCORE + 1)}
    if found is not None:
        facts |= _facts(found, words)
    return render(request, "progress/review.html", facts, status=422 if problem else 200)


def _done(post: QueryDict, words: Mapping[str, str]) -> str:
    """What to say after the answers, the agreement or the objection was kept.

    Raises:
        InvalidInputError: what was sent can't be kept.
    """
    ctx = use_context()
    if "save" in post:
        found = weekly_review(ctx, PERSON)
        names = (found.asks if found is not None else None) or ()
        scores = {name: _number(post.get(f"activity-{place}", "")) for place, name in enumerate(names)}
        told = {name: score for name, score in scores.items() if score is not None}
        keep_outcome(ctx, PERSON, told, _number(post.get("change", "")))
        return words["review_kept"]
    if "object" in post:
        back = object_to(ctx, PERSON, post.get("object", "")[:_LONGEST])
        return words["review_back"] if back else words["review_noted"]
    agree(ctx, PERSON)
    return words["review_kept"]


def _number(text: str) -> int | None:
    """The whole number that was chosen, None where there is none."""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdecimal() and len(digits) <= 2 else None  # noqa: PLR2004 - a score


def _facts(found: Weekly, words: Mapping[str, str]) -> dict[str, object]:
    catalogue, language = use_context().catalogue, get_language() or "en"
    last = found.marks[-1].day if found.marks else found.week
    first = found.marks[0].day if found.marks else found.week
    between = {name: date_format(day, "MONTH_DAY_FORMAT") for name, day in (("first", first), ("last", last))}
    did = {"done": found.done, "planned": found.planned, "minutes": found.minutes, "walked": found.walked_minutes}
    return {
        "between": words["review_between"].format(**between),
        "did": words["review_did"].format(**did),
        "reminded": words["review_reminded"].format(**asdict(found.reminded)) if found.reminded else "",
        "days": [(one, day_words(one, words), day_shape(one.state, 1, 1)) for one in found.marks],
        "well": [catalogue.text(name, language).name for name in found.well],
        "hurt": [(catalogue.text(name, language).name, _worst(worst, words)) for name, worst in found.hurt],
        "changes": _by_reason([_change(one, words) for one in found.changes]),
        "asks": None if found.asks is None else [(f"activity-{place}", name) for place, name in enumerate(found.asks)],
        "change_scale": range(-TOP_CHANGE, TOP_CHANGE + 1),
    }


def _by_reason(changes: list[dict[str, object]]) -> list[tuple[object, list[dict[str, object]]]]:
    """The changes with the same reason together: what is the same for many is said once."""
    found: dict[object, list[dict[str, object]]] = {}
    for one in changes:
        found.setdefault(one["why"], []).append(one)
    return list(found.items())


def _worst(worst: int | None, words: Mapping[str, str]) -> str:
    return words["review_worst"].format(worst=worst) if worst is not None else ""


def _change(one: Changed, words: Mapping[str, str]) -> dict[str, object]:
    """What changes for an exercise or the plan, with why in whole sentences."""
    catalogue, language = use_context().catalogue, get_language() or "en"
    said = catalogue.words(language)
    name = catalogue.text(one.exercise, language).name if one.exercise else words["review_whole"]
    facts = {"exercise": name, **one.facts}
    return {
        "exercise": one.exercise,
        "name": name,
        "why": " ".join(said[each].format_map(facts) for each in one.because if each in said),
        "may_stay": one.may_stay,
        "objected": one.objected,
    }
