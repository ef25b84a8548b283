import tomllib

import jsonschema
import pytest

from unhunch import load_catalogue
from unhunch.catalogue import exercise_schema
from unhunch.catalogue.parsing import DATA

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    ("exercise_id", "region"),
    [
        ("seated-row", "scapular-retractors"),
        ("wall-angel", "lower-trapezius"),
        ("prone-cobra", "extensors"),
        ("supine-head-nod", "deep-neck-flexors"),
        ("chest-stretch-doorway", "chest-stretch"),
        ("gentle-neck-stretch", "neck-stretch"),
        ("open-book", "thoracic-mobility"),
        ("lat-pulldown", "lats"),
        ("dead-bug", "core"),
    ],
)
def test_an_exercise_trains_the_region_of_its_primary_muscles(exercise_id: str, region: str) -> None:
    assert region in CATALOGUE.regions_of(exercise_id)


@pytest.mark.parametrize(
    ("exercise_id", "region"),
    [("swimming", "chest-stretch"), ("shoulder-rolls", "neck-stretch"), ("thoracic-rotation", "core")],
)
def test_muscles_alone_do_not_make_it_the_right_kind(exercise_id: str, region: str) -> None:
    assert region not in CATALOGUE.regions_of(exercise_id)


def test_kit_is_that_of_the_exercise_where_nothing_else_is_said() -> None:
    assert CATALOGUE.kit("bridge", "home") == (("mat", "firm-bed"),)


def test_a_place_may_need_other_kit() -> None:
    assert CATALOGUE.kit("lat-pulldown", "home") == (("resistance-band",), ("doorway",))


def test_a_change_for_a_tag_may_need_other_kit() -> None:
    assert CATALOGUE.kit("bridge", "home", ("no-floor",)) == (("firm-bed",),)


def test_of_two_changes_the_narrower_kit_holds() -> None:
    assert CATALOGUE.kit("scapular-push-up", "home", ("no-floor", "high-bp")) == (("wall",),)


def test_a_shared_fault_comes_with_its_measure_and_words() -> None:
    fault = next(fault for fault in CATALOGUE.get("shoulder-rolls").faults if fault.id == "head-juts")

    assert (fault.view, CATALOGUE.text("shoulder-rolls").faults["head-juts"].fault) == ("side", "Head juts forward")


def test_a_standing_form_spares_the_chair_out_of_doors() -> None:
    assert CATALOGUE.kit("thoracic-rotation", "outdoors") == ()


def test_an_unknown_exercise_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.get("hula-hoop")


def test_a_variant_is_found_like_an_exercise() -> None:
    assert CATALOGUE.get("plank-counter").parent == "plank"


def test_words_fall_back_to_english() -> None:
    assert CATALOGUE.text("plank", "xx") == CATALOGUE.text("plank", "en")


def test_names_fall_back_to_english() -> None:
    assert CATALOGUE.lore_text("xx") is CATALOGUE.lore_text("en")


def test_sentences_fall_back_to_english() -> None:
    assert CATALOGUE.words("xx") == CATALOGUE.words("en")


def test_english_is_whole() -> None:
    assert "en" in CATALOGUE.languages


def test_a_rule_that_is_no_number_says_so() -> None:
    with pytest.raises(TypeError):
        CATALOGUE.rules.number("catalogue.sets")


def test_an_unknown_rule_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        CATALOGUE.rules.value("catalogue.colour")


def test_every_technique_has_a_grade_and_says_what_is_known() -> None:
    texts = CATALOGUE.lore_text("en").techniques

    assert [name for name in CATALOGUE.techniques if not texts[name].evidence] == []


@pytest.mark.parametrize("name", ["heat", "cold", "massage", "acupuncture"])
def test_what_touches_the_body_says_who_should_leave_it(name: str) -> None:
    assert CATALOGUE.lore_text("en").techniques[name].not_if


def test_a_chair_and_a_table_are_offered_ticked_at_home_and_at_the_desk() -> None:
    assert [CATALOGUE.equipment[name].usual_at for name in ("chair", "table")] == [("home", "desk")] * 2


def test_the_schema_of_an_exercise_allows_nothing_unknown() -> None:
    assert exercise_schema()["additionalProperties"] is False


def test_every_shipped_exercise_fits_the_schema() -> None:
    schema = exercise_schema()
    files = sorted((DATA / "exercises").glob("*/exercise.toml"))
    fitting = jsonschema.Draft202012Validator(schema)

    assert [f.parent.name for f in files if not fitting.is_valid(tomllib.loads(f.read_text("utf-8")))] == []
