"""The person's records opened for a command, with the clock and the catalogue beside them."""

import os
import sys

from unhunch.cli.shipped import read_catalogue
from unhunch.service.clock import clock_from_environment
from unhunch.service.context import Context
from unhunch.service.home import home_folder

# On one's own machine there is one person; a clinic has more, each behind a name of their own.
PERSON = "local"


def open_context() -> Context:
    """All that a use case needs, on the records in the home folder (or where UNHUNCH_DATABASE_URL says).

    Raises StoreError where they can't be opened, CatalogueError where the catalogue has findings.
    """
    from unhunch.store.opening import bring_up_to_date, make_home, set_up

    home = make_home(home_folder(os.environ, sys.platform))
    set_up(home, os.environ.get("UNHUNCH_DATABASE_URL"))
    bring_up_to_date()
    from unhunch.store.database import DatabaseStore

    return Context(store=DatabaseStore(), clock=clock_from_environment(), catalogue=read_catalogue(), home=home)
