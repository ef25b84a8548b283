"""Nothing that was said to be saved is ever lost, and nothing that was deleted stays on the disk."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.contract.stores import DAY, open_to_databases, pain, postgres_store, record, sqlite_store
from unhunch.errors import StoreError
from unhunch.records.model import NoteRecord
from unhunch.service.ports import Store
from unhunch.store.config import FILE_NAME
from unhunch.store.health import check_file, check_home, set_aside
from unhunch.store.opening import bring_up_to_date, make_home

_ALIASES = count()
ROOT = Path(__file__).parents[2]
PERSON = "somebody"
WRITER = """
import sys
from pathlib import Path
from tests.contract.stores import pain, record, sqlite_store
store = sqlite_store(Path(sys.argv[1]), "writer")
name, most = sys.argv[2], int(sys.argv[3])
for number in range(most):
    store.append("somebody", [record(f"{name}-{number}-{part}", pain(3)) for part in range(5)])
    print(number, flush=True)
"""


@pytest.fixture(autouse=True)
def databases(django_db_blocker: Any) -> Iterator[None]:
    with open_to_databases(django_db_blocker):
        yield


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def opened(file: Path, **more: str) -> Store:
    alias = f"safety-{next(_ALIASES)}"
    store = sqlite_store(file, alias, **more)
    bring_up_to_date(alias)
    return store


def writer(file: Path, name: str, most: int) -> subprocess.Popen[str]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "", "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", WRITER, str(file), name, str(most)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT)


def keys(store: Store) -> set[str]:
    return {one.key for one in store.records(PERSON)}


def test_a_program_killed_while_writing_loses_nothing_that_it_had_acknowledged(file: Path) -> None:
    opened(file)
    started = writer(file, "w", 100_000)
    assert started.stdout is not None
    acknowledged = [int(started.stdout.readline()) for _ in range(25)]
    started.send_signal(signal.SIGKILL)
    acknowledged += [int(line) for line in started.stdout.read().split()]
    started.wait()
    kept = keys(opened(file))
    assert {f"w-{number}-{part}" for number in acknowledged for part in range(5)} <= kept


def test_a_program_killed_while_writing_leaves_no_half_batch(file: Path) -> None:
    opened(file)
    started = writer(file, "w", 100_000)
    assert started.stdout is not None
    started.stdout.readline()
    started.send_signal(signal.SIGKILL)
    started.wait()
    numbers = [key.rsplit("-", 1)[0] for key in keys(opened(file))]
    assert {numbers.count(name) for name in set(numbers)} == {5}


def test_two_programs_that_write_at_once_both_keep_everything(file: Path) -> None:
    opened(file)
    both = [writer(file, name, 40) for name in ("a", "b")]
    codes = [(one.communicate(), one.returncode)[1] for one in both]
    assert codes == [0, 0]
    assert len(keys(opened(file))) == 2 * 40 * 5


def test_two_programs_that_send_the_same_keep_it_once(file: Path) -> None:
    opened(file)
    both = [writer(file, "same", 20) for _ in range(2)]
    codes = [(one.communicate(), one.returncode)[1] for one in both]
    assert codes == [0, 0]
    assert len(list(opened(file).records(PERSON))) == 20 * 5


@pytest.mark.parametrize("damage", ["header", "middle", "cut"])
def test_a_damaged_file_is_said_and_left_as_it_is(file: Path, damage: str) -> None:
    store = opened(file)
    store.append(PERSON, [record(f"k{n}", NoteRecord(kind="ill", day=DAY, facts={"x": "y" * 500})) for n in range(300)])
    connections.close_all()
    with sqlite3.connect(file) as direct:
        direct.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    direct.close()
    content = bytearray(file.read_bytes())
    if damage == "header":
        content[:100] = b"not a database " * 6 + b"          "
    elif damage == "middle":
        content[20_000:90_000] = b"\xff" * 70_000
    else:
        del content[len(content) // 2 :]
    file.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        opened(file)
    assert file.read_bytes() == bytes(content)


def test_a_damaged_file_can_be_set_aside_whole_and_a_new_one_begins(file: Path) -> None:
    file.write_bytes(b"not a database at all, but maybe somebody can save some of it")
    kept = set_aside(file.parent, datetime(2026, 11, 23, tzinfo=UTC))
    store = opened(file)
    assert store.append(PERSON, [record("a")]) == 1
    assert kept.read_bytes().startswith(b"not a database at all")


def test_a_whole_file_passes_the_check(file: Path) -> None:
    opened(file).append(PERSON, [record("a")])
    assert check_home(file.parent) is None  # type: ignore[func-returns-value]


def test_no_file_yet_is_sound(tmp_path: Path) -> None:
    assert check_file(tmp_path / "none.sqlite3") is None  # type: ignore[func-returns-value]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="can't be written"):
        check_home(tmp_path / "a-file-that-is-no-folder" / "home")


def test_a_file_that_cannot_be_written_is_said_and_can_still_be_read(file: Path) -> None:
    opened(file).append(PERSON, [record("a")])
    store = sqlite_store(file, f"safety-{next(_ALIASES)}", init="PRAGMA query_only=ON;")
    with pytest.raises(StoreError, match="can't be written"):
        store.append(PERSON, [record("b")])
    assert keys(store) == {"a"}


def test_a_full_disk_is_said_and_what_was_saved_stays(file: Path) -> None:
    first = opened(file)
    first.append(PERSON, [record("a")])
    with sqlite3.connect(file) as direct:
        (pages,) = direct.execute("PRAGMA page_count").fetchone()
    direct.close()
    full = sqlite_store(file, f"safety-{next(_ALIASES)}", init=f"PRAGMA max_page_count={pages};")
    large = [record(f"b{n}", NoteRecord(kind="ill", day=DAY, facts={"x": "y" * 3000})) for n in range(100)]
    with pytest.raises(StoreError, match="full"):
        full.append(PERSON, large)
    assert keys(first) == {"a"}


def test_another_program_that_holds_the_file_is_said(file: Path) -> None:
    store = opened(file)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    impatient = sqlite_store(file, f"safety-{next(_ALIASES)}", init="PRAGMA busy_timeout=50;")
    with pytest.raises(StoreError, match="Another program"):
        impatient.append(PERSON, [record("a")])
    holder.execute("ROLLBACK")
    holder.close()
    assert store.append(PERSON, [record("a")]) == 1


def test_what_was_deleted_is_gone_from_the_disk(file: Path) -> None:
    store = opened(file)
    secret = "a-word-that-nobody-may-find-again"
    store.append(PERSON, [record(f"k{n}", NoteRecord(kind="ill", day=DAY, facts={"why": secret})) for n in range(50)])
    (file.parent / f"{FILE_NAME}.damaged-20260101T000000").write_text(secret)
    store.delete_everything(PERSON)
    left = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert secret.encode() not in left


@pytest.mark.parametrize("statement", ["UPDATE store_entry SET kind = 'x'", "DELETE FROM store_entry"])
def test_no_program_changes_a_record_in_sqlite(file: Path, statement: str) -> None:
    opened(file).append(PERSON, [record("a")])
    direct = sqlite3.connect(file)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        direct.execute(statement)
    direct.close()


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement", ["UPDATE store_entry SET kind = 'x'", "DELETE FROM store_entry", "TRUNCATE store_entry"]
)
def test_no_program_changes_a_record_in_postgresql(postgres_url: str, statement: str) -> None:
    alias = f"safety-{next(_ALIASES)}"
    postgres_store(postgres_url, alias).append(PERSON, [record("a", pain(1))])
    with pytest.raises(Exception, match="append-only"), connections[alias].cursor() as cursor:
        cursor.execute(statement)


def test_a_database_that_does_not_answer_is_said() -> None:
    with pytest.raises(StoreError, match="does not answer"):
        postgres_store("postgresql://nobody@127.0.0.1:1/none", f"safety-{next(_ALIASES)}")


def test_a_home_on_a_full_disk_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unhunch.store.health._LEAST_FREE_BYTES", 1 << 60)
    with pytest.raises(StoreError, match="full"):
        make_home(tmp_path / "home")


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="can't be made"):
        make_home(tmp_path / "file" / "home")


def test_a_home_is_its_owners_alone(tmp_path: Path) -> None:
    assert make_home(tmp_path / "home").stat().st_mode & 0o077 == 0
