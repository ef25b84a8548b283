"""What the pages hand to the use cases: the store, the clock, the catalogue, the home folder."""

from dataclasses import replace
from functools import cache

from django.conf import settings

from unhunch.service.clock import clock_from_environment
from unhunch.service.context import Context
from unhunch.service.packs import Shelf, shelf
from unhunch.store.database import DatabaseStore
from unhunch.web.safety_words import offered

PERSON = "local"


@cache
def use_context() -> Context:
    """The outside of every use case; made once, and again after `forget_context`."""
    return Context(
        store=DatabaseStore(),
        clock=clock_from_environment(),
        catalogue=use_shelf().catalogue,
        home=settings.UNHUNCH_HOME,
    )


@cache
def use_shelf() -> Shelf:
    """The catalogue, with the packs that had to be left out of it, and the languages whose pages are whole too."""
    found = shelf(settings.UNHUNCH_HOME)
    return replace(found, catalogue=offered(found.catalogue))


def forget_context() -> None:
    """Have the catalogue read anew at the next request, after a therapist's pack came or went."""
    use_context.cache_clear()
    use_shelf.cache_clear()
