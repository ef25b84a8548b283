"""The profile in five short steps; each is kept as soon as it is sent."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from unhunch.errors import InvalidInputError
from unhunch.service.profile import load_profile_draft, save_profile, save_profile_draft
from unhunch.service.screening import screening_state
from unhunch.web.context import PERSON, use_context
from unhunch.web.names import PLACE_WORDS, PLACES, SITES, WEEKDAYS, kit_name
from unhunch.web.problems import Problem
from unhunch.web.profile_forms import ACTIVITY, DURATION_WEEKS, LIKES, STEPS, TIMES

PRESETS = (10, 20, 30)
# Offered at first sight, though not ticked: what many people have at home.
LIKELY_AT_HOME = ("resistance-band", "dumbbells", "foam-roller", "bike")
Thing = tuple[str, str, bool]


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """The first step."""
    return redirect("profile-step", next(iter(STEPS)))


@require_http_methods(["GET", "HEAD", "POST"])
def step_page(request: HttpRequest, step: str) -> HttpResponse:
    """One step, or what its form leads to."""
    if step not in STEPS:
        raise Http404(step)
    ctx = use_context()
    state = screening_state(ctx, PERSON)
    if state.advice_only:
        return redirect("screening-result")
    if state.clearance is None:
        return redirect("screening")
    draft = load_profile_draft(ctx, PERSON)
    if request.method != "POST":
        return _show(request, step, draft)
    read = STEPS[step][1](request.POST, ctx.catalogue)
    laid = {**draft, **read.fields}
    if _changed_elsewhere(request, step, draft, read.fields):
        return _show(request, step, laid, stale=True, kept=draft)
    save_profile_draft(ctx, PERSON, read.fields)
    if read.problems and request.POST.get("go") != "back":
        return _show(request, step, laid, problems=read.problems)
    return _onward(request, step, laid)


def _onward(request: HttpRequest, step: str, draft: Mapping[str, object]) -> HttpResponse:
    """The step before or after this one; the programme, after the last."""
    if request.POST.get("go") == "back":
        return redirect("profile-step", _beside(step, -1) or step)
    after = _beside(step, 1)
    return redirect("profile-step", after) if after is not None else _finish(request, step, draft)


def _finish(request: HttpRequest, step: str, draft: Mapping[str, object]) -> HttpResponse:
    """The programme, after the last step; the step that is not whole yet, where one is not."""
    try:
        save_profile(use_context(), PERSON)
    except InvalidInputError as error:
        for name, fields in _FIELDS.items():
            if any(field in error.where for field in fields):
                return redirect("profile-step", name)
        return _show(request, step, draft, problems=(Problem(where="main", what=f"{error.what}. {error.fix}"),))
    return redirect("programme-make")


_FIELDS: Mapping[str, tuple[str, ...]] = {
    "pain": ("pain_sites", "pain_now", "pain_average", "pain_worst", "pain_weeks"),
    "goal": ("goal", "activities", "activity_level"),
    "week": ("minutes", "places"),
    "kit": ("equipment", "likes"),
    "rest": ("dislikes", "preferred_time", "units", "walk_first"),
}


def _beside(step: str, by: int) -> str | None:
    """The step before (-1) or after (1), or None at an end."""
    names = list(STEPS)
    at = names.index(step) + by
    return names[at] if 0 <= at < len(names) else None


def _version(step: str, draft: Mapping[str, object]) -> str:
    """A mark of what is stored for this step."""
    kept = {name: draft[name] for name in _FIELDS[step] if name in draft}
    return sha256(json.dumps(kept, sort_keys=True, default=str).encode()).hexdigest()[:12]


def _changed_elsewhere(
    request: HttpRequest, step: str, draft: Mapping[str, object], fields: Mapping[str, object]
) -> bool:
    """Whether another tab stored something for this step that the form would replace unseen."""
    if request.POST.get("version") == _version(step, draft):
        return False
    plain = json.loads(json.dumps(dict(draft), default=str))
    return any(name in plain and plain[name] != json.loads(json.dumps(value)) for name, value in fields.items())


def _show(
    request: HttpRequest,
    step: str,
    draft: Mapping[str, object],
    *,
    problems: tuple[Problem, ...] = (),
    stale: bool = False,
    kept: Mapping[str, object] | None = None,
) -> HttpResponse:
    """The step as a page."""
    names = list(STEPS)
    facts: dict[str, Any] = {
        "step": step,
        "title": STEPS[step][0],
        "number": names.index(step) + 1,
        "steps": range(1, len(names) + 1),
        "last": step == names[-1],
        "draft": draft,
        "problems": problems,
        "errors": {p.where: p.what for p in problems},
        "stale": stale,
        "version": _version(step, kept if kept is not None else draft),
        "scale": range(11),
        "bare": True,
        **_choices(step, draft),
    }
    return render(request, f"profile/{step}.html", facts, status=422 if problems or stale else 200)


def _choices(step: str, draft: Mapping[str, object]) -> dict[str, object]:
    """What the step lets choose from."""
    ctx, language = use_context(), get_language() or "en"
    if step == "pain":
        clearance = screening_state(ctx, PERSON).clearance
        now = draft.get("pain_now", clearance.pain_now if clearance else None)
        return {"sites": SITES.items(), "durations": DURATION_WEEKS.items(), "pain_now": now}
    if step == "goal":
        had = _as_list(draft.get("activities"))
        rows = [had[n] if n < len(had) else {} for n in range(3)]
        return {"levels": [(k, *v) for k, v in ACTIVITY.items()], "rows": list(enumerate(rows))}
    if step == "week":
        minutes = _as_list(draft.get("minutes")) or [20, 20, 20, 20, 20, 20, 0]
        places = _as_list(draft.get("places")) or [["home"]] * 7
        return {
            "days": list(zip(range(7), WEEKDAYS, minutes, places, strict=True)),
            "places": PLACE_WORDS.items(),
            "presets": PRESETS,
        }
    if step == "kit":
        return {"groups": _kit_groups(draft, language), "likes": LIKES.items()}
    # What is never planned by itself need not be kept out.
    planned = [e.id for e in ctx.catalogue.exercises.values() if not e.only_prescribed]
    exercises = [(e, ctx.catalogue.text(e, language).name) for e in planned]
    return {"exercises": sorted(exercises, key=lambda one: one[1]), "times": TIMES.items()}


def _as_list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _kit_groups(draft: Mapping[str, object], language: str) -> list[tuple[str, Any, dict[str, list[Thing]]]]:
    """For each place of the person's week: its kit, ticked as kept or else as is usual there."""
    used = {p for day in _as_list(draft.get("places")) for p in day} or {"home"}
    return [
        (place, PLACES[place], _kit_at(place, draft.get("equipment"), language)) for place in PLACES if place in used
    ]


def _kit_at(place: str, kept: object, language: str) -> dict[str, list[Thing]]:
    """What is usual or ticked at a place, and all that may be there as well."""
    catalogue = use_context().catalogue
    groups: dict[str, list[Thing]] = {"usual": [], "more": []}
    for id_, kit in catalogue.equipment.items():
        if (id_ == "pool") != (place == "pool"):
            continue
        likely = place in kit.usual_at or (place == "home" and id_ in LIKELY_AT_HOME)
        ticked = id_ in kept.get(place, ()) if isinstance(kept, Mapping) else place in kit.usual_at
        groups["usual" if likely or ticked else "more"].append((id_, kit_name(catalogue, id_, language), ticked))
    return groups
