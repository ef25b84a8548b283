"""A prescription in words for its pages: what is put in, what stays out and why, what was cut."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unhunch.catalogue import Catalogue
from unhunch.programme.model import PlannedDose
from unhunch.programme.prescribed import Cut, Prescribed, Prescription
from unhunch.programme.prescription import UNREAD
from unhunch.service.prescription import LeftOut, Look
from unhunch.web.dose_words import planned_words, time_span


@dataclass(frozen=True, slots=True, kw_only=True)
class Out:
    """An exercise that stays out, with its reasons in words."""

    exercise: str
    name: str
    why: tuple[str, ...]
    may_be_cleared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A prescription in words; `put_in` are pairs of a name and a dose, `unread` texts that mean nothing to unhunch."""

    by: str
    on: date
    until: date | None
    judged: bool
    put_in: tuple[tuple[str, str, str], ...]
    left_out: tuple[Out, ...]
    limits: tuple[str, ...]
    cuts: tuple[str, ...]
    unread: tuple[str, ...]


def shown(catalogue: Catalogue, look: Look, language: str) -> Shown:
    """The prescription of the look in the language; it has to hold one."""
    found = look.prescription
    if found is None:
        raise ValueError(look)
    lower = _("begins at an easier level, and climbs by how it goes")
    return Shown(
        by=found.by,
        on=found.on,
        until=found.until,
        judged=look.judged,
        put_in=tuple(
            (_name(catalogue, one.exercise, language), dose_of(one), lower if one.exercise in look.starts_lower else "")
            for one in look.put_in
        ),
        left_out=tuple(_out(catalogue, found, one, language) for one in look.left_out),
        limits=limits_of(catalogue, found, language),
        cuts=tuple(_cut(catalogue, one, language) for one in found.cuts),
        unread=tuple(one.what for one in look.findings if one.where == UNREAD),
    )


def dose_of(one: Prescribed) -> str:
    """How much and how often, on one line; empty where nothing is said."""
    dose = PlannedDose(
        sets=one.sets or 1, repetitions=one.repetitions, hold_s=one.hold_s, duration_s=one.duration_s
    )  # fmt: skip
    parts = [_("level %(level)s") % {"level": one.level}] if one.level else []
    parts += [planned_words(dose)]
    if one.days_a_week:
        parts.append(ngettext("%(n)s day a week", "%(n)s days a week", one.days_a_week) % {"n": one.days_a_week})
    return " · ".join(part for part in parts if part)


def limits_of(catalogue: Catalogue, found: Prescription, language: str) -> tuple[str, ...]:
    """Each limit as a sentence."""
    lines: list[str] = []
    if found.avoid:
        names = ", ".join(_name(catalogue, one, language) for one in found.avoid)
        lines.append(_("Not to do: %(names)s.") % {"names": names})
    if found.level is not None:
        lines.append(_("Nothing above level %(level)s.") % {"level": found.level})
    if found.sessions_a_week is not None:
        most = {"n": found.sessions_a_week}
        lines.append(_("At most %(n)s sessions a week; walks are not counted.") % most)
    if found.minutes_a_day is not None:
        lines.append(_("At most %(n)s minutes a day; walks are not counted.") % {"n": found.minutes_a_day})
    return tuple(lines)


def _out(catalogue: Catalogue, found: Prescription, one: LeftOut, language: str) -> Out:
    item = found.of(one.exercise)
    level = item.level if item is not None else None
    tags = catalogue.lore_text(language).tags
    words = {
        "tag": _("Your safety answers speak against it:"),
        "swap": _("Your safety answers put another exercise in its place:"),
        "safety": _("Your safety answers close it for now."),
        "lock": _("Level %(level)s opens only after sessions without pain at the level below.") % {"level": level},
        "ladder": _("An easier form of it comes first."),
        "cap": _("Your safety answers keep every exercise at an easier level for now."),
        "dislike": _("You said that you would rather not do it."),
        "rest": _("It has a rest, because of how it went."),
        "place": _("None of your places has the room and the kit for it."),
    }
    why = (words[one.why], *(f"{tags.get(tag, tag)}." for tag in one.tags))
    name = _name(catalogue, one.exercise, language)
    return Out(exercise=one.exercise, name=name, why=why, may_be_cleared=one.may_be_cleared)


def _cut(catalogue: Catalogue, cut: Cut, language: str) -> str:
    names = {
        "sets": _("sets"),
        "repetitions": _("repetitions"),
        "hold_s": _("hold"),
        "duration_s": _("time"),
        "days_a_week": _("days a week"),
    }
    is_time = cut.name.endswith("_s")
    asked, most = (time_span((n, n)) if is_time else str(n) for n in (cut.asked, cut.most))
    facts = {
        "exercise": _name(catalogue, cut.exercise, language),
        "what": names[cut.name],
        "asked": asked,
        "most": most,
    }
    return _("%(exercise)s: %(what)s %(asked)s is more than the exercise has here, so it is %(most)s.") % facts


def _name(catalogue: Catalogue, exercise: str, language: str) -> str:
    return catalogue.text(exercise, language).name
