"""What an export would bring: counted before anything is stored, held as it was sent, judged again at the end."""

import errno
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.contract.stores import AT, pain, record
from tests.planned import the_catalogue
from unhunch.errors import InvalidInputError, RefusedExportError, StoreError
from unhunch.export.bundle import export_json
from unhunch.export.bundle_look import KindLook, bring_in, held_bundle, hold_bundle, look_at_bundle
from unhunch.export.bundle_words import told_changes, told_records, told_refusal
from unhunch.records.model import Record, WalkRecord
from unhunch.service import looked
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.history import delete_everything
from unhunch.store.memory import MemoryStore

PERSON = "somebody"
WORDS = the_catalogue().words("en")
UTC_ZONE = ZoneInfo("UTC")
PAIN = record("a", pain(3))
WALK = record("b", WalkRecord(day=AT.date(), minutes=20.0), at=AT + timedelta(days=9))


def filled(*records: Record) -> MemoryStore:
    store = MemoryStore()
    store.append(PERSON, records)
    return store


def saved(*records: Record) -> bytes:
    return export_json(filled(*records), PERSON, AT)


@pytest.fixture
def ctx(tmp_path: Path) -> Context:
    """Somebody without a record, with a home folder of their own."""
    return Context(store=MemoryStore(), clock=FixedClock(at=AT), catalogue=the_catalogue(), home=tmp_path)


def held_files(ctx: Context) -> list[Path]:
    return sorted((ctx.home / looked.FOLDER).glob("*"))


def test_it_counts_by_kind_what_is_there_and_what_is_new_and_stores_nothing() -> None:
    store = filled(PAIN)
    look = look_at_bundle(store, PERSON, saved(PAIN, WALK))
    assert look.kinds == (KindLook(name="pain", count=1, new=0), KindLook(name="walk", count=1, new=1))
    assert (look.first, look.last, look.here, look.here_alone) == (PAIN.at, WALK.at, 1, 0)
    assert list(store.records(PERSON)) == [PAIN]


CHANGES = {
    "into nothing": ((), (PAIN, WALK), ["Nothing is kept here yet: all of it would be added."]),
    "the same": ((PAIN, WALK), (PAIN, WALK), ["All of it is here already. Nothing would change."]),
    "what came later": ((PAIN,), (PAIN, WALK), ["1 of them is here already. 1 would be added."]),
    "an older one": (
        (PAIN, WALK),
        (PAIN,),
        ["All of it is here already. Nothing would change.", "1 record here is not in the file, and stays."],
    ),
    "an empty one": ((PAIN,), (), []),
}


@pytest.mark.parametrize(("here", "coming", "said"), CHANGES.values(), ids=CHANGES)
def test_what_would_change_is_said_and_is_what_the_import_does(
    ctx: Context, here: tuple[Record, ...], coming: tuple[Record, ...], said: list[str]
) -> None:
    ctx.store.append(PERSON, here)
    name = hold_bundle(ctx, PERSON, saved(*coming))
    look = held_bundle(ctx, PERSON, name)
    assert list(told_changes(look, WORDS)) == said
    assert bring_in(ctx, PERSON, name) == look.new
    assert look.may_come == (look.new > 0)


@pytest.mark.parametrize(
    ("here", "kind"), [(record("c"), "mixed"), (replace(PAIN, value=pain(9)), "differs")], ids=["mixed", "differs"]
)
def test_two_histories_are_told_apart_at_the_look_and_at_the_end(ctx: Context, here: Record, kind: str) -> None:
    ctx.store.append(PERSON, [here])
    name = hold_bundle(ctx, PERSON, saved(PAIN, WALK))
    clash = held_bundle(ctx, PERSON, name).clash
    assert clash is not None
    assert clash.kind == kind
    with pytest.raises(RefusedExportError, match=clash.what):
        bring_in(ctx, PERSON, name)
    assert list(ctx.store.records(PERSON)) == [here]


def test_another_persons_needs_a_word_and_stays_held_until_then(ctx: Context) -> None:
    name = hold_bundle(ctx, "else", saved(PAIN))
    assert held_bundle(ctx, "else", name).another
    with pytest.raises(RefusedExportError, match="another person"):
        bring_in(ctx, "else", name)
    assert bring_in(ctx, "else", name, adopt=True) == 1


def test_what_was_stored_since_the_look_counts(ctx: Context) -> None:
    name = hold_bundle(ctx, PERSON, saved(PAIN, WALK))
    ctx.store.append(PERSON, [PAIN])
    assert held_bundle(ctx, PERSON, name).new == 1
    ctx.store.append(PERSON, [record("since")])
    clash = held_bundle(ctx, PERSON, name).clash
    assert clash is not None
    with pytest.raises(RefusedExportError, match="other records"):
        bring_in(ctx, PERSON, name)
    assert [one.key for one in ctx.store.records(PERSON)] == ["a", "since"]


def test_it_is_held_as_it_was_sent_for_its_owner_alone(ctx: Context) -> None:
    data = saved(PAIN)
    hold_bundle(ctx, PERSON, data)
    (file,) = held_files(ctx)
    assert file.read_bytes() == data
    assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)


def test_it_is_forgotten_when_it_was_used_and_when_all_is_deleted(ctx: Context) -> None:
    bring_in(ctx, PERSON, hold_bundle(ctx, PERSON, saved(PAIN)))
    assert held_files(ctx) == []
    hold_bundle(ctx, PERSON, saved(PAIN))
    delete_everything(ctx, PERSON)
    assert held_files(ctx) == []


def test_another_look_of_any_kind_takes_its_place(ctx: Context) -> None:
    first = hold_bundle(ctx, PERSON, saved(PAIN))
    second = hold_bundle(ctx, PERSON, saved(WALK))
    assert [one.stem for one in held_files(ctx)] == [second]
    looked.hold(ctx.home, first, {})
    assert [one.stem for one in held_files(ctx)] == [first]


@pytest.mark.parametrize("spoilt", [b"", b"{", saved(PAIN).replace(b'"score":3', b'"score":4')])
def test_what_was_spoilt_while_it_was_held_is_refused(ctx: Context, spoilt: bytes) -> None:
    name = hold_bundle(ctx, PERSON, saved(PAIN))
    held_files(ctx)[0].write_bytes(spoilt)
    with pytest.raises(RefusedExportError):
        bring_in(ctx, PERSON, name)
    assert list(ctx.store.records(PERSON)) == []


@pytest.mark.parametrize("name", ["", "0" * 32, "../../etc/passwd", "x" * 32])
def test_what_is_not_held_can_not_be_brought_in(ctx: Context, name: str) -> None:
    with pytest.raises(InvalidInputError, match="not held any more"):
        bring_in(ctx, PERSON, name)


def test_a_file_that_can_not_be_used_leaves_the_look_before_it_as_it_is(ctx: Context) -> None:
    name = hold_bundle(ctx, PERSON, saved(PAIN))
    with pytest.raises(RefusedExportError):
        hold_bundle(ctx, PERSON, b"{}")
    assert bring_in(ctx, PERSON, name) == 1


def test_a_file_too_large_is_refused_unread(ctx: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unhunch.export.bundle_look.MOST_BYTES", 9)
    with pytest.raises(RefusedExportError) as refused:
        hold_bundle(ctx, PERSON, b"not JSON 10")
    assert refused.value.kind == "large"


def test_a_disk_that_fills_up_while_it_is_held_leaves_no_half_file(
    ctx: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(number: int, mode: str) -> object:
        os.write(number, b"half")
        os.close(number)
        raise OSError(errno.ENOSPC, mode)

    monkeypatch.setattr(os, "fdopen", half)
    with pytest.raises(StoreError, match="can't be written"):
        hold_bundle(ctx, PERSON, saved(PAIN))
    assert held_files(ctx) == []


RECORDS = {
    "none": ((), "There is no record in this file."),
    "one": ((PAIN,), "1 record, of 2026-11-23."),
    "a day": ((PAIN, record("c")), "2 records of 2026-11-23."),
    "more": ((WALK, PAIN), "2 records between 2026-11-23 and 2026-12-02."),
    "the ends of time": (
        (record("x", at=datetime.min.replace(tzinfo=UTC)), record("y", at=datetime.max.replace(tzinfo=UTC))),
        "2 records between 0001-01-01 and 9999-12-31.",
    ),
}


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
@pytest.mark.parametrize(("records", "said"), RECORDS.values(), ids=RECORDS)
def test_how_many_there_are_is_said_with_their_days_wherever_one_is(
    records: tuple[Record, ...], said: str, zone: str
) -> None:
    look = look_at_bundle(MemoryStore(), PERSON, saved(*records))
    told = told_records(look, WORDS, lambda day: day.isoformat(), ZoneInfo(zone))
    assert told.split()[:2] == said.split()[:2]
    assert zone != "UTC" or told == said


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_reason_has_its_words_in_every_language(language: str) -> None:
    from typing import get_args  # noqa: PLC0415

    from unhunch.errors import WhyRefused  # noqa: PLC0415

    words = the_catalogue().words(language)
    told = {told_refusal(RefusedExportError("x", kind=kind), words) for kind in get_args(WhyRefused)}
    assert len(told) == len(get_args(WhyRefused))
