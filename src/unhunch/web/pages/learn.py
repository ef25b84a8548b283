"""What is worth knowing: techniques, posture, questions, what the evidence says and does not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from unhunch.web.context import use_context
from unhunch.web.pages.technique import technique_page


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """All topics as tiles."""
    catalogue = use_context().catalogue
    words = catalogue.lore_text(get_language() or "en")
    guided = {name for name, one in catalogue.techniques.items() if one.practices or one.checks}
    facts = {
        "techniques": words.techniques.items(),
        "guided": guided,
        "lessons": words.education.items(),
        "faq": words.faq.items(),
    }
    return render(request, "learn/overview.html", facts)


@require_safe
def topic_page(request: HttpRequest, topic: str) -> HttpResponse:
    """One technique or lesson, or the page about getting help."""
    if topic == "safety":
        return render(request, "learn/safety.html")
    catalogue, language = use_context().catalogue, get_language() or "en"
    words = catalogue.lore_text(language)
    if topic in words.techniques:
        return technique_page(request, topic)
    lesson = words.education.get(topic) or words.faq.get(topic)
    entry = catalogue.education.get(topic) or catalogue.faq.get(topic)
    if lesson is None or entry is None:
        raise Http404(topic)
    facts = {
        "text": lesson,
        "sources": [catalogue.sources[s] for s in entry.sources if s in catalogue.sources],
        "exercises": [(e, catalogue.text(e, language).name) for e in entry.exercises],
        "techniques": [(t, words.techniques[t].name) for t in entry.techniques if t in words.techniques],
    }
    return render(request, "learn/lesson.html", facts)
