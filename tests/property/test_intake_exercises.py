"""A thousand broken files of each collection do no harm; what is taken is sound, and never planned by itself."""

import json
import random
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exercise_files import fed, file_of, laid_out, page_of, told, wger
from tests.planned import KIT, MONDAY, cleared, maya, the_catalogue
from unhunch.catalogue import Catalogue
from unhunch.catalogue.packs import joined, parse_pack
from unhunch.errors import InvalidInputError
from unhunch.intake.as_pack import AsPack, as_pack
from unhunch.intake.exercise_file import read_exercises
from unhunch.programme import check_plan, check_week, plan
from unhunch.programme.candidates import pool_of
from unhunch.programme.model import Course
from unhunch.programme.prescribed import Prescribed, Prescription
from unhunch.programme.situation import Situation

ROUNDS = 1000
PATH = re.compile(r"sources\.toml|exercises/[a-z][a-z0-9-]*/(exercise|text\.(en|de|es))\.toml")
ODD: tuple[Any, ...] = (
    None, True, -1, 10**30, 1.5, [], {}, [[]], "", "\0", "../../etc/passwd", "..", "con", "\u202eevil", "\ud800",
    "x" * 10_000, "<script>alert(1)</script>", "é" * 79, "[x]\n[[y]]\n", '"""', "a\x7fb", "<" * 300, "&#0;",
    "&#x110000;", "<![CDATA[", "{0.__class__}", "%s", {"name": ["Back"]}, {"id": "2"}, [None, 7, {"name": None}],
)  # fmt: skip
GOOD = {
    "free-exercise-db": [fed(), fed(name="Second Reach", id="Second")],
    "wger": [wger(), wger(told("Side Stretch", "<p>Stand.</p>"), id=78)],
}


def bent(value: Any, chance: random.Random) -> Any:
    """The value with one place in it replaced by something odd."""
    if isinstance(value, dict | list) and value and chance.random() < 0.85:
        copy: Any = value.copy()
        at = chance.choice(list(value)) if isinstance(value, dict) else chance.randrange(len(value))
        if chance.random() < 0.1:
            del copy[at]
        else:
            copy[at] = bent(value[at], chance)
        return copy
    return chance.choice(ODD)


def mutated(rows: Any, chance: random.Random) -> bytes:
    """A file of such rows, bent in one to three places, or cut and spoilt as bytes."""
    for _ in range(chance.randint(1, 3)):
        rows = bent(rows, chance)
        if not isinstance(rows, list):
            break
    data = bytearray(json.dumps(rows).encode())
    if chance.random() < 0.3:
        at = chance.randrange(len(data) + 1)
        spoil = chance.choice((b"", b"\0", b"\xff", b"[" * 3000, b"9" * 5000, b'"', b"NaN"))
        data[at : at + chance.randrange(60)] = spoil
    return bytes(data)


def brought(data: bytes) -> AsPack | None:
    try:
        return as_pack(read_exercises(data), the_catalogue(), "mine")
    except InvalidInputError:
        return None


@pytest.mark.parametrize("collection", GOOD)
def test_a_thousand_broken_files_do_no_harm(collection: str, tmp_path: Path) -> None:
    chance = random.Random(collection)
    made = [found for _ in range(ROUNDS) if (found := brought(mutated(GOOD[collection], chance))) is not None]
    assert all(PATH.fullmatch(path) for found in made for path in found.files)
    assert 0 < sum(bool(found.files) for found in made) < ROUNDS
    odd = {text: found for found in made for path, text in found.files.items() if path.endswith("en.toml")}
    for number, found in enumerate(list(odd.values())[:10]):
        assert parse_pack(laid_out(found.files, tmp_path / f"p{number}"), the_catalogue())[1] == ()


texts = st.text(max_size=40)
rows = st.builds(
    fed,
    name=texts,
    id=texts,
    equipment=st.sampled_from([None, "body only", "bands", "dumbbell", "foam roll", "exercise ball"]),
    primaryMuscles=st.lists(
        st.sampled_from(["neck", "traps", "lats", "shoulders", "abdominals", "middle back"]), min_size=1
    ),
    secondaryMuscles=st.lists(st.sampled_from(["chest", "biceps", "glutes", "calves"]), max_size=3),
    instructions=st.lists(st.sampled_from(["Sit.", "Lie on your back.", "Kneel."]) | texts, min_size=1, max_size=4),
    category=st.sampled_from(["strength", "stretching"]),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(rows, min_size=1, max_size=3))
def test_whatever_is_taken_is_sound_and_closed_to_the_plan(found: list[dict[str, Any]]) -> None:
    pack = as_pack(read_exercises(file_of(*found)), the_catalogue(), "mine")
    if not pack.files:
        return
    with tempfile.TemporaryDirectory() as folder:
        parsed, findings = parse_pack(laid_out(pack.files, Path(folder) / "mine"), the_catalogue())
    assert findings == ()
    assert parsed is not None
    beside = joined(the_catalogue(), parsed)
    assert all(why == "only-prescribed" for why in closed(beside, tuple(parsed.raw.exercises)).values())


def closed(catalogue: Catalogue, ids: tuple[str, ...]) -> dict[str, str]:
    """Why each is not open to somebody well, with all kit, who likes and holds on to every one of them."""
    profile = replace(maya(), likes=ids, frozen=ids, equipment=dict.fromkeys(KIT, tuple(catalogue.equipment)))
    situation = Situation(
        catalogue=catalogue, profile=profile, clearance=cleared(), course=Course(), index=0, start=MONDAY
    )
    pool = pool_of(situation)
    assert pool.candidates.keys().isdisjoint(ids)
    return {one: pool.refused[one][0] for one in ids}


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue with a pack of both collections' exercises."""
    catalogue = the_catalogue()
    for name, data in (("fed", file_of(*GOOD["free-exercise-db"])), ("wger", page_of(*GOOD["wger"]))):
        files = as_pack(read_exercises(data), catalogue, name).files
        pack, _ = parse_pack(laid_out(files, tmp_path_factory.mktemp(name) / name), catalogue)
        assert pack is not None
        catalogue = joined(catalogue, pack)
    return catalogue


def test_no_plan_holds_one_though_the_person_likes_them_all(beside: Catalogue) -> None:
    ids = tuple(one.id for one in beside.exercises.values() if one.only_prescribed)
    assert len(ids) == 4
    profile = maya(likes=ids, frozen=ids)
    programme = plan(beside, profile, cleared(), MONDAY, weeks=1)
    held = {
        item.exercise for week in programme.weeks for day in week.days for one in day.sessions for item in one.items
    }
    assert held
    assert held.isdisjoint(ids)


def test_the_checker_finds_one_that_was_put_into_a_plan(beside: Catalogue) -> None:
    programme = plan(beside, maya(), cleared(), MONDAY, weeks=1)
    week = programme.weeks[0]
    at, day = next((n, one) for n, one in enumerate(week.days) if one.sessions)
    session = day.sessions[0]
    smuggled = replace(session, items=(replace(session.items[0], exercise="wger-77"), *session.items[1:]))
    days = (*week.days[:at], replace(day, sessions=(smuggled, *day.sessions[1:])), *week.days[at + 1 :])
    spoilt = replace(week, days=days)
    findings = check_week(beside, maya(), cleared(), spoilt, gave=programme.gave)
    assert any(one.what.startswith("only-prescribed") for one in findings)


def test_a_prescription_alone_opens_one_and_an_answer_closes_it_again(beside: Catalogue) -> None:
    name = next(one.id for one in beside.exercises.values() if one.only_prescribed)
    found = Prescription(by="Anna Schmidt", on=MONDAY, items=(Prescribed(exercise=name, level=1),))
    course = Course(prescription=found)
    profile = replace(maya(), equipment=dict.fromkeys(KIT, tuple(beside.equipment)))

    def open_to(*tags: str) -> tuple[bool, str]:
        leave = cleared(*tags)
        situation = Situation(catalogue=beside, profile=profile, clearance=leave, course=course, index=0, start=MONDAY)
        pool = pool_of(situation)
        return name in pool.candidates, pool.refused.get(name, ("",))[0]

    assert open_to() == (True, "")
    assert open_to(beside.get(name).avoid_if[0]) == (False, "tag")
    programme = plan(beside, profile, cleared(), MONDAY, weeks=1, course=course)
    assert check_plan(beside, profile, cleared(), programme, course=course) == ()
