"""One JSON file with everything, and what is refused on its way back."""

import json
from collections.abc import Callable

import pytest

from tests.contract.stores import AT, DAY, pain, record
from unhunch.errors import InvalidInputError
from unhunch.export.bundle import export_json, import_json, read_json
from unhunch.records.model import NoteRecord, Record
from unhunch.store.memory import MemoryStore

PERSON = "somebody"


def filled(*keys: str) -> MemoryStore:
    store = MemoryStore()
    store.append(PERSON, [record(key, NoteRecord(kind="ill", day=DAY, facts={"why": "ünder, 2 × 3"})) for key in keys])
    return store


def test_an_import_into_an_empty_store_takes_everything() -> None:
    other = MemoryStore()
    assert import_json(other, PERSON, export_json(filled("a", "b"), PERSON, AT)) == 2


def test_an_import_into_the_same_store_changes_nothing() -> None:
    store = filled("a", "b")
    assert import_json(store, PERSON, export_json(store, PERSON, AT)) == 0


def test_an_import_adds_what_came_later_to_an_older_store() -> None:
    assert import_json(filled("a"), PERSON, export_json(filled("a", "b"), PERSON, AT)) == 1


def test_an_old_export_takes_nothing_away_from_a_newer_store() -> None:
    store = filled("a", "b")
    assert import_json(store, PERSON, export_json(filled("a"), PERSON, AT)) == 0
    assert len(list(store.records(PERSON))) == 2


def test_two_different_histories_are_not_mixed() -> None:
    store = filled("a", "b")
    with pytest.raises(InvalidInputError, match="other records"):
        import_json(store, PERSON, export_json(filled("a", "c"), PERSON, AT))
    assert [one.key for one in store.records(PERSON)] == ["a", "b"]


def setting(key: str, language: str) -> Record:
    return record(key, NoteRecord(kind="settings", day=DAY, facts={"language": language}))


def test_settings_that_were_chosen_first_stand_in_no_history_s_way_and_those_of_the_file_hold() -> None:
    store, old = MemoryStore(), filled("a")
    store.append(PERSON, [setting("new", "de")])
    old.append(PERSON, [setting("old", "es")])
    assert import_json(store, PERSON, export_json(old, PERSON, AT)) == 2
    assert [one.key for one in store.records(PERSON)] == ["new", "a", "old"]
    newest = store.latest(PERSON, NoteRecord)
    assert newest is not None
    assert newest.key == "old"


def test_a_record_that_differs_from_ours_is_refused() -> None:
    other = MemoryStore()
    other.append(PERSON, [record("a", pain(9))])
    with pytest.raises(InvalidInputError, match="differs"):
        import_json(other, PERSON, export_json(filled("a"), PERSON, AT))


def test_another_persons_export_is_refused_unless_it_is_taken_over() -> None:
    data = export_json(filled("a"), PERSON, AT)
    store = MemoryStore()
    with pytest.raises(InvalidInputError, match="another person"):
        import_json(store, "else", data)
    assert import_json(store, "else", data, adopt=True) == 1


def test_an_empty_store_can_be_exported_and_imported() -> None:
    assert import_json(MemoryStore(), PERSON, export_json(MemoryStore(), PERSON, AT)) == 0


def _edited(change: Callable[[dict[str, object]], object]) -> bytes:
    raw = json.loads(export_json(filled("a", "b"), PERSON, AT))
    change(raw)
    return json.dumps(raw).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"format": "something-else"}',
        _edited(lambda raw: raw.update(version=2)),
        _edited(lambda raw: raw.update(count=3)),
        _edited(lambda raw: raw.update(records={})),
        _edited(lambda raw: raw.update(person=7)),
        _edited(lambda raw: raw.pop("sha256")),
        _edited(lambda raw: raw["records"].pop()),  # type: ignore[attr-defined]
        _edited(lambda raw: raw["records"][0].update(key="z")),  # type: ignore[index]
        export_json(filled("a", "b"), PERSON, AT)[:-200],
    ],
)
def test_what_is_no_whole_export_is_refused_and_nothing_is_stored(data: bytes) -> None:
    store = MemoryStore()
    with pytest.raises(InvalidInputError):
        import_json(store, PERSON, data)
    assert list(store.records(PERSON)) == []


def test_spaces_and_the_order_of_names_do_not_matter() -> None:
    raw = json.loads(export_json(filled("a"), PERSON, AT))
    shuffled = dict(reversed(list(raw.items())))
    assert len(read_json(json.dumps(shuffled, indent=4).encode()).records) == 1
