"""Doses in words: as the catalogue has them, and as a plan asks for them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unhunch.catalogue import Catalogue
from unhunch.catalogue.model import Dose, Exercise, ExerciseText, Span
from unhunch.catalogue.practice import MINUTE_S, span_said
from unhunch.programme.model import PlannedDose


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLine:
    """One level's dose in words and where its numbers come from."""

    level: int
    dose: str
    note: str
    sources: tuple[str, ...]
    default: bool


def time_span(value: Span) -> str:
    """A range of seconds, in minutes where both ends are whole minutes."""
    low, high = value
    if low >= MINUTE_S and low % MINUTE_S == 0 and high % MINUTE_S == 0:
        return _("%(span)s min") % {"span": span_said((low // MINUTE_S, high // MINUTE_S))}
    return _("%(span)s s") % {"span": span_said(value)}


def dose_words(dose: Dose, *, sides: str) -> str:
    """A dose of the catalogue on one line."""
    parts: list[str] = []
    if dose.sets and dose.sets != (1, 1):
        parts.append(_("%(span)s sets") % {"span": span_said(dose.sets)})
    if dose.repetitions:
        parts.append(_("%(span)s repetitions") % {"span": span_said(dose.repetitions)})
    if dose.count:
        parts.append(_("%(count)s in all") % {"count": dose.count})
    if dose.hold_s:
        parts.append(_("hold %(time)s") % {"time": time_span(dose.hold_s)})
    if dose.duration_s:
        parts.append(time_span(dose.duration_s))
    if sides == "each-side" and parts:
        parts.append(_("each side"))
    if dose.rest_s:
        parts.append(_("rest %(time)s") % {"time": time_span((dose.rest_s, dose.rest_s))})
    return ", ".join(parts)


def planned_words(dose: PlannedDose) -> str:
    """What a plan asks for, on one line."""
    parts: list[str] = []
    if dose.sets > 1:
        parts.append(ngettext("%(n)s set", "%(n)s sets", dose.sets) % {"n": dose.sets})
    if dose.repetitions:
        parts.append(ngettext("%(n)s repetition", "%(n)s repetitions", dose.repetitions) % {"n": dose.repetitions})
    if dose.hold_s:
        parts.append(_("hold %(time)s") % {"time": time_span((dose.hold_s, dose.hold_s))})
    if dose.duration_s:
        parts.append(time_span((dose.duration_s, dose.duration_s)))
    if dose.sides == "each-side" and parts:
        parts.append(_("each side"))
    return ", ".join(parts)


def level_lines(catalogue: Catalogue, exercise: Exercise, text: ExerciseText) -> tuple[LevelLine, ...]:
    """The doses of all levels, with the names of their sources in the order in which they come up."""
    lines: list[LevelLine] = []
    for level, dose in sorted(exercise.levels.items()):
        ids = dict.fromkeys(dose.source.values())
        names = tuple(catalogue.sources[s].what if s in catalogue.sources else s for s in ids)
        lines.append(
            LevelLine(
                level=int(level),
                dose=dose_words(dose, sides=exercise.sides),
                note=text.level_notes.get(str(level), ""),
                sources=names,
                default=level == exercise.default_level,
            )
        )
    return tuple(lines)
