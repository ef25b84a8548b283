"""A thousand broken files in each form: never a crash, never half a prescription, always a reason."""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from tests.planned import the_catalogue
from tests.terminal import EXAMPLES
from unhunch.programme.prescription import MOST_BYTES, read_prescription

TODAY = date(2026, 11, 23)
FILES = 1000
NAMES = ("prescription.toml", "prescription.fhir.json")
SCRAPS = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b'"', b"'", b"{", b"}", b"[", b"]", b"[[", b"=", b",", b":", b"\n", b"\\u0000",
    b"\\ud800", b"NaN", b"-1", b"1e999", b"9" * 5000, b"null", b"true", b"[]", b"{}", b"0x10", b"1979-05-27T07:32:00Z",
    b"../../../etc/passwd", b"<script>", b"level", b"\xe2\x80\xae",
)  # fmt: skip


def broken(data: bytes, chance: Random) -> bytes:
    """The file with a few bytes cut, doubled, swapped or put in."""
    for _time in range(chance.randint(1, 4)):
        at, to = sorted(chance.randrange(len(data) + 1) for _end in range(2))
        to = min(to, at + 40)
        ways = (
            data[:at] + data[to:],
            data[:to] + data[at:],
            data[:at] + chance.choice(SCRAPS) + data[at:],
            data[:at] + chance.choice(SCRAPS) + data[to:],
            data[:at],
            data[:at] + chance.randbytes(8) + data[at:],
        )
        data = chance.choice(ways)
    return data


def all_broken(name: str) -> Iterator[bytes]:
    whole = (EXAMPLES / name).read_bytes()
    for seed in range(FILES):
        yield broken(whole, Random(seed))


@pytest.mark.parametrize("name", NAMES)
def test_a_thousand_broken_files_are_read_or_refused_and_never_raise(name: str) -> None:
    refused = 0
    for data in all_broken(name):
        found, findings = read_prescription(data, the_catalogue(), TODAY)
        refused += found is None
        assert found is not None or findings, data
        assert all(one.where and one.what for one in findings), data
    assert refused > FILES / 2


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b"x=[", b"a={b=", b"[[a.", b'{"resourceType":"Bundle","entry":['])
def test_however_deep_it_goes_it_is_refused(opening: bytes) -> None:
    for depth in (30, 400, 100_000):
        found, findings = read_prescription((opening * depth)[:MOST_BYTES], the_catalogue(), TODAY)
        assert found is None
        assert findings
