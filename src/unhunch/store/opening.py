"""A home folder opened: Django set up where it is not, the tables brought up to date, the store on top."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from unhunch.errors import StoreError
from unhunch.store.config import database
from unhunch.store.faults import told
from unhunch.store.health import check_file, check_folder

if TYPE_CHECKING:
    from unhunch.store.database import DatabaseStore


def set_up(home: Path, url: str | None = None) -> None:
    """Nothing; Django is configured with the store alone, unless it is configured already (by the web)."""
    if not settings.configured and not os.environ.get("DJANGO_SETTINGS_MODULE"):
        settings.configure(
            DATABASES={"default": database(home, url)},
            INSTALLED_APPS=["unhunch.store"],
            USE_TZ=True,
            TIME_ZONE="UTC",
            DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        )
    if not apps.ready:
        django.setup()


def database_store(*, clinic: str = "local", alias: str = "default") -> "DatabaseStore":
    """The store on a database that Django knows."""
    # Django's models can be imported only after Django was set up.
    from unhunch.store.database import DatabaseStore  # noqa: PLC0415

    return DatabaseStore(clinic=clinic, alias=alias)


def open_home(home: Path, url: str | None = None) -> "DatabaseStore":
    """The store of a home folder, made where it is missing, with its tables brought up to date.

    Raises:
        StoreError: the folder or the database can't be made, read or written.
    """
    make_home(home)
    set_up(home, url)
    bring_up_to_date()
    return database_store()


def attach(alias: str, config: dict[str, object]) -> None:
    """Nothing; one more database is known under the alias."""
    known = dict(connections.settings)
    connections.close_all()
    connections.settings = connections.configure_settings({**known, alias: dict(config)})


def bring_up_to_date(alias: str = "default") -> None:
    """Nothing; the store's tables and guards stand in the database, which was looked over first.

    Raises:
        StoreError: the database is damaged, or can't be opened or written.
    """
    if connections[alias].vendor == "sqlite":
        check_file(Path(str(connections[alias].settings_dict["NAME"])))
    with told():
        call_command("migrate", "store", database=alias, verbosity=0, interactive=False)


def make_home(home: Path) -> Path:
    """The folder, which only its owner may read, with room to write in it.

    Raises:
        StoreError: it can't be made or written, or the disk is full.
    """
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The folder {home} can't be made ({error.strerror})",
            fix="Set UNHUNCH_HOME to a folder that you may write",
        ) from error
    check_folder(home)
    return home
