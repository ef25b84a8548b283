"""Django's test client as the local person, on a database of the test's own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from django.test import Client

django.setup()
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@pytest.fixture
def door(db: None, settings: Any, tmp_path: Path) -> Iterator[Client]:
    """A client that nobody has let in yet."""
    from unhunch.web.context import forget_context  # noqa: PLC0415 - Django has to be set up first

    settings.STORAGES = STORAGES
    settings.UNHUNCH_HOME = tmp_path
    settings.STATIC_ROOT = tmp_path
    settings.UNHUNCH_HOSTS = ("127.0.0.1:8765", "localhost:8765")
    forget_context()
    yield Client(headers={"host": "127.0.0.1:8765"}, raise_request_exception=False)
    forget_context()


@pytest.fixture
def person(door: Client, settings: Any) -> Client:
    """A client whom the door knows."""
    settings.UNHUNCH_OPEN_DOOR = True
    return door
