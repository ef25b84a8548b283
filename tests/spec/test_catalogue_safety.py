from collections.abc import Iterator

import pytest

from unhunch import load_catalogue
from unhunch.catalogue.model import Exercise

CATALOGUE = load_catalogue()
FLOOR = {"prone", "supine", "side-lying", "quadruped", "kneeling", "floor"}
# Lying or kneeling, but not on the floor, or with a way that spares it.
OFF_THE_FLOOR = {
    "prone-ytw": "swaps to the standing form",
    "ytw-incline": "on a bench, feet on the floor",
    "plank": "swaps to the counter",
    "plank-knees": "swaps to the counter",
    "bridge": "on a firm bed",
    "supine-head-nod": "on a bed",
    "pulldown-band": "on a chair",
    "swimming": "in the water",
}

FORBIDDEN = [
    ("spine-surgery", ["gentle-neck-stretch", "cat-cow", "chin-tuck", "open-book", "supine-head-nod"]),
    ("rib-injury", ["thoracic-extension-chair", "thoracic-rotation", "chest-stretch-doorway", "open-book"]),
    ("hypermobility", ["upper-trapezius-stretch", "levator-scapulae-stretch"]),
    ("high-bp", ["superman", "plank", "swimming", "cycling", "upper-back-stretch-1"]),
    ("neck-trauma-recent", ["yoga", "chin-tuck", "lateral-flexion", "neck-flexion"]),
    ("osteoporosis", ["prone-cobra", "thoracic-extension-roller", "upper-back-stretch-1", "upper-back-stretch-2"]),
    ("postpartum", ["plank", "plank-knees", "plank-counter", "superman", "superman-arms-only", "superman-opposite"]),
    ("postpartum", ["bent-over-row", "bent-over-row-barbell", "row-one-arm-supported", "lat-pulldown"]),
    ("no-floor", ["yoga", "cat-camel", "childs-pose", "bird-dog", "dead-bug", "trunk-rotation"]),
]
SWAPS = [
    ("bent-over-row", "pregnancy", "seated-row"),
    ("bent-over-row", "balance", "seated-row"),
    ("superman", "low-back", "bird-dog"),
    ("superman", "osteoporosis", "bird-dog"),
    ("superman", "shoulder-acute", "prone-cobra"),
    ("prone-ytw", "no-floor", "ytw-standing"),
    ("plank", "no-floor", "plank-counter"),
    ("upper-trapezius-stretch", "dizziness", "lateral-flexion"),
    ("childs-pose-thread-the-needle", "osteoporosis", "thoracic-rotation"),
    ("trunk-rotation", "pregnancy-late", "thoracic-rotation"),
    ("chin-tuck", "dizziness", "supine-head-nod"),
    ("lat-pulldown", "shoulder-acute", "seated-row"),
    ("dead-bug", "pregnancy-late", "bird-dog"),
]
CHANGES = [
    ("lateral-raise-band", "shoulder-acute"),
    ("swimming", "neck-trauma-recent"),
    ("childs-pose-thread-the-needle", "dizziness"),
    ("bridge", "no-floor"),
    ("cycling", "neck-trauma-recent"),
]
UNLOADED = {"shoulder-blade-squeeze", "serratus-wall-slide", "chin-tuck-wall", "supine-head-nod", "ytw-standing"}


def _all() -> Iterator[Exercise]:
    yield from CATALOGUE.exercises.values()
    yield from CATALOGUE.variants.values()


@pytest.mark.parametrize(("tag", "exercises"), FORBIDDEN)
def test_a_text_that_forbids_closes_the_exercise(tag: str, exercises: list[str]) -> None:
    assert [name for name in exercises if tag not in CATALOGUE.get(name).avoid_if] == []


@pytest.mark.parametrize(("exercise_id", "tag", "other"), SWAPS)
def test_a_text_that_swaps_names_the_other_exercise(exercise_id: str, tag: str, other: str) -> None:
    assert CATALOGUE.get(exercise_id).modify_if[tag].swap_to == other


@pytest.mark.parametrize(("exercise_id", "tag"), CHANGES)
def test_a_text_that_leaves_a_choice_is_carried(exercise_id: str, tag: str) -> None:
    assert CATALOGUE.text(exercise_id).changes[tag]


def test_what_lies_or_kneels_is_closed_to_people_who_cannot_get_down_unless_there_is_another_way() -> None:
    open_to_all = {e.id for e in _all() if e.position in FLOOR and "no-floor" not in e.avoid_if}

    assert open_to_all == set(OFF_THE_FLOOR)


def test_a_swap_never_leads_to_what_the_tag_closes() -> None:
    closed = [
        (e.id, tag)
        for e in _all()
        for tag, change in e.modify_if.items()
        if change.swap_to and tag in CATALOGUE.get(change.swap_to).avoid_if
    ]

    assert closed == []


def test_no_carried_change_forbids_or_names_an_id() -> None:
    said = [
        text
        for e in _all()
        for text in CATALOGUE.text(e.id).changes.values()
        if "clearance" in text.lower() or "skip until" in text.lower() or any(f" {i} " in text for i in _ids())
    ]

    assert said == []


def _ids() -> set[str]:
    return {e.id for e in _all() if "-" in e.id}


def test_what_abdominal_surgery_closes_is_closed_after_birth_too() -> None:
    open_after_birth = [e.id for e in _all() if "abdominal-surgery" in e.avoid_if and "postpartum" not in e.avoid_if]

    assert open_after_birth == []


def test_weights_bands_and_machines_are_closed_after_birth() -> None:
    weighted = {"dumbbells", "barbell", "lat-pulldown-machine", "resistance-band", "cable-machine"}
    open_after_birth = [
        e.id for e in _all() if any(weighted & set(group) for group in e.equipment) and "postpartum" not in e.avoid_if
    ]

    assert open_after_birth == []


def test_strength_without_weights_stays_open_after_birth() -> None:
    still_open = {e.id for e in _all() if e.kind == "strength" and "postpartum" not in e.avoid_if}

    assert still_open == {*UNLOADED, "prone-scapular-squeeze", "bird-dog", "scapular-push-up"}


def test_the_unloaded_strength_moves_are_the_light_holds_and_wall_moves() -> None:
    assert {e.id for e in _all() if e.kind == "strength" and not e.loaded} == UNLOADED


def test_every_loaded_move_asks_for_a_day_between_save_the_two_minute_band_raise() -> None:
    assert {e.id for e in _all() if e.loaded and not e.frequency.rest_day_between} == {"lateral-raise-band"}


def test_the_band_raise_may_come_on_two_to_five_days() -> None:
    assert CATALOGUE.get("lateral-raise-band").frequency.per_week == (2, 5)


def test_micro_moves_are_unloaded_save_the_band_raise() -> None:
    assert {e.id for e in _all() if e.micro and e.loaded} == {"lateral-raise-band"}


@pytest.mark.parametrize(
    ("exercise_id", "sessions"),
    [("superman", 4), ("lateral-raise-band", 4), ("bent-over-row-barbell", 4), ("plank", 2)],
)
def test_what_starts_locked_at_level_one_opens_after_pain_free_sessions(exercise_id: str, sessions: int) -> None:
    lock = CATALOGUE.get(exercise_id).lock

    assert lock is not None
    assert (lock.level, lock.opens_after_sessions) == (1, sessions)


def test_stretches_and_neck_moves_at_the_end_of_their_range_keep_the_stricter_pain_rule() -> None:
    marked = {e.id for e in _all() if e.end_range}
    stretches = {e.id for e in _all() if e.kind == "stretch"}

    assert marked - stretches == {"lateral-flexion", "chin-tuck"}


def test_every_region_has_at_least_three_exercises() -> None:
    count = {name: [e.id for e in _all() if name in CATALOGUE.regions_of(e.id)] for name in CATALOGUE.regions}

    assert {name: ids for name, ids in count.items() if len(ids) < 3} == {}


def test_neck_moves_that_can_pull_on_the_spinal_cord_say_what_an_electric_shock_means() -> None:
    names = ("neck-flexion", "cervical-flexion", "upper-back-stretch-3")

    assert all(any("electric shock" in rule for rule in CATALOGUE.text(name).stop_if) for name in names)


def test_no_text_for_people_promises_a_cure_or_blames() -> None:
    words = ("cure you", "guarantee", "wrong with you", "your fault", "crooked", "damaged", "bad posture")
    said = [
        (e.id, word)
        for e in _all()
        for sentence in (*CATALOGUE.text(e.id).steps, CATALOGUE.text(e.id).start, CATALOGUE.text(e.id).chosen)
        for word in words
        if word in sentence.lower()
    ]

    assert said == []
