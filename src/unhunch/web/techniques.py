"""What the pages show of a technique: its doses in words, why it is closed, and where it stands in the plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from unhunch.catalogue.lore import Practice, PracticeText, Technique
from unhunch.catalogue.practice import MINUTE_S, PracticeDose, dose_of
from unhunch.progress.techniques import Offer, extras_on
from unhunch.records.beside import ExtraRecord
from unhunch.service.context import Context
from unhunch.service.settings import load_settings, local_date
from unhunch.service.techniques import done_by_day, extras, last_in, offer_now
from unhunch.web.context import PERSON
from unhunch.web.dose_words import time_span
from unhunch.web.names import WEEKDAYS

GRADES = {
    "A": gettext_lazy("Quite sure: several good trials agree."),
    "B": gettext_lazy("Somewhat sure: there are trials, but they are small or don't all agree."),
    "C": gettext_lazy("Not sure: the trials are weak, or there are none for this pain."),
    "0": gettext_lazy("It was tested, and no benefit was shown."),
    "B-C": gettext_lazy("Partly somewhat sure, partly not: some trials, and much that is untested."),
    "0-C": gettext_lazy("Not as a treatment: the best trial showed no benefit, the rest is untested."),
}
MOMENTS = {
    "before": gettext_lazy("Before the session"),
    "after": gettext_lazy("After the session"),
    "own": gettext_lazy("At a time of my own"),
}
MOMENT_WORDS = {
    "before": gettext_lazy("before the session"),
    "after": gettext_lazy("after the session"),
    "own": gettext_lazy("whenever it suits you"),
}
_STEP_S = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A practice as its page shows it; `lengths_s` can be chosen, `wall_s` is the most with pauses (0: no such limit).

    `because` are reasons in words why it is closed. `extra` is its place in the plan, `was` the one before it was
    taken out.
    """

    id: str
    facts: Practice
    text: PracticeText
    dose: tuple[str, ...]
    numbers: PracticeDose
    lengths_s: tuple[int, ...]
    wall_s: int
    use: str
    offer: Offer
    because: tuple[str, ...]
    extra: str
    was: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """A practice in a day of the plan: where its card is, and whether it is done."""

    technique: str
    practice: str
    name: str
    when: str
    length: str
    done: bool
    is_open: bool


def cards(ctx: Context, technique: str, language: str) -> tuple[Card, ...]:
    """The practices of a technique, in the order of the facts."""
    facts, words = ctx.catalogue.techniques[technique], ctx.catalogue.lore_text(language).techniques[technique]
    return tuple(
        _card(ctx, technique, id_, facts, words.practices[id_], language)
        for id_ in facts.practices
        if id_ in words.practices
    )


def _card(ctx: Context, technique: str, id_: str, facts: Technique, text: PracticeText, language: str) -> Card:
    practice = facts.practices[id_]
    numbers, found = dose_of(facts, practice), offer_now(ctx, PERSON, technique, id_)
    standing = {(one.technique, one.practice): one for one in extras(ctx, PERSON)}.get((technique, id_))
    before = last_in(ctx, PERSON, technique, id_) if standing is not None and not standing.weekdays else None
    return Card(
        id=id_,
        facts=practice,
        text=text,
        dose=dose_words(numbers),
        numbers=numbers,
        lengths_s=lengths(numbers.length_s),
        wall_s=numbers.longest_s if numbers.look_every_s else 0,
        use=uuid4().hex,
        offer=found,
        because=_because(ctx, found, language),
        extra=place_words(standing) if standing is not None and standing.weekdays else "",
        was=place_words(before) if before is not None else "",
    )


def lengths(length_s: tuple[int, int]) -> tuple[int, ...]:
    """The lengths to choose from, in seconds: whole minutes, or quarters of one where the span is shorter."""
    low, high = length_s
    step = MINUTE_S if low >= MINUTE_S else _STEP_S
    return tuple(range(low, high + 1, step)) if low else ()


def dose_words(numbers: PracticeDose) -> tuple[str, ...]:
    """How long, how often and how far apart, a line each."""
    said: list[str] = []
    if numbers.length_s[1]:
        said.append(_("%(time)s at a time") % {"time": time_span(numbers.length_s)})
    if numbers.longest_s > numbers.length_s[1]:
        most = time_span((numbers.longest_s, numbers.longest_s))
        said.append(_("never more than %(time)s at once, pauses included") % {"time": most})
    if numbers.times:
        said.append(ngettext("once a day", "up to %(n)s times a day", numbers.times) % {"n": numbers.times})
    if numbers.between_s:
        apart = time_span((numbers.between_s, numbers.between_s))
        said.append(_("at least %(time)s between two times") % {"time": apart})
    if numbers.look_every_s:
        every = time_span((numbers.look_every_s, numbers.look_every_s))
        said.append(_("a look at your skin every %(time)s") % {"time": every})
    if numbers.breath_s:
        breaths = round(MINUTE_S / numbers.breath_s)
        said.append(_("about %(n)s breaths a minute") % {"n": breaths})
    if numbers.tense_s:
        tense, let_go = time_span((numbers.tense_s, numbers.tense_s)), time_span(numbers.let_go_s)
        said.append(_("%(tense)s tense, %(let_go)s let go") % {"tense": tense, "let_go": let_go})
    return tuple(said)


def _because(ctx: Context, found: Offer, language: str) -> tuple[str, ...]:
    if found.needs_screening:
        return (_("Your safety answers come first. Nothing here begins before them, or while a warning sign is open."),)
    tags = ctx.catalogue.lore_text(language).tags
    said = [_("%(reason)s. So this is not for you now.") % {"reason": tags[tag]} for tag in found.closed_by]
    if found.felt_worse:
        return (*said, _("It felt worse today. It can wait until tomorrow."))
    if found.enough:
        said.append(_("You have done it as often as a day allows. That is enough for today."))
    if found.again_at is not None:
        zone = ZoneInfo(load_settings(ctx, PERSON).time_zone)
        at = f"{found.again_at.astimezone(zone):%H:%M}"
        said.append(_("Leave it a while between two times: it begins again at %(time)s.") % {"time": at})
    return tuple(said)


def place_words(extra: ExtraRecord) -> str:
    """The days and the moment at which it stands in the plan."""
    days = (
        _("every day")
        if len(extra.weekdays) == len(WEEKDAYS)
        else ", ".join(str(WEEKDAYS[day]) for day in extra.weekdays if 0 <= day < len(WEEKDAYS))
    )
    return f"{days}, {MOMENT_WORDS[extra.moment]}"


def extras_by_day(ctx: Context, days: tuple[date, ...], language: str) -> Mapping[date, tuple[Extra, ...]]:
    """What the person put beside the exercises, by day; a practice that the catalogue lost is left out."""
    standing = [one for one in extras(ctx, PERSON) if one.weekdays and _is_known(ctx, one)]
    if not standing:
        return {}
    done = done_by_day(ctx, PERSON)
    closed = {one: _is_closed(offer_now(ctx, PERSON, one.technique, one.practice)) for one in standing}
    return {
        day: tuple(
            _extra(ctx, one, language, done=(one.technique, one.practice) in done.get(day, ()), is_open=not closed[one])
            for one in extras_on(standing, day)
        )
        for day in days
    }


def _is_known(ctx: Context, extra: ExtraRecord) -> bool:
    facts = ctx.catalogue.techniques.get(extra.technique)
    return facts is not None and extra.practice in facts.practices


def _is_closed(found: Offer) -> bool:
    """Whether it is not for the person today; done often enough, or too lately, is no reason to cross it out."""
    return bool(found.needs_screening or found.closed_by or found.felt_worse)


def _extra(ctx: Context, extra: ExtraRecord, language: str, *, done: bool, is_open: bool) -> Extra:
    facts = ctx.catalogue.techniques[extra.technique]
    words = ctx.catalogue.lore_text(language).techniques[extra.technique]
    return Extra(
        technique=extra.technique,
        practice=extra.practice,
        name=words.practices[extra.practice].name,
        when=str(MOMENT_WORDS[extra.moment]),
        length=time_span(dose_of(facts, facts.practices[extra.practice]).length_s),
        done=done,
        is_open=is_open,
    )


def taken_out(ctx: Context, language: str) -> tuple[tuple[str, str, str], ...]:
    """What was taken out of the plan today: technique, practice and name, to be put back."""
    words, today = ctx.catalogue.lore_text(language).techniques, local_date(ctx, PERSON)
    out = [one for one in extras(ctx, PERSON) if not one.weekdays and one.day == today and _is_known(ctx, one)]
    return tuple((one.technique, one.practice, words[one.technique].practices[one.practice].name) for one in out)
