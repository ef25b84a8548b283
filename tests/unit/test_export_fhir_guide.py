"""The file for a clinic's software beside HL7's guide and the classes of R4B, as docs/reference/fhir.md says."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchanged import (
    CLASSES,
    TODAY,
    Json,
    bundle,
    coded,
    has,
    lived,
    made,
    of_kind,
    report,
    resources_in,
    table,
    unresolved,
    walked,
)
from tests.life import MORNING, a_life
from tests.property.test_records_codec import TEXT, records_of
from unhunch.records.model import (
    AdverseEventRecord,
    OutcomeRecord,
    PainRecord,
    Record,
    SessionRecord,
    SetRecord,
    WalkRecord,
)
from unhunch.service.reporting import ActivityTrend, read_report

# One worker lives the days, once.
pytestmark = pytest.mark.xdist_group("fhir")


PROFILES: Mapping[str, Callable[[], list[Json]]] = {
    "PACarePlan": lambda: of_kind("CarePlan"),
    "PAGoal": lambda: of_kind("Goal"),
    "PAObservationEVSMinutesPerWeek": lambda: coded("82290-8"),
    "PAObservationStrengthDaysPerWeek": lambda: coded("82291-6"),
    "PAObservationActivityMeasure": lambda: coded("55411-3"),
}


@pytest.mark.parametrize("profile", PROFILES)
def test_what_the_guide_asks_for_is_there_as_the_page_says(profile: str) -> None:
    rows = [row for row in table("What the guide asks for") if row[0] == profile]
    found = PROFILES[profile]()
    wrong = [
        (element, here)
        for _profile, element, _guide, here in rows
        if {has(one, element) for one in found} != ({False} if here.startswith("never: ") else {True})
    ]
    assert (wrong, bool(rows), bool(found)) == ([], True, True)


def test_what_the_guide_fixes_is_what_is_there() -> None:
    fixed = [(row[0], row[1], row[2].removeprefix("required: ")) for row in table("What the guide asks for")]
    wanted = [
        (profile, element, value) for profile, element, value in fixed if not value.startswith(("required", "must"))
    ]
    wrong = [
        (profile, element, value)
        for profile, element, value in wanted
        for one in PROFILES[profile]()
        for part in value.split(", ")
        if f'"{part}"' not in json.dumps(_at(one, element))
    ]
    assert (wrong, len(wanted) > 10) == ([], True)


def _at(resource: Json, path: str) -> Any:
    found: Any = resource
    for name in path.split("."):
        found = found[name]
    return found


def test_no_profile_is_claimed() -> None:
    assert "profile" not in {name for name, _value in walked(json.loads(bundle()))}


def test_each_resource_has_its_row_of_what_r4b_changed_and_uses_nothing_of_it() -> None:
    rows = {row[0]: set(re.findall(r"`(\w+)`", row[1])) for row in table("R4 and R4B")}
    assert rows.keys() == CLASSES.keys()
    used = [(kind, name) for kind, changed in rows.items() for one in of_kind(kind) for name in changed if name in one]
    assert used == []
    names = {name for name, _value in walked(json.loads(bundle()))}
    assert not [name for name in names if "CodeableReference" in name or "RatioRange" in name]


def test_every_code_of_the_page_is_in_the_file_and_every_loinc_code_in_the_page() -> None:
    text = bundle().decode()
    named = {code for row in table("Codes") for code in re.findall(r"[A-Za-z0-9-]+", row[0])}
    assert [one for one in named if f'"{one}"' not in text] == []
    loinc = {
        str(value["code"]) for _name, value in _codings(json.loads(text)) if value.get("system") == "http://loinc.org"
    }
    assert loinc <= named


def _codings(found: Any) -> Iterator[tuple[str, Json]]:
    for name, value in walked(found):
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and "system" in one and "code" in one:
                yield name, one


KEPT = st.one_of(
    records_of(AdverseEventRecord), records_of(PainRecord), records_of(WalkRecord), records_of(SetRecord),
    records_of(SessionRecord), records_of(OutcomeRecord),
)  # fmt: skip
DAYS = st.integers(0, 27).map(lambda days: TODAY - timedelta(days=days))
TRENDS = st.builds(
    ActivityTrend, name=TEXT, first=st.integers(0, 10), first_on=DAYS, last=st.integers(0, 10), last_on=DAYS
)


@settings(max_examples=25)
@given(values=st.lists(KEPT, max_size=6), day=DAYS, goal=TEXT, trends=st.lists(TRENDS, max_size=3), words=TEXT)
def test_any_records_make_a_whole_file(
    values: list[Any], day: date, goal: str, trends: list[ActivityTrend], words: str
) -> None:
    life = a_life(at=lived().clock.at)
    kept = [Record(key=str(n), at=MORNING, value=replace(one, day=day)) for n, one in enumerate(values)]
    kept.append(Record(key="walk", at=MORNING, value=WalkRecord(day=TODAY, minutes=5)))
    life.ctx.store.append(life.person, kept)
    answers = report().answers
    assert answers is not None
    found = replace(
        read_report(life.ctx, life.person),
        goal=goal,
        activities=tuple(trends),
        answers=replace(answers, told_not_to=words),
        answered_on=day,
        programme=report().programme,
    )
    data = made(found, name=words)
    assert unresolved(data) == []
    assert len({one["id"] for one in resources_in(data)}) == len(resources_in(data))
    assert {type(CLASSES[one["resourceType"]].model_validate(one)) for one in resources_in(data)} <= {*CLASSES.values()}
