"""What the safety questions lead to: the emergency, the referral, the clearance, the weekly question."""

from datetime import date, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from unhunch.catalogue.questionnaire import LOCATION_ADVICE, Questionnaire
from unhunch.errors import InvalidInputError
from unhunch.screening.model import Outcome
from unhunch.service.context import Context
from unhunch.service.profile import load_profile
from unhunch.service.screening import (
    answer_weekly,
    answers_in_force,
    load_draft,
    note_advice_read,
    record_mistaken_tap,
    record_seen,
    save_draft,
    screening_state,
    start_screening,
)
from unhunch.service.settings import date_of, load_settings, local_date
from unhunch.web.context import PERSON, use_context
from unhunch.web.numbers import advice_words, emergency_numbers, is_known
from unhunch.web.problems import sentence_of
from unhunch.web.questions import ANSWERS, said_lines

HOLDS = ("call_emergency_now", "see_doctor_urgently")


def _questionnaire(ctx: Context) -> Questionnaire:
    return ctx.catalogue.screening


@require_safe
def emergency(request: HttpRequest) -> HttpResponse:
    """The action, full screen, and nothing else."""
    ctx = use_context()
    lock = screening_state(ctx, PERSON).lock
    if lock is None:
        return redirect("today")
    country = lock.country or load_settings(ctx, PERSON).country
    questionnaire, language = _questionnaire(ctx), get_language() or "en"
    extra = [
        words
        for id_, words in advice_words(ctx.catalogue, questionnaire, lock.advice, country, language)
        if id_ != "call-emergency"
    ]
    facts = {
        "numbers": emergency_numbers(questionnaire, country),
        "known": is_known(questionnaire, country),
        "extra": extra,
        "bare": True,
    }
    return render(request, "screening/emergency.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest) -> HttpResponse:
    """The second screen for a mistaken tap: the first yes stays in the record, and all questions come again."""
    ctx = use_context()
    lock = screening_state(ctx, PERSON).lock
    if lock is None:
        return redirect("screening")
    if request.method == "POST":
        age = load_draft(ctx, PERSON).facts.get("age")
        record_mistaken_tap(ctx, PERSON)
        _begin_again(ctx, age)
        return redirect("screening")
    texts = _questionnaire(ctx).text(get_language() or "en").questions
    asked = [texts[id_] for id_ in lock.because if id_ in texts]
    return render(request, "screening/mistake.html", {"asked": asked, "bare": True})


@require_http_methods(["GET", "HEAD", "POST"])
def seen(request: HttpRequest) -> HttpResponse:
    """The date on which a clinician saw the person; then all questions come again."""
    ctx = use_context()
    error = ""
    if screening_state(ctx, PERSON).lock is None:
        return redirect("screening")
    if request.method == "POST":
        age = load_draft(ctx, PERSON).facts.get("age")
        try:
            record_seen(ctx, PERSON, date.fromisoformat(request.POST.get("on", "")))
        except ValueError:
            error = _("Enter the date as day, month and year.")
        except InvalidInputError as problem:
            error = sentence_of(problem)
        else:
            _begin_again(ctx, age)
            return redirect("screening")
    facts = {"error": error, "today": local_date(ctx, PERSON), "on": request.POST.get("on", ""), "bare": True}
    return render(request, "screening/seen.html", facts, status=422 if error else 200)


def _begin_again(ctx: Context, age: object) -> None:
    """Opens a whole new screening that knows the age and nothing else."""
    state = screening_state(ctx, PERSON)
    draft = start_screening(ctx, PERSON, state.due[0] if state.due else "asked")
    if "age" not in draft.facts and isinstance(age, int):
        save_draft(ctx, PERSON, {}, {"age": age})


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the answers mean, in words; printable where it is for a doctor."""
    ctx = use_context()
    state = screening_state(ctx, PERSON)
    if state.lock:
        return redirect("emergency")
    if state.outcome is None:
        return redirect("screening")
    return render(request, "screening/result.html", _result_facts(ctx, state.outcome, state.answered_at))


def _result_facts(ctx: Context, outcome: Outcome, answered_at: datetime | None) -> dict[str, object]:
    questionnaire, language = _questionnaire(ctx), get_language() or "en"
    country = load_settings(ctx, PERSON).country
    words = ctx.catalogue.words(language)
    advice = advice_words(ctx.catalogue, questionnaire, outcome.advice, country, language)
    first = [text for id_, text in advice if id_ == LOCATION_ADVICE]
    return {
        "outcome": outcome,
        "title": words[f"screening.action.{outcome.action}"],
        "referral": outcome.action in HOLDS,
        "advice": [text for id_, text in advice if id_ != LOCATION_ADVICE],
        "must_read": first,
        "because": said_lines(questionnaire, outcome.because, answers_in_force(ctx, PERSON), language),
        "has_profile": load_profile(ctx, PERSON) is not None,
        "numbers": emergency_numbers(questionnaire, country),
        "on": date_of(ctx, PERSON, answered_at or outcome.screened_at),
        "closed": not getattr(outcome, "allowed", ()),
        "bare": True,
    }


@require_POST
def advice_read(request: HttpRequest) -> HttpResponse:
    """Keeps that the advice was read, and goes on."""
    ctx = use_context()
    note_advice_read(ctx, PERSON)
    if screening_state(ctx, PERSON).clearance is None:
        return redirect("screening")
    return redirect("profile" if load_profile(ctx, PERSON) is None else "programme-make")


@require_http_methods(["GET", "HEAD", "POST"])
def weekly(request: HttpRequest) -> HttpResponse:
    """The weekly question of somebody whose pain nobody has looked at yet."""
    ctx = use_context()
    problem = ""
    if request.method == "POST":
        post = request.POST
        seen, new, pain = post.get("assessed"), post.get("anything_new"), post.get("pain_now", "")
        if seen in ANSWERS and new in ANSWERS and pain in map(str, range(11)):
            # Who is not sure counts as not seen, and as having something new.
            state = answer_weekly(ctx, PERSON, assessed=seen == "yes", anything_new=new != "no", pain_now=int(pain))
            messages.success(request, _("Thank you. That is kept."))
            return redirect("emergency" if state.lock else "today")
        problem = _("Please answer all three questions.")
    facts = {"problem": problem, "scale": range(11), "post": request.POST}
    return render(request, "screening/weekly.html", facts, status=422 if problem else 200)
