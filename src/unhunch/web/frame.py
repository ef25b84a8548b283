"""What stands on every page: the theme, the size of the text, the tabs."""

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

TABS = (
    ("today", "/today/", _("Today")),
    ("programme", "/programme/", _("Programme")),
    ("exercises", "/exercises/", _("Exercises")),
    ("learn", "/learn/", _("Learn")),
    ("progress", "/progress/", _("Progress")),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """The frame's facts; a page with `bare` shows no tabs."""
    chosen = getattr(request, "chosen", None)
    return {
        "theme": getattr(chosen, "theme", "auto"),
        "text_size": getattr(chosen, "text_size", "normal"),
        "lang": get_language() or "en",
        "tabs": [
            {"icon": icon, "href": href, "name": name, "here": request.path.startswith(href)}
            for icon, href, name in TABS
        ],
        "on_settings": request.path.startswith("/settings/"),
    }
