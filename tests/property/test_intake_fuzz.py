"""A thousand broken files of each form: refused, or read with what makes no sense left out; never a crash."""

import io
import random
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.activity_files import START, apple, fit, gpx, sealed, tcx, workout, zipped
from unhunch.errors import InvalidInputError
from unhunch.intake import Taken, read_activity
from unhunch.service.activity_file import opened

ROUNDS = 1000
NOW = START + timedelta(days=9)
_ODD = (
    b"NaN", b"-1", b"1e999", b"99999999999999999999", b"0000-00-00", b"9999-12-31T23:59:59Z", b"", b"\xff\xfe", b"\0",
    b"&amp;", b"&a;", b"<!ENTITY a 'b'>", b"<![CDATA[", b"]]>", b"<a><b>" * 70, b'<x y="' + b"z" * 9000, b"../../etc",
    b"+99:99", b"<!--", b"2026-02-31", b" \xc3\x28 ",
)  # fmt: skip
GOOD: dict[str, bytes] = {
    "apple": apple(workout(), workout(START + timedelta(days=1), 20, kind="Running")),
    "gpx": gpx([(30.0, 41.0)] * 8, kind="walking"),
    "tcx": tcx("Walking"),
    "fit": fit(),
    "zip": zipped(apple(workout())),
}


def mutated(good: bytes, chance: random.Random) -> bytes:
    """The file with one to four things done to it that disks, networks and people with bad intentions do."""
    bad = bytearray(good)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(bad) + 1)
        match chance.randrange(5):
            case 0:
                del bad[at:]
            case 1:
                del bad[at : at + chance.randint(1, 40)]
            case 2:
                bad[at:at] = chance.choice(_ODD)
            case 3:
                bad[at : at + 4] = chance.randbytes(chance.randint(1, 6))
            case _:
                bad[at:at] = bad[chance.randrange(len(bad) + 1) :][: chance.randint(1, 300)]
    return bytes(bad)


def read(content: bytes) -> Taken | None:
    try:
        with opened(io.BytesIO(content)) as file:
            return read_activity(file.pieces, now=NOW)
    except InvalidInputError:
        return None


def is_sound(taken: Taken) -> bool:
    return all(1 <= one.minutes <= 24 * 60 and one.start < one.until <= NOW + timedelta(hours=1) for one in taken.walks)


@pytest.mark.parametrize("form", GOOD)
def test_a_thousand_broken_files_do_no_harm(form: str) -> None:
    chance = random.Random(form)
    read_whole = [found for _ in range(ROUNDS) if (found := read(mutated(GOOD[form], chance))) is not None]
    assert all(map(is_sound, read_whole))
    assert len(read_whole) < ROUNDS


def test_a_thousand_files_of_a_watch_whose_check_sum_fits_do_no_harm() -> None:
    chance, body = random.Random(18), fit()[14:-2]
    read_whole = [found for _ in range(ROUNDS) if (found := read(sealed(mutated(body, chance)))) is not None]
    assert all(map(is_sound, read_whole))
    assert read_whole


def bomb() -> bytes:
    return zipped(b"<HealthData>" + b" " * 3_000_000 + b"</HealthData>")


def locked() -> bytes:
    whole = bytearray(zipped(apple(workout())))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.find(mark) + flags] |= 1
    return bytes(whole)


def crowded() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("export.xml", apple(workout()))
    whole = bytearray(packed.getvalue())
    end = whole.rfind(b"PK\x05\x06")
    whole[end + 12 : end + 16] = (50_000_000).to_bytes(4, "little")
    return bytes(whole)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (bomb, "beyond all measure"),
        (locked, "password"),
        (crowded, "too many files"),
        (lambda: zipped(apple(workout()), "../export.xml"), "no export.xml"),
        (lambda: zipped(apple(workout()), "/etc/export.xml"), "no export.xml"),
        (lambda: zipped(apple(workout()), "a/b/c/export.xml"), "no export.xml"),
        (lambda: zipped(apple(workout()), "notes.txt"), "no export.xml"),
        (lambda: zipped(apple(workout()))[:-30], "damaged"),
    ],
)
def test_a_zip_that_means_harm_is_refused(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(InvalidInputError, match=said), opened(io.BytesIO(make())) as file:
        read_activity(file.pieces, now=NOW)


@pytest.mark.parametrize(
    "name", ["apple_health_export/export.xml", "apple_health_export/Exportación.xml", "export.xml"]
)
def test_the_export_is_found_in_its_zip_whatever_the_telephone_called_it(name: str) -> None:
    taken = read(zipped(apple(workout()), name))
    assert taken is not None
    assert len(taken.walks) == 1
