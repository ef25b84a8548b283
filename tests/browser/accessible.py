"""What axe finds on a page, in both themes."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.plumbing.journeys import whole

_TOLD = {"resultTypes": ["violations"]}
# Nothing but colours changes with the theme.
RULES: dict[Literal["light", "dark"], dict[str, object]] = {
    "light": {**_TOLD},
    "dark": {**_TOLD, "runOnly": {"type": "rule", "values": ["color-contrast"]}},
}
RUN = "(options) => axe.run(document, options).then((found) => found.violations)"


def faults(page: Page) -> list[str]:
    """A line for each rule that the page breaks, and the theme in which it does."""
    whole(page)
    # A colour that is still on its way to the other theme would be judged as it is just then.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(Axe().axe_script)
    found: list[str] = []
    for theme, options in RULES.items():
        page.emulate_media(color_scheme=theme)
        violations = page.evaluate(RUN, options)
        found += [f"{page.url} {theme} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]
    return found
