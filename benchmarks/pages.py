"""The pages: how quickly Today renders, what a year of use costs, how much Today weighs."""

import gc
import os
import re
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from benchmarks import exports, life
from benchmarks.row import Row, Took, timed
from benchmarks.years import earlier
from unhunch.cli.opened import PERSON
from unhunch.records.model import Record
from unhunch.service.clock import FixedClock
from unhunch.service.context import Context
from unhunch.service.plans import days_of, require_programme
from unhunch.store.memory import MemoryStore

if TYPE_CHECKING:
    from django.test import Client

TODAY_MS = 60
TWICE = 2.0
WEIGHT_KB = 150
ROUNDS = 7
TODAY = "/today/"
# It is kept until something is stored, so that the rows about pages show it as it was kept.
YEAR = "/progress/?days=365"
ANEW_MS = 150
DAYS = 365
# Whole weeks, so that each day stays the weekday that it was.
YEAR_DAYS = 364
PAGES = (
    TODAY, "/programme/", "/exercises/", "/exercises/chin-tuck/", "/learn/", "/progress/", YEAR,
    "/settings/", "/screening/result/", "/review/", "/progress/range/", "/posture/", "/reports/", "/settings/cleared/",
    "/settings/prescription/", "/settings/reminders/", "/settings/import/activity/",
)  # fmt: skip
SESSIONS = 400
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
_FILES = r"[^\"'()\s>]+\.(?:css|js|svg|png|woff2|ico)"
_LINKS = re.compile(rf"""(?:href|src|from|import|url)[=\s(]*["']?({_FILES}[^"'()\s>]*)""")


def rows() -> Iterator[Row]:
    """The lines about pages."""
    with tempfile.TemporaryDirectory(prefix="unhunch-bench-") as folder:
        client = _client(Path(folder))
        yield from _measured(client, Path(folder))


def _client(home: Path) -> "Client":
    """A browser's stand-in within this process, let in as the local person."""
    os.environ.update(UNHUNCH_HOME=str(home), UNHUNCH_PORT="", UNHUNCH_CLOCK_FILE=str(home / "clock"))
    (home / "clock").write_text(START.isoformat(), encoding="utf-8")
    from unhunch.web.serving import make_ready  # noqa: PLC0415 - the environment comes first

    make_ready(home, 80)
    from django.conf import settings  # noqa: PLC0415 - the environment comes first
    from django.test import Client  # noqa: PLC0415 - the same

    settings.UNHUNCH_OPEN_DOOR = True
    settings.UNHUNCH_HOSTS = ("127.0.0.1",)
    return Client(headers={"host": "127.0.0.1"})


def _measured(client: "Client", home: Path) -> Iterator[Row]:
    """The lines about an almost empty store and one of a year, measured in turn, so that both meet the same machine."""
    new, old = _lived()
    stores = _Stores(client=client, home=home)
    stores.show(new)
    yield from _weight(client)
    yield Row(
        name="use that was lived",
        value=f"{old.done} sessions in {old.days} days",
        limit=f"{SESSIONS} sessions in {DAYS} days",
        holds=old.done >= SESSIONS and old.days == DAYS,
    )
    stores.show(old)
    _as_after_a_start()
    first = stores.render(YEAR).own_s * 1000
    yield _limited(
        "a year's progress, the first look after a start",
        first,
        ANEW_MS,
        f"{first:.0f} ms own time",
        f"{ANEW_MS} ms own time",
    )
    yield from _three_years(stores, old)
    took: dict[tuple[str, str], list[Took]] = {}
    for _round in range(ROUNDS):
        for one in (new, old):
            stores.show(one)
            # A server keeps to one file, and has read it; the history was changed under it.
            for path in one.paths.values():
                stores.render(path)
            for name, path in one.paths.items():
                took.setdefault((one.name, name), []).append(stores.render(path))
    owns = {key: statistics.median(one.own_s for one in found) * 1000 for key, found in took.items()}
    walls = {key: statistics.median(one.wall_s for one in found) * 1000 for key, found in took.items()}
    value = f"{owns[new.name, TODAY]:.0f} ms own time ({walls[new.name, TODAY]:.0f} ms on the wall)"
    yield _limited("Today rendered", owns[new.name, TODAY], TODAY_MS, value, f"{TODAY_MS} ms own time")
    for name in new.paths:
        ratio = owns[old.name, name] / owns[new.name, name]
        value = (
            f"{owns[old.name, name]:.0f} ms own time ({walls[old.name, name]:.0f} on the wall), "
            f"{ratio:.1f} times the {owns[new.name, name]:.0f} ms at the beginning"
        )
        yield _limited(f"{name} after {old.done} sessions", ratio, TWICE, value, f"{TWICE:g} times")


def _three_years(stores: "_Stores", old: "_Use") -> Iterator[Row]:
    """The lines about three years of daily records: the year lived three times, each time earlier."""
    records = (*earlier(old.records, 2 * YEAR_DAYS), *earlier(old.records, YEAR_DAYS), *old.records)
    stores.show(replace(old, name="three", records=records, days=3 * DAYS))
    _as_after_a_start()
    first = stores.render(YEAR).own_s * 1000
    name = f"progress over three years ({len(records)} records), first look"
    yield _limited(name, first, ANEW_MS, f"{first:.0f} ms own time", f"{ANEW_MS} ms own time")
    yield from exports.rows(_opened_anew, "three years")
    stores.show(old)


def _as_after_a_start() -> None:
    """Nothing; what is in mind is gone through no more, as from the server's start on.

    The histories in mind are this benchmark's own, and to go through them takes as long as a page.
    """
    gc.collect()
    gc.freeze()


def _opened_anew() -> Context:
    """What the pages are shown from, with nothing of the records in mind."""
    from unhunch.store.opening import database_store  # noqa: PLC0415 - Django is set up by now
    from unhunch.web.context import use_context  # noqa: PLC0415 - the same

    return replace(use_context(), store=database_store())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A history by name, when it ends, how much was done in it, and the pages to look at by what they are."""

    name: str
    records: tuple[Record, ...]
    now: datetime
    days: int
    done: int
    paths: Mapping[str, str]


@dataclass(slots=True, kw_only=True)
class _Stores:
    """One database in which either history stands at a time."""

    client: "Client"
    home: Path

    def show(self, use: _Use) -> None:
        """Nothing; the pages show that history from now on, from a file that is made once."""
        from django.db import connections  # noqa: PLC0415 - Django is set up by now

        from unhunch.store.opening import bring_up_to_date, database_store  # noqa: PLC0415 - the same

        (self.home / "clock").write_text(use.now.isoformat(), encoding="utf-8")
        connections["default"].close()
        file = self.home / f"{use.name}.sqlite3"
        is_new = not file.exists()
        connections["default"].settings_dict["NAME"] = str(file)
        if is_new:
            bring_up_to_date()
            database_store().append(PERSON, use.records)
        # The first page after a change opens the file.
        self.render("/learn/")

    def render(self, path: str) -> Took:
        """How long the page takes."""

        def get() -> None:
            answer = self.client.get(path)
            assert answer.status_code == 200, (path, answer.status_code)

        return timed(get)


def _lived() -> tuple[_Use, _Use]:
    """A history of one day and one of a year, of the same person; a year's sessions are spread over its days."""
    from unhunch.web.context import use_context  # noqa: PLC0415 - Django is set up by now

    memory = MemoryStore()
    ctx = replace(use_context(), store=memory)
    facts = life.read_facts()
    chance = Random(int(facts["seed"]))
    evening = START.replace(hour=life.HOUR_OF_EXERCISE, minute=0)
    uses: list[_Use] = []
    done = 0
    for day in range(DAYS):
        keen = 1.0 if done < SESSIONS * (day + 1) / DAYS else 0.0
        lived = life.Life(facts={**facts, "adherence": keen}, chance=chance)
        now = replace(ctx, clock=FixedClock(at=evening + timedelta(days=day)))
        done += life.one_day(now, lived, day)
        if day in {0, DAYS - 1}:
            at = evening + timedelta(days=day, hours=1)
            name = "new" if day == 0 else "old"
            records = tuple(memory.records(PERSON))
            paths = _paths(replace(ctx, clock=FixedClock(at=at)))
            uses.append(_Use(name=name, records=records, now=at, days=day + 1, done=done, paths=paths))
    return uses[0], uses[-1]


def _paths(ctx: Context) -> Mapping[str, str]:
    """The pages by what they are; a session of the plan stands for all of them."""
    programme = require_programme(ctx, PERSON)
    sessions = [one for day in days_of(programme) for one in day.sessions if one.kind in {"main", "micro"}]
    last = sessions[-1].id
    return {
        **{path: path for path in PAGES},
        "the player": f"/session/{last}/",
        "a session": f"/programme/{last}/",
        "a swap": f"/programme/{last}/swap/{len(sessions[-1].items) - 1}/",
    }


def _limited(name: str, measured: float, most: float, value: str, limit: str) -> Row:
    return Row(name=name, value=value, limit=limit, holds=measured <= most)


def _weight(client: "Client") -> Iterator[Row]:
    """What Today weighs with all that it loads, and how much of that is elsewhere."""
    loaded = dict(_loaded(client, "/today/", {}))
    raw, packed = (sum(sizes[at] for sizes in loaded.values()) / 1000 for at in (0, 1))
    value = f"{raw:.0f} KB in {len(loaded)} files ({packed:.0f} KB as sent)"
    yield _limited("weight of Today", raw, WEIGHT_KB, value, f"{WEIGHT_KB} KB")
    foreign = [address for address in loaded if address.startswith(("http:", "https:", "//"))]
    value = f"{len(foreign)} named in its files (the tests count them in a real browser)"
    yield _limited("requests to elsewhere", len(foreign), 0, value, "0")


def _loaded(client: "Client", address: str, seen: dict[str, tuple[int, int]]) -> Mapping[str, tuple[int, int]]:
    """The sizes, whole and as sent, of a file and of all that it loads, by address."""
    if address in seen or address.startswith(("http:", "https:", "//", "data:")):
        seen.setdefault(address, (0, 0))
        return seen
    whole = _content(client.get(address))
    sent = _content(client.get(address, headers={"accept-encoding": "gzip"}))
    seen[address] = (len(whole), len(sent))
    if not address.endswith((".svg", ".png", ".ico")):
        for link in _LINKS.findall(whole.decode("utf-8", "replace")):
            _loaded(client, urljoin(address, link), seen)
    return seen


def _content(answer: object) -> bytes:
    streaming = getattr(answer, "streaming_content", None)
    content: bytes = b"".join(streaming) if streaming is not None else getattr(answer, "content", b"")
    return content
