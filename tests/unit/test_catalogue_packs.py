import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from unhunch import load_catalogue
from unhunch.catalogue import findings_report, parse
from unhunch.catalogue.packs import joined, parse_pack

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "pack"
SHIPPED = load_catalogue()
FACTS = "exercises/towel-slide/exercise.toml"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the example pack, to be spoiled."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "mine"))


def _report(pack: Path) -> str:
    return findings_report(parse_pack(pack, SHIPPED)[1])


def test_the_example_pack_has_no_finding() -> None:
    assert parse_pack(EXAMPLE, SHIPPED)[1] == ()


def test_a_pack_stands_behind_the_shipped_exercises() -> None:
    catalogue, _ = parse(packs=[EXAMPLE])

    assert catalogue is not None
    assert (list(catalogue.exercises)[-1], len(catalogue.exercises)) == ("towel-slide", 59)


def test_a_pack_brings_its_words_and_sources() -> None:
    found, _ = parse_pack(EXAMPLE, SHIPPED)
    assert found is not None

    catalogue = joined(SHIPPED, found)

    assert (catalogue.text("towel-slide").name, "clinic-leaflet" in catalogue.sources) == ("Towel slide", True)


def test_joining_a_pack_leaves_the_catalogue_as_it_was() -> None:
    found, _ = parse_pack(EXAMPLE, SHIPPED)
    assert found is not None

    joined(SHIPPED, found)

    assert "towel-slide" not in SHIPPED.exercises


def test_a_changed_pack_is_read_again(pack: Path) -> None:
    before = load_catalogue(packs=[pack])
    text = (pack / "exercises/towel-slide/text.en.toml").read_text("utf-8")
    (pack / "exercises/towel-slide/text.en.toml").write_text(text.replace("Towel slide", "Long towel slide"), "utf-8")

    after = load_catalogue(packs=[pack])

    assert (before.text("towel-slide").name, after.text("towel-slide").name) == ("Towel slide", "Long towel slide")


def test_a_faulty_pack_spoils_the_whole_parse(pack: Path) -> None:
    (pack / FACTS).write_text("id = ", "utf-8")

    assert parse(packs=[pack])[0] is None


def test_the_same_pack_twice_is_refused() -> None:
    assert "has the id of an exercise that is there" in findings_report(parse(packs=[EXAMPLE, EXAMPLE])[1])


def _shipped_id(pack: Path) -> None:
    text = (pack / FACTS).read_text("utf-8").replace('id = "towel-slide"', 'id = "plank"')
    (pack / FACTS).write_text(text, "utf-8")
    (pack / "exercises/towel-slide").rename(pack / "exercises/plank")


def _shipped_source(pack: Path) -> None:
    (pack / "sources.toml").write_text('[expert]\nwhat = "me"\n', "utf-8")


def _program(pack: Path) -> None:
    (pack / "exercises/towel-slide/run.py").write_text("import os", "utf-8")


def _rules(pack: Path) -> None:
    (pack / "rules").mkdir()
    (pack / "rules/adaptation.toml").write_text("[a.b]\nvalue = 1", "utf-8")


def _link_out(pack: Path) -> None:
    (pack / "exercises/towel-slide/motion.toml").symlink_to("/etc/hostname")


def _folder_link(pack: Path) -> None:
    (pack / "exercises/other").symlink_to(pack / "exercises/towel-slide", target_is_directory=True)


def _too_large(pack: Path) -> None:
    for number in range(30):
        folder = pack / f"exercises/extra-{number}"
        folder.mkdir()
        (folder / "exercise.toml").write_text("#" * 199_000, "utf-8")


def _shouting_id(pack: Path) -> None:
    (pack / "exercises/towel-slide").rename(pack / "exercises/Towel Slide")


def _kit_without_name(pack: Path) -> None:
    (pack / "equipment.toml").write_text("[skateboard]\nusual_at = []\n", "utf-8")


def _no_stop_rule(pack: Path) -> None:
    path = pack / "exercises/towel-slide/text.en.toml"
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("stop_if")]
    path.write_text("\n".join(["stop_if = []", *lines]), "utf-8")


def _out_of_range(pack: Path) -> None:
    text = (pack / FACTS).read_text("utf-8").replace("[6, 8]", "[6, 800]")
    (pack / FACTS).write_text(text, "utf-8")


def _empty(pack: Path) -> None:
    shutil.rmtree(pack)
    pack.mkdir()


def _gone(pack: Path) -> None:
    shutil.rmtree(pack)


REFUSED: list[tuple[Callable[[Path], None], str]] = [
    (_shipped_id, "has the id of an exercise that is there"),
    (_shipped_source, "is there already in the catalogue"),
    (_program, "run.py is not part of a pack"),
    (_rules, "rules/adaptation.toml is not part of a pack"),
    (_link_out, "is a link"),
    (_folder_link, "is a link"),
    (_too_large, "is larger than a pack may be"),
    (_shouting_id, "is no id"),
    (_kit_without_name, "equipment.en.toml: skateboard: is missing"),
    (_no_stop_rule, "has no stop rule"),
    (_out_of_range, "is outside 1 to 60"),
    (_empty, "holds no exercise"),
    (_gone, "is not a folder"),
]


@pytest.mark.parametrize(("spoil", "said"), REFUSED, ids=lambda value: getattr(value, "__name__", None))
def test_a_faulty_pack_is_refused_with_its_finding(pack: Path, spoil: Callable[[Path], None], said: str) -> None:
    spoil(pack)

    assert said in _report(pack)


def test_every_finding_names_the_pack(pack: Path) -> None:
    _out_of_range(pack)
    _no_stop_rule(pack)

    findings = parse_pack(pack, SHIPPED)[1]

    assert {finding.where.split(":")[0] for finding in findings} == {"pack mine"}


def test_a_pack_may_bring_kit_of_its_own(pack: Path) -> None:
    (pack / "equipment.toml").write_text('[skateboard]\nusual_at = ["home"]\n', "utf-8")
    (pack / "equipment.en.toml").write_text('skateboard = "A skateboard"\n', "utf-8")

    found, findings = parse_pack(pack, SHIPPED)

    assert found is not None, findings
    assert joined(SHIPPED, found).lore_text("en").equipment["skateboard"] == "A skateboard"
