"""Each kind of store in turn, and somebody new in it."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from tests.contract.stores import open_to_databases, postgres_store, somebody, sqlite_store
from unhunch.service.ports import Store
from unhunch.store.memory import MemoryStore
from unhunch.store.opening import bring_up_to_date

_ALIASES = count()


@pytest.fixture(scope="module", params=["memory", "sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Store]:
    """Each kind of store in turn."""
    with open_to_databases(django_db_blocker):
        if request.param == "memory":
            yield MemoryStore()
        elif request.param == "sqlite":
            alias = f"contract-{next(_ALIASES)}"
            made = sqlite_store(tmp_path_factory.mktemp("home") / "records.sqlite3", alias)
            bring_up_to_date(alias)
            yield made
        else:
            yield postgres_store(request.getfixturevalue("postgres_url"), f"contract-{next(_ALIASES)}")


@pytest.fixture
def person() -> str:
    """Somebody new for each test, since the store stays."""
    return somebody()
