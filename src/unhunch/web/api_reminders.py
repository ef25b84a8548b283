"""What an open page asks about reminders: what to show now, and what the person said to it."""

from datetime import time, timedelta
from typing import Annotated, Literal

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import Field, StrictBool

from unhunch.reminders import Kind
from unhunch.service import reminders as use
from unhunch.service.context import Context
from unhunch.service.settings import language_for, load_settings
from unhunch.web import api_forms as form
from unhunch.web.context import PERSON, use_context
from unhunch.web.pictures import small_still
from unhunch.web.watching import use_watch

router = Router()
PROBLEMS = {frozenset({400, 403, 404, 413, 422, 503}): form.Problem}
Zone = Annotated[str, Field(max_length=60)]


class LookIn(form.Sent):
    """How long this computer has been awake, in seconds, and the zone in which it is.

    `seen` says that a camera saw somebody sit still for so long: it outweighs that nothing was touched.
    """

    awake_s: Annotated[int, Field(ge=0, le=10_000_000, strict=True)] | None = None
    seen: StrictBool = False
    zone: Zone = ""


class ReminderOut(Schema):
    """One reminder in words; `outside` is what a notification may say where others can read it."""

    key: str
    kind: Kind
    announce: bool
    title: str
    text: str
    outside: str
    start: str
    picture: str = ""
    picture_words: str = ""


class LookOut(Schema):
    """What to show now, if there is anything."""

    reminder: ReminderOut | None


class AnswerIn(form.Sent):
    """What the person said; a meeting ends at a wall time, as in 14:30."""

    key: Annotated[str, Field(max_length=60)]
    what: Literal["started", "snoozed", "postponed", "skipped", "meeting"]
    until: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] = "00:00"
    zone: Zone = ""


class AnswerOut(Schema):
    """After how many seconds to look again, where that is soon."""

    again_s: int | None


@router.post("/look", response={200: LookOut, **PROBLEMS})
def look(request: HttpRequest, asked: LookIn) -> LookOut:
    """What to show now, and nothing in a call or the like; what was shown and not answered is kept as ignored."""
    ctx, watch = use_context(), use_watch()
    watch.page_looks(ctx.clock.now())
    if watch.keeps_quiet(ctx):
        return LookOut(reminder=None)
    awake = None if asked.awake_s is None else timedelta(seconds=asked.awake_s)
    one = use.look(ctx, PERSON, awake if asked.seen else watch.awake(ctx, awake), asked.zone)
    return LookOut(reminder=None if one is None else _out(ctx, one))


@router.post("/answer", response={200: AnswerOut, **PROBLEMS})
def answer(request: HttpRequest, said: AnswerIn) -> AnswerOut:
    """The answer is kept as what it is."""
    ctx = use_context()
    if said.what == "meeting":
        use.meet(ctx, PERSON, said.key, time.fromisoformat(said.until), said.zone)
        return AnswerOut(again_s=None)
    use.answer(ctx, PERSON, said.key, said.what)
    soon = said.what == "postponed"
    return AnswerOut(again_s=int(ctx.catalogue.rules.number("reminders.moment-s")) if soon else None)


def _out(ctx: Context, one: use.Shown) -> ReminderOut:
    language = language_for(ctx, load_settings(ctx, PERSON))
    title, text = _words(ctx, one, language)
    if one.rarer:
        text = f"{text} {_('This comes less often for now, because the last ones went by. Any answer brings it back.')}"
    picture = small_still(one.exercises[0], ctx.catalogue.text(one.exercises[0], language)) if one.exercises else None
    words = ctx.catalogue.words(language)
    return ReminderOut(
        key=one.key,
        kind=one.kind,
        announce=one.announce,
        title=title,
        text=text.strip(),
        outside=words.get(f"reminders.calendar.{one.kind}", words["reminders.calendar"]),
        start=_start(one),
        picture=picture[0] if picture else "",
        picture_words=picture[1] if picture else "",
    )


def _words(ctx: Context, one: use.Shown, language: str) -> tuple[str, str]:
    """Its title and a sentence."""
    if one.kind == "break":
        names = ", ".join(ctx.catalogue.text(name, language).name for name in one.exercises)
        return _("Time for a break"), _("A minute or two: %(names)s.") % {"names": names}
    if one.kind == "session":
        return _("Time for your session"), f"{one.habit}." if one.habit else _("It is ready when you are.")
    return {
        "walk": (_("Time for your walk"), _("At your own pace. Often counts more than far.")),
        "next-day": (
            _("One question about your last session"),
            _("How is the pain the day after? It fits the next session to you."),
        ),
        "rescreen": (
            _("The safety questions, once more"),
            _("They come again every few weeks. Your plan waits for them."),
        ),
    }[one.kind]


def _start(one: use.Shown) -> str:
    return reverse("player", args=[one.session]) if one.session else reverse("today")
