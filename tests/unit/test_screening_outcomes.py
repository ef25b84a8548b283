from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.cast import NOON, WELL, answers_with_tags, clearance
from tests.spec.screening_reading import read
from unhunch.catalogue import load_catalogue
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.screening import (
    Answers,
    Clearance,
    advice_sentences,
    assume_no,
    country_codes,
    crisis_words,
    emergency_so_far,
    emergency_words,
    help_lines,
    screen,
)
from unhunch.screening.seal import Seal

CATALOGUE = load_catalogue()
WORDS = CATALOGUE.words()
ADVICE = {
    "LOC-1=yes": ("go-on-with-care", "location-nhs", "location-weekly", "location-level-one"),
    "strict LOC-1=yes": ("go-on-with-care", "location-nhs", "location-weekly", "location-strict"),
    "LOC-1=yes BE-11=yes": ("talk-first", "location-nhs", "location-weekly", "told-not-to", "walk-and-breathe"),
    "LOC-1=yes pain=7": ("be-seen-today", "location-nhs"),
    "LOC-1=yes EM-1=yes": ("call-emergency",),
    "EM-1=yes CA-12=yes CA-2=yes BE-4=yes": ("call-emergency",),
    "EM-11=yes": ("call-emergency", "maternity-unit"),
    "UR-17=yes UR-17-plan=no": ("be-seen-today", "crisis-line"),
    "UR-17=yes": ("call-emergency", "crisis-line"),
    "UR-17=unsure UR-17-plan=no EM-1=yes": ("call-emergency", "crisis-line"),
    "UR-17=yes UR-17-plan=no cleared:UR-17=1": ("go-on-with-care", "crisis-line"),
    "UR-2=yes UR-2-limbs=no": ("be-seen-today", "cancer-team"),
    "UR-2=yes UR-2-limbs=yes": ("call-emergency",),
    "UR-2=yes UR-2-limbs=no UR-2-assessed=yes": ("talk-first", "cancer-changed", "walk-and-breathe"),
    "CA-12=yes": ("go-on-with-care", "yellow-flags"),
    "CA-2=yes": ("go-on-with-care", "arm-nerve"),
    "BE-6=yes": ("talk-first", "gentle-moves"),
    "BE-6=yes BE-1=yes": ("talk-first", "walk-and-breathe"),
    "BE-4=yes": ("talk-first", "pregnancy-first", "pregnancy-stop-signs", "walk-and-breathe"),
    "BE-4=yes cleared:BE-4=1": ("go-on-with-care", "pregnancy-stop-signs"),
    "age=17": ("talk-first", "under-18"),
    "": ("go-on",),
}


@pytest.mark.parametrize("given", ADVICE)
def test_the_advice_fits_the_outcome(given: str) -> None:
    assert screen(read(given), NOON).advice == ADVICE[given]


@pytest.mark.parametrize("given", ADVICE)
def test_every_advice_is_said_in_words(given: str) -> None:
    sentences = advice_sentences(screen(read(given), NOON).advice, help_lines("GB", CATALOGUE.screening), WORDS)
    assert all(sentences)


def test_nothing_is_ever_called_all_clear() -> None:
    assert [text for text in WORDS.values() if "all clear" in text.lower()] == []


def test_a_clearance_can_not_be_made_by_hand() -> None:
    made = {name: getattr(clearance(), name) for name in Clearance.__dataclass_fields__ if name != "seal"}
    with pytest.raises(NotClearedError):
        Clearance(**made, seal=Seal())


def test_a_clearance_can_not_be_widened() -> None:
    limited = clearance(answers_with_tags("knee"))
    with pytest.raises(ValueError, match="seal"):
        replace(limited, tags=())  # type: ignore[call-arg]


def test_a_clearance_ends_after_28_days() -> None:
    assert clearance().expires_at - NOON == timedelta(days=28)


def test_a_clearance_under_the_location_rule_ends_after_7_days() -> None:
    assert clearance(read("LOC-1=yes")).expires_at - NOON == timedelta(days=7)


def test_the_location_rule_leaves_unloaded_strength_open_and_closes_the_loaded() -> None:
    limited = clearance(read("LOC-1=yes"))
    assert (limited.loaded_strength, limited.unloaded_strength) == (False, True)


def test_walking_and_breathing_alone_leave_no_strength_open() -> None:
    limited = clearance(read("BE-10=yes"))
    assert (limited.loaded_strength, limited.unloaded_strength) == (False, False)


def test_times_come_back_in_utc() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=13)))
    assert clearance(now=there).screened_at.tzinfo is UTC


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="no time zone"):
        screen(WELL, datetime(2026, 11, 23, 12))  # noqa: DTZ001 - that is the point


def test_a_clearance_of_a_day_that_has_begun_only_where_the_person_is_counts() -> None:
    answers = replace(read("BE-10=yes"), cleared={"BE-10": NOON.date() + timedelta(days=1)})
    assert screen(answers, NOON).action == "go_on_with_care"


def test_a_cleared_exercise_is_named_while_the_clearance_holds() -> None:
    dates = {"plank": NOON.date(), "superman": NOON.date() - timedelta(days=400)}
    assert clearance(replace(WELL, exercise_cleared=dates)).exercise_cleared == ("plank",)


def test_what_a_professional_forbade_is_carried_on_the_clearance() -> None:
    answers = replace(read("BE-11=yes"), told_not_to="no overhead lifts", hidden=("plank",))
    assert clearance(answers).hidden == ("plank",)


def test_water_counts_as_asked_only_where_both_questions_were_answered() -> None:
    assert [clearance(read(given)).water_asked for given in ("", "pool")] == [False, True]


def test_an_emergency_is_known_before_the_last_question() -> None:
    assert emergency_so_far(Answers(answers={"EM-5": "unsure"}, age=41, pain_now=2)) == ("EM-5",)


def test_an_open_follow_up_is_no_emergency_yet() -> None:
    assert emergency_so_far(Answers(answers={"UR-2": "yes"}, age=41, pain_now=2)) == ()


def test_assume_no_keeps_what_was_answered() -> None:
    assert assume_no(Answers(answers={"EM-1": "unsure"}, age=41, pain_now=2)).answers["EM-1"] == "unsure"


NUMBERS = {
    "GB": "999",
    "uk": "999",
    "IE": "112 or 999",
    "DE": "112",
    "FR": "112",
    "GR": "112",
    "US": "911",
    "CA": "911",
    "AU": "000",
    "NZ": "111",
    "IN": "112",
    "CH": "144 or 112",
    "NO": "113",
    "": "112, 911 or your local emergency number",
    "XX": "112, 911 or your local emergency number",
    "Atlantis": "112, 911 or your local emergency number",
}


@pytest.mark.parametrize("country", NUMBERS)
def test_the_emergency_number_is_that_of_the_country(country: str) -> None:
    assert emergency_words(help_lines(country, CATALOGUE.screening), WORDS) == NUMBERS[country]


EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"


def test_every_member_of_the_european_union_has_112() -> None:
    table = CATALOGUE.screening.countries.emergency
    assert [code for code in EU.split() if "112" not in table.get(code, ())] == []


CRISIS = {
    "GB": "Samaritans, 116 123",
    "IE": "Samaritans, 116 123",
    "US": "988",
    "CA": "988",
    "DE": "your local crisis line",
    "": "your local crisis line",
}


@pytest.mark.parametrize("country", CRISIS)
def test_the_crisis_line_is_that_of_the_country(country: str) -> None:
    assert crisis_words(help_lines(country, CATALOGUE.screening), WORDS) == CRISIS[country]


@pytest.mark.parametrize("country", country_codes(CATALOGUE.screening))
def test_every_number_can_be_dialled(country: str) -> None:
    numbers = CATALOGUE.screening.countries.emergency[country]
    assert numbers
    assert all(number.isdigit() for number in numbers)


def test_the_catalogue_that_is_given_is_the_one_that_judges() -> None:
    stricter = {**CATALOGUE.screening.numbers, "screening.severe-pain": 2}
    catalogue = replace(CATALOGUE, screening=replace(CATALOGUE.screening, numbers=stricter))
    assert screen(WELL, NOON, catalogue).action == "see_doctor_urgently"


def test_a_choice_under_the_wrong_field_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="is a choice among options"):
        screen(replace(WELL, answers={**WELL.answers, "CA-1-which": "yes"}), NOON)


def test_a_follow_up_of_a_no_counts_for_nothing() -> None:
    assert screen(replace(WELL, answers={**WELL.answers, "UR-2-limbs": "yes"}), NOON).action == "go_on"
