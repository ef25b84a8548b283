"""What the pages hand to the use cases: the store, the clock, the catalogue, the home folder."""

from functools import cache

from django.conf import settings

from unhunch.catalogue import load_catalogue
from unhunch.service.clock import clock_from_environment
from unhunch.service.context import Context
from unhunch.store.database import DatabaseStore

PERSON = "local"


@cache
def use_context() -> Context:
    """The outside of every use case; made once, and again after `forget_context`."""
    home = settings.UNHUNCH_HOME
    packs = sorted(p for p in (home / "packs").glob("*") if p.is_dir())
    return Context(
        store=DatabaseStore(), clock=clock_from_environment(), catalogue=load_catalogue(packs=packs), home=home
    )


def forget_context() -> None:
    """Have the catalogue read anew at the next request, after a therapist's pack came or went."""
    use_context.cache_clear()
