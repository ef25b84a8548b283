"""What of other programs' files counts as a walk, and why the rest does not."""

from datetime import datetime, timedelta

import pytest

from benchmarks.activity import export
from tests.activity_files import START, apple, fit, gpx, tcx, workout
from unhunch.errors import InvalidInputError
from unhunch.intake import Taken, read_activity

NOW = START + timedelta(days=9)
# Half an hour at 5 km/h, a point each ten seconds.
WALKED = [(10.0, 13.9)] * 180


def read(content: bytes, *, piece: int = 1000) -> Taken:
    return read_activity((content[at : at + piece] for at in range(0, len(content), piece)), now=NOW)


def minutes(taken: Taken) -> list[float]:
    return [one.minutes for one in taken.walks]


def later(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("content", "program", "sure"),
    [
        (apple(workout()), "apple", True),
        (apple(workout(kind="Hiking")), "apple", True),
        (gpx(WALKED), "gpx", False),
        (gpx(WALKED, kind="Hiking"), "gpx", True),
        (tcx("Other"), "tcx", False),
        (tcx("Walking"), "tcx", True),
        (fit("walking"), "fit", True),
        (fit("hiking"), "fit", True),
        (fit("generic"), "fit", False),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_walk_of_half_an_hour_is_one_in_every_form(content: bytes, program: str, *, sure: bool) -> None:
    taken = read(content)
    (walk,) = taken.walks
    assert (taken.program, walk.start, walk.minutes, walk.sure, taken.left_out) == (program, START, 30.0, sure, {})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (apple(workout(kind="Running")), "other"),
        (apple(workout(km=6)), "fast"),
        (apple(workout(km=0.2)), "slow"),
        (apple(workout(minutes=0.5, km=None)), "short"),
        (apple(workout(minutes=40, lasted=30)), "odd-time"),
        (apple(workout(minutes=1600)), "odd-time"),
        (apple(workout(start=NOW + timedelta(days=1))), "odd-time"),
        (apple(workout(start=datetime.fromisoformat("1970-01-01T00:00:00+00:00"))), "odd-time"),
        (apple(workout().replace("startDate", "someDate")), "untimed"),
        (apple(workout().replace("2026-11-20", "2026-13-40")), "untimed"),
        (apple(workout().replace('"30"', '"NaN"')), "short"),
        (apple(workout().replace('"30"', '"-30"')), "short"),
        (gpx([(10.0, 13.9)] * 3), "short"),
        (gpx([(10.0, 60)] * 60), "fast"),
        (gpx(WALKED, kind="cycling"), "other"),
        (gpx(WALKED).replace(b"time>", b"when>"), "untimed"),
        (tcx("Running"), "other"),
        (tcx(laps=((1800, 9000),)), "fast"),
        (fit("cycling"), "other"),
        (fit(km=9), "fast"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_no_walk_is_left_out_and_why_is_said(content: bytes, why: str) -> None:
    taken = read(content)
    assert (taken.walks, taken.left_out) == ((), {why: 1})


def test_a_watch_and_a_telephone_that_recorded_one_walk_tell_of_one_and_the_longer_counts() -> None:
    taken = read(apple(workout(minutes=28), workout(later(1), 30), workout(later(5), 10, km=None)))
    assert (minutes(taken), taken.left_out) == ([30.0], {"twice": 2})


def test_walks_that_hardly_touch_are_two() -> None:
    assert minutes(read(apple(workout(minutes=30), workout(later(29), 20)))) == [30.0, 20.0]


def test_steps_distance_and_exercise_minutes_are_no_walks() -> None:
    steps = '<Record type="HKQuantityTypeIdentifierAppleExerciseTime" unit="min" value="30" startDate="x"/>'
    assert read(apple(steps)).walks == ()


def test_hours_and_seconds_of_apple_health_become_minutes() -> None:
    hour = workout(minutes=60, km=None).replace('"60"', '"1"').replace('"min"', '"hr"')
    seconds = workout(later(90), 20, km=None).replace('"20"', '"1200"').replace('"min"', '"s"')
    assert minutes(read(apple(hour, seconds))) == [60.0, 20.0]


def test_without_a_duration_the_time_from_start_to_end_counts() -> None:
    assert minutes(read(apple(workout().replace("duration=", "length=")))) == [30.0]


def test_a_device_whose_name_has_signs_that_xml_does_not_know_stops_nothing() -> None:
    assert minutes(read(apple(workout(more='sourceName="My\x0bWatch"')))) == [30.0]


def test_a_pause_of_minutes_is_not_walked() -> None:
    half = WALKED[:90]
    assert minutes(read(gpx([*half, (900, 0), *half]))) == [30.0]


def test_a_pause_of_hours_ends_the_walk() -> None:
    half = WALKED[:90]
    assert minutes(read(gpx([*half, (3 * 3600, 0), *half]))) == [15.0, 15.0]


def test_a_recorder_left_on_a_table_did_not_walk() -> None:
    assert read(gpx([(10.0, 0.5)] * 360)).left_out == {"slow": 1}


def test_the_timer_of_a_watch_counts_and_not_the_time_on_the_wall() -> None:
    (walk,) = read(fit(minutes=30, lasted=55)).walks
    assert (walk.minutes, walk.until - walk.start) == (30.0, timedelta(minutes=55))


def test_how_much_was_read_is_told_all_along() -> None:
    content, told = apple(workout()), list[int]()
    read_activity((content[:200], content[200:]), now=NOW, seen=told.append)
    assert told == [200, len(content)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no element found"),
        (b"hello", "syntax error"),
        (b"<html></html>", "none of the files"),
        (apple(workout())[:-20], "unclosed token"),
        (apple(workout())[:-15], "no element found"),
        (apple(workout()).replace(b"UTF-8", b"klingon"), "letters"),
        (apple(workout()).decode().encode("utf-16"), "letters"),
        (apple(doctype='<!DOCTYPE HealthData [<!ENTITY a "b">]>'), "entities"),
        (apple(doctype='<!-- <a> --><!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "entities"),
        (apple("<a>" * 100, "</a>" * 100), "nested"),
        (apple(workout(more=f'b="{"x" * 5_000_000}"')), "too long"),
        (b"<?" + b"x" * 1_200_000, "does not begin"),
        (fit()[:-9], "damaged"),
        (fit()[:30] + b"?" + fit()[31:], "damaged"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_file_that_cannot_be_used_is_refused_whole(content: bytes, said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        read(content, piece=50_000)


def test_the_made_up_export_that_is_measured_is_read_like_a_true_one() -> None:
    taken = read_activity(export(400_000), now=datetime.fromisoformat("2026-11-29T00:00:00+00:00"))
    assert (len(taken.walks), {one.minutes for one in taken.walks}, taken.left_out) == (3, {31.5}, {})
