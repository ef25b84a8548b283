"""The safety questions: nine screens, a summary, and the way between them."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from unhunch.catalogue import Catalogue
from unhunch.catalogue.questionnaire import Question, QuestionText
from unhunch.errors import InvalidInputError
from unhunch.service.answers import read_facts
from unhunch.service.screening import (
    Draft,
    Due,
    confirm_screening,
    end_clearance,
    load_draft,
    save_draft,
    screening_state,
    start_screening,
)
from unhunch.service.settings import load_settings
from unhunch.web.context import PERSON, use_context
from unhunch.web.pages.screening_language import go_on_in, reviewed
from unhunch.web.problems import Problem
from unhunch.web.questions import (
    ANSWERS,
    PAIN_SCREEN,
    POOL_SCREEN,
    TOLD_NOT_TO,
    UNSURE,
    answers_of,
    exercise_names,
    first_open,
    ids_on,
    open_on,
    questions_on,
    version,
)
from unhunch.web.typed import typed_text

# What a person can say has happened since, and why the questions then come again.
HAPPENED: Mapping[str, Due] = {
    "fall": "event",
    "accident": "event",
    "operation": "event",
    "diagnosis": "event",
    "pregnancy": "event",
    "pain": "changed",
}


class Given(NamedTuple):
    """What one screen's form holds: answers, choices, facts beside them, and choices of which nothing is ticked."""

    answers: dict[str, str]
    choices: dict[str, tuple[str, ...]]
    facts: dict[str, object]
    unticked: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The first screen with an open question; the welcome page where the age is not known."""
    ctx = use_context()
    state = screening_state(ctx, PERSON)
    draft = state.draft or (None if state.outcome else load_draft(ctx, PERSON))
    if draft is None:
        if not state.due:
            return redirect("screening-result")
        draft = start_screening(ctx, PERSON, state.due[0])
    if "age" not in draft.facts:
        return redirect("welcome")
    number = first_open(ctx.catalogue, draft)
    return redirect("screening-summary") if number is None else redirect("screen", number)


@require_POST
def start_anew(request: HttpRequest) -> HttpResponse:
    """A whole new screening, asked for by the person; what they say has happened ends the clearance at once."""
    ctx = use_context()
    kept = load_draft(ctx, PERSON).facts.get("age")
    why = HAPPENED.get(request.POST.get("why", ""))
    if why is not None:
        end_clearance(ctx, PERSON, why)
    draft = start_screening(ctx, PERSON, why or "asked")
    if "age" not in draft.facts and isinstance(kept, int):
        save_draft(ctx, PERSON, {}, {"age": kept})
    return redirect("screening")


@require_http_methods(["GET", "HEAD", "POST"])
def screen_page(request: HttpRequest, number: int) -> HttpResponse:
    """One screen, or what its form leads to."""
    ctx = use_context()
    catalogue = ctx.catalogue
    if not 1 <= number <= len(catalogue.screening.screens):
        raise Http404(str(number))
    draft = load_draft(ctx, PERSON)
    if "age" not in draft.facts:
        return redirect("welcome")
    if request.method != "POST":
        return _show(request, catalogue, number, draft)
    given = _read(request.POST, catalogue, number, draft)
    if _changed_elsewhere(request.POST, ids_on(catalogue.screening, number), draft, given):
        return _show(request, catalogue, number, _laid_over(draft, given), stale=True)
    before = set(open_on(catalogue, number, draft))
    state = save_draft(ctx, PERSON, given.answers, _facts(draft, given), unticked=given.unticked)
    if state.lock:
        return redirect("emergency")
    return _onward(request, catalogue, number, load_draft(ctx, PERSON), before)


def _read(post: QueryDict, catalogue: Catalogue, number: int, draft: Draft) -> Given:
    """What the form holds; "none of these" says no to main questions that have no answer, and to nothing else."""
    answers: dict[str, str] = {}
    choices: dict[str, tuple[str, ...]] = {}
    for id_ in ids_on(catalogue.screening, number):
        question = catalogue.screening.questions[id_]
        if question.options:
            choices |= _chosen(post, question)
        elif post.get(id_) in ANSWERS:
            answers[id_] = str(post[id_])
    if post.get("go") == "none":
        laid = _laid_over(draft, Given(answers, choices, {}))
        shown = [q for q in questions_on(catalogue, number, answers_of(laid), "en") if q.shown]
        answers |= {q.id: "no" for q in shown if not q.follow_up and not q.answered}
    facts = _read_facts(post, catalogue, catalogue.screening.screens[number - 1].id)
    return Given(answers, choices, facts, _unticked(post, catalogue, draft, choices))


def _chosen(post: QueryDict, question: Question) -> dict[str, tuple[str, ...]]:
    """The choice that the form makes: the options ticked; none where "not sure" is, which is the stricter answer."""
    ticked = post.getlist(question.id)
    if UNSURE in ticked:
        return {question.id: ()}
    chosen = tuple(option for option in question.options if option in ticked)
    return {question.id: chosen} if chosen else {}


def _unticked(post: QueryDict, catalogue: Catalogue, draft: Draft, chosen: Collection[str]) -> tuple[str, ...]:
    """The choices that the person had before them and left empty: they are open.

    Without script a form also sends those that are not asked yet; they tell nothing.
    """
    shown = set(answers_of(draft).choices)
    return tuple(id_ for id_ in catalogue.screening.questions if f"{id_}-shown" in post and id_ in shown - set(chosen))


def _read_facts(post: QueryDict, catalogue: Catalogue, screen: str) -> dict[str, object]:
    """The facts that are asked beside the questions of this screen."""
    facts: dict[str, object] = {}
    pain = post.get("pain_now", "")
    if screen == PAIN_SCREEN and pain.isdecimal() and int(pain) <= 10:  # noqa: PLR2004 - the scale's end
        facts["pain_now"] = int(pain)
    pool = post.get("pool", "no" if post.get("go") == "none" else "")
    if screen == POOL_SCREEN and pool in ("yes", "no"):
        facts["pool"] = pool == "yes"
    if "told_not_to" in post:
        facts["told_not_to"] = typed_text(post, "told_not_to", 500)
    if "hidden-shown" in post:
        named = [] if post.get(TOLD_NOT_TO) == "no" else post.getlist("hidden")
        facts["hidden"] = [id_ for id_, _name in exercise_names(catalogue) if id_ in named]
    return facts


def _facts(draft: Draft, given: Given) -> dict[str, object]:
    """The facts to keep; choices of this screen replace those kept before, the others stay."""
    had = answers_of(draft).choices
    if not given.choices and not given.unticked:
        return given.facts
    kept = {id_: chosen for id_, chosen in had.items() if id_ not in given.unticked}
    return {**given.facts, "choices": {**kept, **given.choices}}


def _laid_over(draft: Draft, given: Given) -> Draft:
    """The draft with the form's answers over it, not kept yet."""
    return Draft(
        answers={**draft.answers, **given.answers},
        facts={**draft.facts, **_facts(draft, given)},
        reason=draft.reason,
    )


def _changed_elsewhere(post: QueryDict, ids: Sequence[str], draft: Draft, given: Given) -> bool:
    """Whether another tab stored answers that this form does not know and would replace."""
    if post.get("version") == version(ids, draft):
        return False
    return any(draft.answers.get(id_, answer) != answer for id_, answer in given.answers.items())


def _onward(request: HttpRequest, catalogue: Catalogue, number: int, draft: Draft, before: set[str]) -> HttpResponse:
    """The next screen, the one before, or this one again while a question is open."""
    go = request.POST.get("go", "next")
    if go == "back":
        return redirect("screen", number - 1) if number > 1 else redirect("welcome")
    if go == "tap":
        return redirect("screen", number)
    elsewhere = go_on_in(go, number, get_language() or "en")
    if elsewhere is not None:
        return elsewhere
    missing = open_on(catalogue, number, draft)
    if missing:
        return _show(request, catalogue, number, draft, missing=missing, new=not before & set(missing))
    later = next(
        (n for n in range(number + 1, len(catalogue.screening.screens) + 1) if open_on(catalogue, n, draft)), None
    )
    return redirect("screening-summary") if later is None else redirect("screen", later)


def _show(
    request: HttpRequest,
    catalogue: Catalogue,
    number: int,
    draft: Draft,
    *,
    missing: Sequence[str] = (),
    new: bool = False,
    stale: bool = False,
) -> HttpResponse:
    """The screen as a page; `missing` are the questions to point at."""
    language = get_language() or "en"
    screen = catalogue.screening.screens[number - 1]
    asked = questions_on(catalogue, number, answers_of(draft), language)
    texts = catalogue.screening.text(language)
    problems = [Problem(where=id_, what=_open_words(texts.questions, id_)) for id_ in missing]
    facts = {
        "number": number,
        "count": len(catalogue.screening.screens),
        "steps": range(1, len(catalogue.screening.screens) + 1),
        "text": texts.screens[screen.id],
        "questions": asked,
        "missing": missing,
        "problems": problems,
        "more": new,
        "stale": stale,
        "version": version(ids_on(catalogue.screening, number), draft),
        "asks_pain": screen.id == PAIN_SCREEN,
        "asks_pool": screen.id == POOL_SCREEN,
        "pain_now": draft.facts.get("pain_now"),
        "pool": draft.facts.get("pool"),
        "told_not_to": draft.facts.get("told_not_to", ""),
        "hidden": draft.facts.get("hidden", ()),
        "exercises": exercise_names(catalogue, language) if TOLD_NOT_TO in screen.questions else (),
        "scale": range(11),
        "bare": True,
        **reviewed(request, catalogue, language),
    }
    return render(request, "screening/screen.html", facts, status=422 if missing or stale else 200)


def _open_words(texts: Mapping[str, QuestionText], id_: str) -> str:
    """The words by which an open question is named in the list of what is missing."""
    if id_ == "pain_now":
        return _("How bad is the pain right now?")
    if id_ == "pool":
        return _("Would you like to swim as part of your plan?")
    return texts[id_].ask


@require_http_methods(["GET", "HEAD", "POST"])
def summary(request: HttpRequest) -> HttpResponse:
    """All answers to look over and confirm."""
    ctx = use_context()
    catalogue = ctx.catalogue
    draft = load_draft(ctx, PERSON)
    number = first_open(catalogue, draft)
    if number is not None or "age" not in draft.facts:
        return redirect("screening")
    if request.method == "POST":
        strict = load_settings(ctx, PERSON).strict_location
        try:
            save_draft(ctx, PERSON, {}, {"strict_location": strict})
            confirm_screening(ctx, PERSON)
        except InvalidInputError:
            return redirect("screening")
        return redirect("screening-result")
    language = get_language() or "en"
    answers = answers_of(draft)
    texts = catalogue.screening.text(language)
    screens = [
        (n, texts.screens[screen.id], [q for q in questions_on(catalogue, n, answers, language) if q.shown])
        for n, screen in enumerate(catalogue.screening.screens, 1)
    ]
    hidden = read_facts(draft.facts).hidden
    named = [name for id_, name in exercise_names(catalogue, language) if id_ in hidden]
    facts = {"screens": screens, "draft": draft, "hidden": named, "bare": True, "words": _answer_words()}
    return render(request, "screening/summary.html", facts)


def _answer_words() -> dict[str, str]:
    return {"yes": _("Yes"), "no": _("No"), "unsure": _("Not sure")}
