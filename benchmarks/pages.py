"""The pages: how quickly Today renders, what a year of use costs, how much Today weighs."""

import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from benchmarks import life
from benchmarks.row import Row, median_ms, timed
from unhunch.cli.opened import PERSON
from unhunch.store.memory import MemoryStore

if TYPE_CHECKING:
    from django.test import Client

TODAY_MS = 60
TWICE = 2.0
WEIGHT_KB = 150
ROUNDS = 7
PAGES = ("/today/", "/programme/", "/exercises/", "/learn/", "/progress/", "/settings/")
SESSIONS = 400
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
_FILES = r"[^\"'()\s>]+\.(?:css|js|svg|png|woff2|ico)"
_LINKS = re.compile(rf"""(?:href|src|from|import|url)[=\s(]*["']?({_FILES}[^"'()\s>]*)""")


def rows() -> Iterator[Row]:
    """The lines about pages."""
    with tempfile.TemporaryDirectory(prefix="unhunch-bench-") as folder:
        client = _client(Path(folder))
        yield from _measured(client, Path(folder) / "clock")


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


def _measured(client: "Client", clock: Path) -> Iterator[Row]:
    from unhunch.web.context import use_context  # noqa: PLC0415 - Django is set up by now

    ctx, memory = use_context(), MemoryStore()
    facts = {**life.read_facts(), "adherence": 1.0}
    lived = life.Life(facts=facts, chance=Random(int(facts["seed"])))
    inner = replace(ctx, store=memory)

    def live(sessions: int, from_day: int) -> tuple[int, int]:
        day, done = life.live(inner, lived, START, sessions=sessions, from_day=from_day)
        ctx.store.append(PERSON, memory.records(PERSON))
        clock.write_text((START + timedelta(days=day)).isoformat(), encoding="utf-8")
        return day, done

    day, _ = live(1, 0)
    new = {page: _render_ms(client, page) for page in PAGES}
    yield _limited("Today rendered", new["/today/"], TODAY_MS, f"{new['/today/']:.0f} ms", f"{TODAY_MS} ms")
    yield from _weight(client)
    day, done = live(SESSIONS, day)
    value = f"{done} sessions in {day} days"
    yield Row(name="use that was lived", value=value, limit=f"{SESSIONS} sessions", holds=done >= SESSIONS)
    old = {page: _render_ms(client, page) for page in PAGES}
    for page in PAGES:
        ratio = old[page] / new[page]
        value = f"{old[page]:.0f} ms, {ratio:.1f} times the {new[page]:.0f} ms at the beginning"
        yield _limited(f"{page} after {done} sessions", ratio, TWICE, value, f"{TWICE:g} times")


def _limited(name: str, measured: float, most: float, value: str, limit: str) -> Row:
    return Row(name=name, value=value, limit=limit, holds=measured <= most)


def _render_ms(client: "Client", page: str) -> float:
    """The median of some renderings, after one that warms up."""

    def render() -> None:
        answer = client.get(page)
        assert answer.status_code == 200, (page, answer.status_code)

    render()
    return median_ms([timed(render) for _ in range(ROUNDS)])


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
