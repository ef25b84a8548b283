"""What is taken from other collections, what is left out and why, and how careful the rest is."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.exercise_files import fed, file_of, laid_out, named, page_of, told, wger
from tests.planned import the_catalogue
from unhunch.catalogue.checks import all_findings
from unhunch.catalogue.gathering import Raw
from unhunch.catalogue.model import Exercise, ExerciseText
from unhunch.catalogue.packs import joined, parse_pack
from unhunch.errors import RefusedFileError
from unhunch.intake.as_pack import AsPack, as_pack
from unhunch.intake.exercise_file import MOST_ROWS, read_exercises
from unhunch.intake.wording import lines_in, plain, steps_in


def made(data: bytes) -> AsPack:
    return as_pack(read_exercises(data), the_catalogue(), "mine")


def taken(data: bytes, folder: Path) -> tuple[Exercise, dict[str, ExerciseText]]:
    """The one exercise of the file as the catalogue reads it from the pack, and its words by language."""
    pack, findings = parse_pack(laid_out(made(data).files, folder), the_catalogue())
    assert findings == ()
    assert pack is not None
    (exercise,) = pack.raw.exercises.values()
    return exercise, {language: texts[exercise.id] for language, texts in pack.raw.texts.items()}


def left_out(row: dict[str, Any]) -> list[tuple[str, str]]:
    return named(made(page_of(row) if "translations" in row else file_of(row)).left_out)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"name": "../../etc", "id": "../.."}, "name"),
        ({"instructions": []}, "words"),
        ({"instructions": None}, "words"),
        ({"instructions": ["Hold for 30 seconds."]}, "words"),
        ({"level": "expert"}, "expert"),
        ({"level": None}, "expert"),
        ({"category": "cardio"}, "category"),
        ({"category": "olympic weightlifting"}, "category"),
        ({"category": "plyometrics"}, "category"),
        ({"category": "strongman"}, "category"),
        ({"category": "powerlifting"}, "category"),
        ({"category": 7}, "category"),
        ({"primaryMuscles": []}, "muscle"),
        ({"primaryMuscles": ["spleen"]}, "muscle"),
        ({"secondaryMuscles": ["forearms"]}, "muscle"),
        ({"primaryMuscles": ["hamstrings"]}, "area"),
        ({"primaryMuscles": ["chest"], "category": "strength"}, "area"),
        ({"equipment": "barbell"}, "kit"),
        ({"equipment": "kettlebells"}, "kit"),
        ({"equipment": "machine"}, "kit"),
        ({"equipment": "other"}, "kit"),
        ({"equipment": ["bands"]}, "kit"),
        ({"instructions": ["Stand. Let your partner pull your arms."]}, "kit"),
        ({"instructions": ["Stand and hold two dumbbells."]}, "kit"),
        ({"instructions": ["Stand, then jump up."]}, "rough"),
        ({"instructions": ["Lie down.", "Reach up."]}, "position"),
        ({"instructions": ["Roll forward onto the ball."], "equipment": "exercise ball"}, "position"),
        ({"instructions": ["Sit down.", "Then stand up."]}, "position"),
    ],
)
def test_what_is_not_certain_or_not_gentle_is_left_out(changes: dict[str, Any], why: str) -> None:
    assert [reason for _, reason in left_out(fed(**changes))] == [why]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (wger(category={"name": "Cardio"}), "category"),
        (wger(category={"name": "Legs"}), "category"),
        (wger(category=None), "category"),
        (wger(muscles=[]), "muscle"),
        (wger(muscles=[{"name": "Spleen"}]), "muscle"),
        (wger(muscles=[{"name": "Biceps brachii"}]), "area"),
        (wger(equipment=[]), "kit"),
        (wger(equipment=[{"name": "Kettlebell"}]), "kit"),
        (wger(equipment=[{"name": "Barbell"}, {"name": "Bench"}]), "kit"),
        (wger(told("Pull", "")), "words"),
        (wger(told("Pull", "<script>alert(1)</script>")), "words"),
        (wger(told("Pull", "<p>Stand and throw.</p>")), "rough"),
        (wger(told("Ziehen", "<p>Steh.</p>", language=1)), "language"),
        (wger(told("Pull", "<p>Stand.</p>", license=99)), "licence"),
        (wger(told("Pull", "<p>Stand.</p>", license=None), license=None), "licence"),
        (wger(id=True), "name"),
        (wger(id=-1), "name"),
    ],
)
def test_what_wger_does_not_say_for_certain_is_left_out(row: dict[str, Any], why: str) -> None:
    assert [reason for _, reason in left_out(row)] == [why]


def test_what_the_catalogue_has_already_is_left_out_however_it_is_written() -> None:
    again = fed(name="UPPER trapezius-stretch", id="a")
    assert left_out(again) == [("UPPER trapezius-stretch", "there")]


def test_the_same_name_twice_is_taken_once() -> None:
    found = made(file_of(fed(), fed(id="again")))
    assert (found.taken, named(found.left_out)) == (("Thread and Reach",), [("Thread and Reach", "there")])


def test_it_is_only_ever_prescribed_at_level_one_and_not_watched(tmp_path: Path) -> None:
    exercise, _ = taken(file_of(fed()), tmp_path)
    assert exercise.only_prescribed
    assert tuple(exercise.levels) == (1,)
    assert exercise.camera.view == "none"


def test_its_dose_asks_no_more_than_any_of_ours_of_that_kind(tmp_path: Path) -> None:
    exercise, _ = taken(file_of(fed()), tmp_path)
    ours = [one.levels[1].hold_s for one in the_catalogue().exercises.values() if one.kind == "stretch"]
    assert exercise.levels[1].hold_s == min(span for span in ours if span)


def test_each_number_says_that_the_source_had_none(tmp_path: Path) -> None:
    exercise, _ = taken(file_of(fed()), tmp_path)
    assert set(exercise.levels[1].source.values()) == {"mine-dose"}
    assert exercise.frequency.source == "mine-dose"


def test_it_is_closed_to_whoever_is_kept_from_or_changes_any_of_ours_of_that_kind(tmp_path: Path) -> None:
    exercise, _ = taken(file_of(fed()), tmp_path)
    ours = [one for one in the_catalogue().exercises.values() if one.kind == "stretch"]
    assert {tag for one in ours for tag in (*one.avoid_if, *one.modify_if)} <= set(exercise.avoid_if)


def test_strength_is_taken_for_loaded_and_rests_a_day(tmp_path: Path) -> None:
    exercise, _ = taken(page_of(wger()), tmp_path)
    assert (exercise.kind, exercise.loaded, exercise.frequency.rest_day_between) == ("strength", True, True)


def test_a_stretch_holds_to_the_stricter_pain_rule(tmp_path: Path) -> None:
    exercise, _ = taken(file_of(fed()), tmp_path)
    assert exercise.end_range


def test_doses_of_the_source_are_not_in_the_steps(tmp_path: Path) -> None:
    _, texts = taken(file_of(fed()), tmp_path)
    assert texts["en"].steps == ("Slide one arm under you and let that shoulder sink.",)


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_it_stops_by_every_sign_that_stops_a_session_in_each_language(tmp_path: Path, language: str) -> None:
    _, texts = taken(file_of(fed()), tmp_path)
    signs = the_catalogue().screening.texts[language].stop_signs.values()
    assert set(signs) < set(texts[language].stop_if)


def test_wger_words_in_other_languages_come_along(tmp_path: Path) -> None:
    english = told("High Pull", "<p>Stand.</p><p>Pull.</p>")
    _, texts = taken(page_of(wger(english, told("Hoher Zug", "<p>Steh.</p><p>Zieh.</p>", language=1))), tmp_path)
    assert (texts["de"].name, texts["de"].steps, texts["es"].name) == ("Hoher Zug", ("Zieh.",), "High Pull")


def test_author_and_licence_stay_with_the_words() -> None:
    sources = made(page_of(wger())).files["sources.toml"]
    assert "words by Ada, CC BY-SA 4.0" in sources
    assert "https://creativecommons.org/licenses/by-sa/4.0/" in sources


def test_the_public_domain_is_named() -> None:
    assert "Unlicense" in made(file_of(fed())).files["sources.toml"]


def test_nothing_is_taken_of_pictures() -> None:
    assert all("jpg" not in text for text in made(file_of(fed())).files.values())


@pytest.mark.parametrize(("limit", "most"), [("MOST_FILES", 9), ("_MOST_BYTES", 9_000), ("_MOST_CREDITS", 900)])
def test_a_pack_does_not_grow_beyond_what_a_pack_may_be(monkeypatch: pytest.MonkeyPatch, limit: str, most: int) -> None:
    monkeypatch.setattr(f"unhunch.intake.as_pack.{limit}", most)
    rows = (wger(told(f"Pull {n}", "<p>Stand and pull the band.</p>"), id=n) for n in range(1, 5))
    found = made(page_of(*rows))
    assert (len(found.taken), {why for _, why in named(found.left_out)}) == (2, {"full"})


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "damaged"),
        (b"[", "damaged"),
        (b"[NaN]", "damaged"),
        (b"\xff\xfe\x00", "damaged"),
        (b"[" * 200_000, "damaged"),
        (b"1" * 5_000, "damaged"),
        (b"[]", "unknown"),
        (b"7", "unknown"),
        (b'{"results": 7}', "unknown"),
        (b'[{"a": 1}]', "unknown"),
        (file_of(*[{"primaryMuscles": []}] * (MOST_ROWS + 1)), "large"),
        (b" " * 20_000_001, "large"),
    ],
    ids=range(12),
)
def test_what_is_no_such_file_is_refused(data: bytes, kind: str) -> None:
    with pytest.raises(RefusedFileError) as found:
        read_exercises(data)
    assert found.value.kind == kind


def test_one_exercise_by_itself_is_read_too() -> None:
    assert read_exercises(file_of(fed())[1:-1]).sketches == read_exercises(file_of(fed())).sketches


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One &amp; two</p><p>three</p>", ("One & two", "three")),
        ("<ul><li>a<li>b</ul>", ("a", "b")),
        ("a<br/>b", ("a", "b")),
        ("<style>p{}</style>x<script>y</script>", ("x",)),
        ("<img src=x onerror=alert(1)>safe", ("safe",)),
        ("<a href='javascript:1'>go</a>", ("go",)),
        ("<![weird[", ()),
        (7, ()),
        ("x" * 30_000, ()),
    ],
)
def test_markup_becomes_lines_of_text(markup: object, lines: tuple[str, ...]) -> None:
    assert lines_in(markup) == lines


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("Feet 18-24 inches apart.", True),
        ("Hold for 15 seconds.", False),
        ("Hold 10 to 20 secs.", False),
        ("Do 3 sets of 12.", False),
        ("Repeat 5-10 times, then switch.", False),
        ("Use 20 lbs.", False),
        ("Hold for ten seconds.", False),
        ("Halte zehn Sekunden.", False),
        ("Take two steps.", True),
        ("Halte 20 Sekunden.", False),
        ("Repite 10 veces.", False),
        ("Repeat for the prescribed number of repetitions.", False),
        ("Bend at 90 degrees.", True),
    ],
)
def test_a_sentence_with_a_dose_is_dropped(sentence: str, *, kept: bool) -> None:
    assert steps_in([sentence]) == ((sentence,) if kept else ())


def test_what_can_not_be_seen_is_taken_out_of_names() -> None:
    assert plain("a\u202eb\0c\u200bd\ud800\x7f\n e", 80) == "abcd e"


def test_the_shipped_catalogue_may_hold_nothing_unjudged() -> None:
    catalogue = the_catalogue()
    plank = replace(catalogue.get("plank"), only_prescribed=True)
    raw = Raw(names=(*catalogue.exercises, *catalogue.variants))
    spoilt = replace(catalogue, exercises={**catalogue.exercises, "plank": plank})
    assert [one.where for one in all_findings(spoilt, raw)] == ["exercises/plank/exercise.toml: only_prescribed"]


def test_an_exercise_of_a_therapist_still_needs_its_three_levels(tmp_path: Path) -> None:
    files = dict(made(file_of(fed())).files)
    facts = "exercises/fed-thread-and-reach/exercise.toml"
    files[facts] = files[facts].replace('"only_prescribed" = true', '"only_prescribed" = false')
    _, findings = parse_pack(laid_out(files, tmp_path), the_catalogue())
    assert [one.what for one in findings] == ["lacks level 2", "lacks level 3"]


def test_two_packs_of_the_same_file_do_not_meet(tmp_path: Path) -> None:
    pack, _ = parse_pack(laid_out(made(file_of(fed())).files, tmp_path), the_catalogue())
    assert pack is not None
    again = as_pack(read_exercises(file_of(fed())), joined(the_catalogue(), pack), "other")
    assert (again.files, named(again.left_out)) == ({}, [("Thread and Reach", "there")])


def test_a_therapists_exercise_told_in_english_alone_lends_no_stop_rules() -> None:
    catalogue = the_catalogue()
    model = catalogue.exercises["upper-back-stretch-3"]
    stranger = replace(model, id="a-stranger")
    texts = {**catalogue.texts, "en": {**catalogue.texts["en"], "a-stranger": catalogue.text(model.id)}}
    beside = replace(catalogue, exercises={**catalogue.exercises, "a-stranger": stranger}, texts=texts)
    files = as_pack(read_exercises(file_of(fed())), beside, "mine").files
    assert files["exercises/fed-thread-and-reach/text.de.toml"].count("Kribbeln") == 2
