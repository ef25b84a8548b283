"""What was worked out of somebody's records is kept for as long as it is true."""

from itertools import count

from tests.contract.stores import all_of, record, somebody
from unhunch.service.ports import Store


def test_what_was_worked_out_is_kept_until_something_of_the_person_is_stored_or_deleted(
    store: Store, person: str
) -> None:
    made = count()

    def work_out() -> int:
        return store.worked_out(person, "how often", lambda: next(made))

    assert (work_out(), work_out()) == (0, 0)
    store.append(person, [record("a")])
    assert (work_out(), work_out()) == (1, 1)
    assert store.append(person, [record("a")]) == 0
    store.append(somebody(), [record("c")])
    assert work_out() == 1
    assert store.worked_out(person, "something else", lambda: "made") == "made"
    store.delete_everything(person)
    store.append(person, [record("a")])
    assert (work_out(), work_out()) == (2, 2)


def test_what_was_worked_out_while_something_came_is_not_kept(store: Store, person: str) -> None:
    store.worked_out(person, "count", lambda: len(all_of(store, person)) + store.append(person, [record("a")]))
    assert store.worked_out(person, "count", lambda: len(all_of(store, person))) == 1


def test_what_is_stored_while_something_is_worked_out_is_seen_by_who_works(store: Store, person: str) -> None:
    def work_out() -> int:
        before = store.worked_out(person, "before", lambda: len(all_of(store, person)))
        store.append(person, [record("a")])
        return store.worked_out(person, "after", lambda: len(all_of(store, person))) - before

    assert store.worked_out(person, "more", work_out) == 1
    store.append(person, [record("b")])
    assert store.worked_out(person, "after", lambda: len(all_of(store, person))) == 2
