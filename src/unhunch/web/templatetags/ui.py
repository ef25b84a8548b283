"""Pictures and small words in templates."""

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from unhunch.charts.body_map import pain_map
from unhunch.charts.position_icons import position_icon, position_of
from unhunch.web import icons
from unhunch.web.context import use_context
from unhunch.web.pictures import small_still

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """The line icon of that name."""
    return mark_safe(icons.icon(name))  # noqa: S308 - our own drawing


@register.simple_tag
def mark() -> SafeString:
    """The sign of unhunch."""
    return mark_safe(icons.MARK)  # noqa: S308 - our own drawing


@register.simple_tag
def position(name: str, exercise: str = "", title: str = "") -> SafeString:
    """The drawing of a position."""
    return mark_safe(position_icon(position_of(exercise, name), title=title))  # noqa: S308 - our own drawing, title escaped


@register.simple_tag
def picture(name: str, exercise: str) -> SafeString:
    """The still that shows an exercise best, loaded once it comes near; without one, the drawing of its position."""
    try:
        text = use_context().catalogue.text(exercise, get_language() or "en")
    except KeyError:
        return position(name, exercise)
    found = small_still(exercise, text)
    if found is None:
        return position(name, exercise)
    tag = '<img class="still" src="{}" alt="{}" width="160" height="140" loading="lazy" decoding="async">'
    return format_html(tag, *found)


@register.simple_tag
def pain_view(view: str, chosen: object = ()) -> SafeString:
    """The body from the front or the back, to mark where it hurts."""
    sites = tuple(chosen) if isinstance(chosen, list | tuple | set) else ()
    return mark_safe(pain_map(view, sites))  # noqa: S308 - our own drawing


@register.filter
def at(mapping: object, key: object) -> object:
    """What the mapping holds under the key, or nothing."""
    return mapping.get(key, "") if isinstance(mapping, Mapping) else ""


@register.filter
def minutes(value: float) -> str:
    """A number of minutes with its unit."""
    return _("%(number)s min") % {"number": round(value)}


@register.filter
def seconds(value: float) -> str:
    """A length of time in words: seconds under two minutes, minutes from there on."""
    if value < 120:  # noqa: PLR2004 - where people begin to say minutes
        return _("%(number)s s") % {"number": round(value)}
    return minutes(value / 60)


@register.filter
def cat(start: object, end: object) -> str:
    """The two as one text."""
    return f"{start}{end}"


@register.filter
def lowfirst(value: object) -> str:
    """The text with a small first letter, for the middle of a sentence."""
    text = str(value)
    return text[:1].lower() + text[1:]
