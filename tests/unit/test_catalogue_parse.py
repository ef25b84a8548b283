import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from unhunch.catalogue import findings_report, load_catalogue, parse
from unhunch.catalogue.model import Finding
from unhunch.catalogue.parsing import DATA
from unhunch.errors import CatalogueError

BRIDGE = "exercises/bridge/exercise.toml"
WORDS = "exercises/bridge/text.en.toml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the shipped data, to be spoiled."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def _replace(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_the_shipped_catalogue_has_no_finding() -> None:
    assert parse()[1] == ()


def test_there_are_58_exercises_and_15_variants() -> None:
    catalogue = load_catalogue()

    assert (len(catalogue.exercises), len(catalogue.variants)) == (58, 15)


def test_a_second_load_gives_the_same_catalogue_without_reading_again() -> None:
    assert load_catalogue() is load_catalogue()


# What is spoiled (file, old text, new text) and what the finding has to say.
SPOILED = [
    (BRIDGE, 'harder = "bridge-march"', 'harder = "bridge-dance"', "names the exercise 'bridge-dance'"),
    (BRIDGE, '"abdominal-surgery"', '"abdominal-surgry"', "names the tag 'abdominal-surgry'"),
    (BRIDGE, '["mat", "firm-bed"]', '["mat", "cloud"]', "names the kit 'cloud'"),
    (BRIDGE, '"hamstrings"', '"hamster"', "names the muscle 'hamster'"),
    (BRIDGE, '"seed-001"', '"seed-009"', "names the source 'seed-009'"),
    (BRIDGE, 'sets = "expert", ', "", "has no source"),
    (BRIDGE, "[6, 8]", "[6, 80]", "is outside 1 to 60"),
    (BRIDGE, "[6, 8]", "[8, 6]", "runs from 8 down to 6"),
    (BRIDGE, "[6, 8]", "[26, 28]", "level 1 asks more than level 2"),
    (BRIDGE, "hold_s = [2, 2]", "hold_s = [200, 200]", "is outside 1 to 120"),
    (BRIDGE, "[6, 8]", "[true, 8]", "is True, where 1 belongs"),
    (BRIDGE, "[6, 8]", '["6", 8]', "is '6', where 6 belongs"),
    (BRIDGE, "[6, 8]", "[6.0, 8]", "is 6.0, where 6 belongs"),
    (BRIDGE, 'tempo = "2-2-2"', 'tempo = "slow"', "is 'slow'. Write it as 2-1-3"),
    (BRIDGE, "per_week = [2, 3]", "per_week = [2, 9]", "is outside 1 to 7"),
    (BRIDGE, 'kind = "strength"', 'kind = "juggling"', "kind: Input should be"),
    (BRIDGE, "loaded = true", "lauded = true", "lauded: Unexpected keyword argument"),
    (BRIDGE, 'id = "bridge"', 'id = "brigde"', "is 'brigde' in the folder 'bridge'"),
    (BRIDGE, 'id = "bridge"', "id = ", "is not valid TOML"),
    (BRIDGE, "[levels.3]", "[levels.4]", "levels.4"),
    (
        BRIDGE,
        'high-bp = { source = "expert" }',
        'high-bp = { change = false, source = "expert" }',
        "either a change or a swap",
    ),
    (BRIDGE, '"postpartum"]', '"postpartum", "high-bp"]', "stands in avoid_if too"),
    (BRIDGE, "loaded = true", "loaded = false", "asks for a rest day without a load"),
    (BRIDGE, 'places = ["home", "gym"]', "places = []", "has no place to do it"),
    (BRIDGE, "[frequency]", '[equipment_at]\npool = [["pool"]]\n\n[frequency]', "is not one of its places"),
    (BRIDGE, "[levels.3]", "[levels.3x]", "levels.3x"),
    (
        BRIDGE,
        'source = { sets = "expert"',
        'source = { count = "expert", sets = "expert"',
        "source of a number not given",
    ),
    (BRIDGE, "repetitions = [6, 8]", "", "says neither repetitions, nor a count, nor a duration"),
    (BRIDGE, "rest_day_between = true", "per_day = [1, 2]\nrest_day_between = true", "needs per_day and its source"),
    (BRIDGE, 'kind = "strength"', 'kind = "mobility"', "is true for something that is no strength move"),
    (BRIDGE, '[["mat", "firm-bed"]]', "[[]]", "has an empty group"),
    (BRIDGE, 'status = "seed"', 'parent = "plank-counter"\nstatus = "seed"', "is a variant itself"),
    (BRIDGE, 'status = "seed"', 'parent = "plank"\nstatus = "seed"', "needs parent and relation together"),
    (BRIDGE, 'primary = ["gluteus-maximus", "hamstrings"]', "primary = []", "has no primary muscle"),
    (BRIDGE, "sources = [", "sources = []\nother = [", "other: Unexpected"),
    (WORDS, "[reported]", "[reported]\nseed-002 = 'x'", "reported.seed-002: belongs to nothing"),
    ("rules/catalogue.toml", "[catalogue.count]", "[catalogue.count]\nsize = 3", "size: Unexpected"),
    ("rules/catalogue.toml", "[catalogue.sets]", "loose = 3\n[catalogue.sets]", "is not a table of rules"),
    ("words/session.en.toml", "\n", '\n"odd" = "a { brace"\n', "has a brace without its partner"),
    ("words/session.en.toml", "\n", '\n"odd" = 3\n', "is not a sentence"),
    (WORDS, 'stop_if = ["Low back or leg pain"', 'stop_if_ = ["Low back or leg pain"', "stop_if"),
    (WORDS, 'low-back = "Half the height."', "", "changes.low-back: is missing"),
    (WORDS, 'low-back = "Half the height."', 'low-back = " "', "changes: is blank"),
    (WORDS, 'low-back = "', 'knee = "No."\nlow-back = "', "changes.knee: belongs to nothing"),
    (WORDS, "[faults.arching-past-straight]", "[faults.arching]", "faults.arching-past-straight: is missing"),
    (BRIDGE, '"knee-cave"', '"knee-rave"', "names the shared fault 'knee-rave'"),
    ("faults.en.toml", "[shrug]", "[shrag]", "faults.en.toml: shrug: is missing"),
    ("exercises/plank/exercise.toml", '"plank-counter"', '"superman"', "swaps to 'superman', which that tag closes"),
    ("exercises/walking/exercise.toml", 'easier = "march-on-the-spot"', 'easier = "cycling"', "runs in a circle"),
    ("tags.toml", "[postpartum]\n", "[postpartun]\n", "names the tag 'postpartum'"),
    ("tags.en.toml", "wrist = ", "wrest = ", "tags.en.toml: wrist: is missing"),
    ("regions.toml", '"longus-colli"', '"longus-golli"', "names the muscle 'longus-golli'"),
    ("techniques.toml", 'source = "sherman-2014"', 'source = "sherman"', "names the source 'sherman'"),
    ("techniques.en.toml", "swedish = ", "danish = ", "doesn't match the methods"),
    ("faq.toml", '"lat-pulldown"', '"lat-pullup"', "names the exercise 'lat-pullup'"),
    ("education.en.toml", "[strength]", "[weakness]", "belongs to nothing"),
    ("templates.toml", '"seated-row"', '"seated-bow"', "names the exercise 'seated-bow'"),
    ("order.toml", '"swimming"', '"sinking"', "has no folder in exercises/"),
    ("rules/catalogue.toml", 'source = "design"', 'source = "dream"', "names the source 'dream'"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), SPOILED)
def test_a_fault_is_found_and_named(data: Path, file: str, old: str, new: str, said: str) -> None:
    _replace(data, file, old, new)

    assert said in findings_report(parse(data)[1])


def _no_stop_rule(root: Path) -> None:
    path = root / WORDS
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("stop_if")]
    path.write_text("\n".join(["stop_if = []", *lines]), "utf-8")


def _french_without_safety(root: Path) -> None:
    text = (root / WORDS).read_text("utf-8").replace('low-back = "Half the height."\n', "")
    (root / "exercises/bridge/text.fr.toml").write_text(text, "utf-8")


def _no_steps(root: Path) -> None:
    text = (root / WORDS).read_text("utf-8")
    start, rest = text.split("steps = [", 1)
    (root / WORDS).write_text(f"{start}steps = [{rest[rest.index(']') :]}", "utf-8")


def _french_words(name: str, text: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        (root / name).write_text(text, "utf-8")

    return spoil


def _twice(root: Path) -> None:
    shutil.copy(root / "rules/catalogue.toml", root / "rules/copy.toml")


def _said_twice(root: Path) -> None:
    shutil.copy(root / "words/session.en.toml", root / "words/other.en.toml")


def _long_number(root: Path) -> None:
    (root / BRIDGE).write_text("sets = " + "9" * 5_000, "utf-8")


def _latin_one(root: Path) -> None:
    (root / WORDS).write_bytes("name = 'Brücke'".encode("latin-1"))


def _link(root: Path) -> None:
    outside = root.parent / "outside.toml"
    outside.write_text("id = 1", "utf-8")
    (root / BRIDGE).unlink()
    (root / BRIDGE).symlink_to(outside)


def _no_words(root: Path) -> None:
    (root / WORDS).unlink()


def _huge(root: Path) -> None:
    (root / WORDS).write_text("#" * 300_000, "utf-8")


def _stray(root: Path) -> None:
    (root / "exercises/bridge/evil.py").write_text("import os", "utf-8")


def _folder_for_file(root: Path) -> None:
    (root / BRIDGE).unlink()
    (root / BRIDGE).mkdir()


def _nested(root: Path) -> None:
    (root / WORDS).write_text("a = " + "[" * 5_000, "utf-8")


def _two_circle(root: Path) -> None:
    _replace(root, "exercises/bridge-march/exercise.toml", 'easier = "bridge"', 'easier = "bridge"\nharder = "bridge"')


BROKEN: list[tuple[Callable[[Path], None], str]] = [
    (_no_stop_rule, "has no stop rule"),
    (_french_without_safety, "text.fr.toml: changes.low-back: is missing"),
    (_no_steps, "has no step"),
    (_french_words("tags.fr.toml", 'wrist = "poignet"'), "tags.fr.toml: balance: is missing"),
    (_french_words("tags.fr.toml", 'wrist = "poignet"'), "muscles.fr.toml: soleus: is missing"),
    (_french_words("words/session.fr.toml", '"odd" = "bizarre"'), "belongs to nothing in English"),
    (_french_words("words/none.toml", '"odd" = "bizarre"'), "has no language in its name"),
    (_french_words("order.toml", "exercises = 3"), "order.toml: exercises: is not a list of ids"),
    (_twice, "catalogue.sets: is there twice"),
    (_said_twice, "is there twice"),
    (_long_number, "holds a value that can't be read"),
    (_latin_one, "is not UTF-8 text"),
    (_link, "leads out of its folder"),
    (_no_words, "no words for this exercise"),
    (_huge, "is larger than"),
    (_stray, "is not part of an exercise"),
    (_folder_for_file, "is not a file"),
    (_nested, "is n"),
    (_two_circle, "runs in a circle"),
]


@pytest.mark.parametrize(("spoil", "said"), BROKEN, ids=lambda value: getattr(value, "__name__", None))
def test_a_broken_file_is_found_and_named(data: Path, spoil: Callable[[Path], None], said: str) -> None:
    spoil(data)

    assert said in findings_report(parse(data)[1])


def test_a_language_that_is_begun_has_to_be_whole(data: Path) -> None:
    shutil.copy(data / WORDS, data / "exercises/bridge/text.fr.toml")

    missing = [f for f in parse(data)[1] if f.where == "exercises/plank/text.fr.toml"]

    assert len(missing) == 1


def test_a_language_with_fewer_stop_rules_than_english_is_found(data: Path) -> None:
    text = (data / WORDS).read_text("utf-8")
    german = text.replace('"Low back or leg pain", ', "")
    (data / "exercises/bridge/text.fr.toml").write_text(german, "utf-8")

    assert "fewer stop rules than English" in findings_report(parse(data)[1])


def test_all_faults_are_reported_at_once(data: Path) -> None:
    for file, old, new, _ in SPOILED[:5]:
        _replace(data, file, old, new)

    report = findings_report(parse(data)[1])

    assert [said for *_, said in SPOILED[:5] if said not in report] == []


def test_an_unreadable_exercise_hides_no_other_fault(data: Path) -> None:
    _replace(data, BRIDGE, 'id = "bridge"', "id = ")
    _replace(data, "exercises/plank/exercise.toml", '"abdominal-surgery"', '"abdominal"')

    report = findings_report(parse(data)[1])

    assert "names the tag 'abdominal'" in report


def test_an_exercise_that_names_an_unreadable_one_is_not_blamed(data: Path) -> None:
    _replace(data, BRIDGE, 'id = "bridge"', "id = ")

    assert "names the exercise 'bridge'" not in findings_report(parse(data)[1])


def test_an_empty_folder_is_all_findings(tmp_path: Path) -> None:
    catalogue, findings = parse(tmp_path)

    assert (catalogue, bool(findings)) == (None, True)


def test_a_folder_that_is_not_there_is_all_findings(tmp_path: Path) -> None:
    assert parse(tmp_path / "nowhere")[0] is None


def test_loading_faulty_data_raises_with_every_finding(data: Path) -> None:
    _replace(data, BRIDGE, '"hamstrings"', '"hamster"')

    with pytest.raises(CatalogueError) as caught:
        load_catalogue(data)
    assert len(caught.value.findings) == 1


def test_a_report_without_findings_says_so() -> None:
    assert findings_report(()) == "No findings."


def test_a_report_has_one_line_a_finding_and_their_number() -> None:
    found = [Finding(where="b", what="is odd"), Finding(where="a", what="is old", fix="Renew it.")]

    assert findings_report(found) == "a: is old. Renew it.\nb: is odd\n2 findings."


def test_the_models_load_without_pydantic() -> None:
    code = "import sys, unhunch.catalogue.model, unhunch.catalogue.contents; sys.exit('pydantic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
