"""The exercises: a list to search and filter, and a page for each."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Exercise, ExerciseText
from unhunch.charts.body_map import muscle_map
from unhunch.screening import Referral
from unhunch.service.screening import screening_state
from unhunch.service.settings import load_settings
from unhunch.web.context import PERSON, use_context
from unhunch.web.dose_words import LevelLine, level_lines
from unhunch.web.figures import allows_decoder, figure_of, shown_faults
from unhunch.web.names import KINDS, PLACES, POSITIONS, kit_name, muscle_name, region_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One exercise in the list, with the words by which script and server find it."""

    exercise: Exercise
    text: ExerciseText
    kind: str
    words: str
    places: str
    kit: str
    regions: str


def _card(catalogue: Catalogue, exercise: Exercise, language: str) -> Card:
    text = catalogue.text(exercise.id, language)
    regions = catalogue.regions_of(exercise.id)
    muscles = [muscle_name(catalogue, m, language) for m in exercise.primary]
    words = " ".join((text.name, *text.aliases, str(KINDS[exercise.kind]), *muscles, *regions))
    kit = {item for group in exercise.equipment for item in group} or {"none"}
    return Card(
        exercise=exercise,
        text=text,
        kind=str(KINDS[exercise.kind]),
        words=words.lower(),
        places=" ".join(exercise.places),
        kit=" ".join(sorted(kit)),
        regions=" ".join(regions),
    )


def _fits(card: Card, wanted: dict[str, str]) -> bool:
    """Whether a card fits every filter that is set; the same rule stands in exercises.js."""
    return (
        all(word in card.words for word in wanted["q"].lower().split())
        and wanted["place"] in ("", *card.places.split())
        and wanted["kit"] in ("", *card.kit.split())
        and wanted["region"] in ("", *card.regions.split())
        and wanted["kind"] in ("", card.exercise.kind)
    )


def _held() -> bool:
    """Whether the person's answers ask for a doctor before any exercise."""
    return isinstance(screening_state(use_context(), PERSON).outcome, Referral)


@require_safe
def exercise_list(request: HttpRequest) -> HttpResponse:
    """All exercises, with those hidden that do not fit what was asked for."""
    catalogue, language = use_context().catalogue, get_language() or "en"
    wanted = {name: request.GET.get(name, "")[:100] for name in ("q", "place", "kit", "region", "kind")}
    cards = [_card(catalogue, e, language) for e in catalogue.exercises.values()]
    kit = sorted({k for c in cards for k in c.kit.split()} - {"none"}, key=lambda k: kit_name(catalogue, k, language))
    rows = [(card, _fits(card, wanted)) for card in cards]
    facts = {
        "rows": rows,
        "found": sum(fits for _, fits in rows),
        "wanted": wanted,
        "places": PLACES.items(),
        "kinds": KINDS.items(),
        "kit": [(k, kit_name(catalogue, k, language)) for k in kit],
        "held": _held(),
        "regions": [(r, region_name(catalogue, r, language)) for r in catalogue.regions],
    }
    return render(request, "exercises/list.html", facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article's dose in words, with the article's name."""

    source: str
    words: str
    url: str


def _told(catalogue: Catalogue, text: ExerciseText) -> list[Told]:
    return [
        Told(source=catalogue.sources[s].what, words=words, url=catalogue.sources[s].url)
        if s in catalogue.sources
        else Told(source=s, words=words, url="")
        for s, words in text.reported.items()
    ]


def _muscle_picture(catalogue: Catalogue, exercise: Exercise, language: str) -> dict[str, object]:
    """The body map and the same in words."""
    main = [muscle_name(catalogue, m, language) for m in exercise.primary]
    helpers = [muscle_name(catalogue, m, language) for m in exercise.secondary]
    title = "; ".join(filter(None, (", ".join(main), ", ".join(helpers))))
    return {
        "muscles": muscle_map(exercise.primary, exercise.secondary, title=title),
        "main_muscles": main,
        "short_muscles": [name.partition(" (")[0] for name in main],
        "helper_muscles": helpers,
    }


@require_safe
@allows_decoder
def exercise_page(request: HttpRequest, exercise: str) -> HttpResponse:
    """Everything about one exercise or variant."""
    catalogue, language = use_context().catalogue, get_language() or "en"
    try:
        found = catalogue.get(exercise)
    except KeyError as error:
        raise Http404(exercise) from error
    text = catalogue.text(exercise, language)
    tags = catalogue.lore_text(language).tags
    lines: tuple[LevelLine, ...] = level_lines(catalogue, found, text)
    facts = {
        "exercise": found,
        "text": text,
        "kind": KINDS[found.kind],
        "position_name": POSITIONS[found.position],
        "places": [PLACES[p] for p in found.places],
        "kit": [[kit_name(catalogue, k, language) for k in group] for group in found.equipment],
        "levels": lines,
        "told": _told(catalogue, text),
        "faults": shown_faults(found, text),
        "figure": figure_of(found.id, text, still=load_settings(use_context(), PERSON).reduced_motion),
        "avoid": [tags.get(t, t) for t in found.avoid_if],
        "changes": [(tags.get(t, t), words) for t, words in text.changes.items()],
        "easier": _link(catalogue, found.easier, language),
        "harder": _link(catalogue, found.harder, language),
        "variants": [_link(catalogue, v.id, language) for v in catalogue.variants.values() if v.parent == found.id],
        "parent": _link(catalogue, found.parent, language),
        "sources": [catalogue.sources[s] for s in found.sources if s in catalogue.sources],
        "held": _held(),
        **_muscle_picture(catalogue, found, language),
    }
    return render(request, "exercises/one.html", facts)


def _link(catalogue: Catalogue, exercise: str | None, language: str) -> tuple[str, str] | None:
    """The id and the name of another exercise, or None."""
    if exercise is None:
        return None
    try:
        return exercise, catalogue.text(exercise, language).name
    except KeyError:
        return None
