"""The home programme on paper: nothing of it cut, readable aloud, in large type, within the margins."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.cast import WELL, clearance
from tests.life import MORNING, PROFILE, Life, a_life
from tests.plumbing.paper import (
    Structure,
    against_the_standard,
    drawn_beyond_the_margins,
    sizes_of,
    smallest_type,
    structure_of,
    words_of,
)
from unhunch.errors import InvalidInputError, NotClearedError
from unhunch.export.choices import SIZES, Size
from unhunch.export.handout import Content, Pages, exercises_of, handout_pages, limit_sentences
from unhunch.export.typeset import Paper, as_pdf
from unhunch.figures.printed import SHIPPED, read_drawings
from unhunch.service.handout import Handout, read_handout
from unhunch.service.profile import save_profile
from unhunch.service.programme import make_programme
from unhunch.service.techniques import keep_use, put_in
from unhunch.session.form import dose_words

# One worker sets the pages, once.
pytestmark = pytest.mark.xdist_group("handout")
LANGUAGES = ("en", "de", "es")


@cache
def begun() -> Life:
    """Somebody whose low back hurts too, with a plan of a week."""
    life = a_life()
    life.screen(yes=("CA-3",))
    save_profile(life.ctx, life.person, PROFILE)
    make_programme(life.ctx, life.person, weeks=1)
    return life


@cache
def week() -> Handout:
    return read_handout(begun().ctx, begun().person, days=7)


@cache
def pages(language: str) -> Pages:
    drawings = read_drawings(SHIPPED, exercises_of(week()))
    return handout_pages(week(), begun().ctx.catalogue, language, drawings)


@cache
def printed(language: str, paper: Paper = "a4") -> bytes:
    made = pages(language)
    return as_pdf("handout", made.facts, made.pictures, paper=paper, now=MORNING)


@cache
def read(language: str) -> str:
    return words_of(printed(language))


@cache
def structure(language: str) -> Structure:
    return structure_of(printed(language))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_exercise_stands_on_paper_with_its_name_dose_steps_and_stop_signs(language: str) -> None:
    catalogue = begun().ctx.catalogue
    words, told = catalogue.words(language), read(language)
    missing = []
    for item in (item for session in week().sessions for item in session.items):
        text = catalogue.text(item.exercise, language)
        dose = dose_words(item.dose, catalogue.get(item.exercise), words, catalogue.rules)
        wanted = (text.name, dose, text.start, *text.steps, text.breathing, *text.stop_if)
        missing += [one for one in wanted if squeezed(one) not in told]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_stop_signs_for_everything_come_before_the_first_exercise(language: str) -> None:
    questionnaire = begun().ctx.catalogue.screening
    names = questionnaire.text(language).stop_signs
    places = [read(language).find(names[sign.id]) for sign in questionnaire.stop_signs]
    first = begun().ctx.catalogue.text(week().sessions[0].items[0].exercise, language).name
    assert -1 not in places
    assert max(places) < read(language).rindex(first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_screening_limits_and_that_nobody_reviewed_it_is_said(language: str) -> None:
    catalogue = begun().ctx.catalogue
    tags = [catalogue.lore_text(language).tags[tag] for tag in week().clearance.tags]
    assert tags
    wanted = (*tags, catalogue.words(language)["report.not-reviewed"])
    assert [one for one in wanted if squeezed(one) not in read(language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_is_told_language_title_headings_and_every_picture(language: str) -> None:
    found = structure(language)
    assert (found.language, found.standard, found.is_marked) == (language, "ua-1", True)
    assert found.title == begun().ctx.catalogue.words(language)["report.handout.title"]
    assert found.kinds.count("H2") == len(pages(language).facts["exercises"]) + 3  # type: ignore[arg-type]  # a list
    assert found.kinds.count("Figure") == len(found.alternatives) == len(pages(language).pictures) > 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_page_is_blank_and_nothing_is_drawn_beyond_the_margins(paper: Paper, language: str) -> None:
    assert drawn_beyond_the_margins(printed(language, paper)) == []


def test_the_paper_is_the_one_that_was_asked_for() -> None:
    assert sizes_of(printed("en", "a4")) == {(595, 842)}
    assert sizes_of(printed("en", "letter")) == {(612, 792)}


def test_all_type_is_large() -> None:
    assert smallest_type(printed("en")) >= 14


def test_the_same_programme_makes_the_same_file() -> None:
    made = pages("en")
    assert as_pdf("handout", made.facts, made.pictures, paper="a4", now=MORNING) == printed("en")


def test_a_single_day_has_that_days_exercises_alone() -> None:
    day = read_handout(begun().ctx, begun().person)
    assert len(day.days) == 1
    assert set(exercises_of(day)) == {item.exercise for one in day.sessions for item in one.items}


def test_an_exercise_without_drawings_stands_there_without_pictures() -> None:
    made = handout_pages(week(), begun().ctx.catalogue, "en", {})
    pdf = as_pdf("handout", made.facts, made.pictures, paper="a4", now=MORNING)
    assert "Figure" not in structure_of(pdf).kinds
    assert begun().ctx.catalogue.text(exercises_of(week())[0]).name in words_of(pdf)


@pytest.mark.parametrize(
    ("yes", "limits"),
    [
        ((), ()),
        (("LOC-1",), ("No exercise above level 1.", "Strength work without weights and bands.")),
    ],
)
def test_what_a_clearance_holds_back_is_said_in_a_sentence_each(yes: tuple[str, ...], limits: tuple[str, ...]) -> None:
    given = replace(WELL, answers={**WELL.answers, **dict.fromkeys(yes, "yes")})
    assert limit_sentences(clearance(given), begun().ctx.catalogue.words("en")) == limits


def chosen(content: Content, handout: Handout | None = None) -> bytes:
    """The handout of a week with that in it."""
    handout = handout or week()
    drawings = read_drawings(SHIPPED, exercises_of(handout))
    made = handout_pages(handout, begun().ctx.catalogue, "en", drawings, content)
    return as_pdf("handout", made.facts, made.pictures, paper="a4", now=MORNING)


@cache
def bare() -> bytes:
    """As little as can be chosen."""
    return chosen(Content(drawings="none", parts=()))


@cache
def sized(size: Size) -> bytes:
    return chosen(Content(drawings=size, parts=("steps",)), day_with_extras())


def test_doses_stop_signs_and_limits_stay_whatever_is_left_out() -> None:
    told, catalogue = words_of(bare()), begun().ctx.catalogue
    words, safe = catalogue.words("en"), catalogue.screening.text("en").stop_signs
    wanted = [safe[sign.id] for sign in catalogue.screening.stop_signs]
    wanted += [catalogue.lore_text("en").tags[tag] for tag in week().clearance.tags]
    for item in (item for session in week().sessions for item in session.items):
        text = catalogue.text(item.exercise)
        wanted += [
            text.name,
            dose_words(item.dose, catalogue.get(item.exercise), words, catalogue.rules),
            *text.stop_if,
        ]
    assert [one for one in wanted if squeezed(one) not in told] == []


def test_what_was_left_out_is_gone_and_the_paper_says_so() -> None:
    made = bare()
    told, catalogue = words_of(made), begun().ctx.catalogue
    text = catalogue.text(exercises_of(week())[0])
    assert "Left out, as you chose: the drawings, how each exercise is done, what often goes wrong." in told
    assert "Figure" not in structure_of(made).kinds
    assert [one for one in (*text.steps, text.start, "What often goes wrong", "Day by day") if one in told] == []


@pytest.mark.parametrize("size", SIZES)
def test_drawings_of_each_size_stay_within_the_margins(size: Size) -> None:
    made = sized(size)
    assert (drawn_beyond_the_margins(made), against_the_standard(made)) == ([], ())


def test_large_drawings_are_larger() -> None:
    small, large = (len(PdfReader(BytesIO(sized(size))).pages) for size in SIZES[:2])
    assert large > small


def test_the_days_stand_there_one_by_one_with_what_comes_on_each() -> None:
    told = read("en")
    day = week().days[0]
    names = dict.fromkeys(begun().ctx.catalogue.text(item.exercise).name for item in day.sessions[0].items)
    assert f"{day.sessions[0].minutes} minutes of exercise: {', '.join(names)}" in told


@cache
def with_extras() -> Life:
    """The same person, who put heat and slow breathing beside the plan."""
    life = a_life()
    life.ctx.store.append(life.person, list(begun().ctx.store.records(begun().person)))
    put_in(life.ctx, life.person, "heat", "warmth", weekdays=[0, 2], moment="before")
    put_in(life.ctx, life.person, "relaxation", "slow-breathing", weekdays=range(7), moment="own")
    return life


@cache
def day_with_extras() -> Handout:
    return read_handout(with_extras().ctx, with_extras().person)


def test_a_technique_beside_the_plan_has_its_whole_dose_and_whom_it_is_not_for() -> None:
    told = words_of(chosen(Content(parts=("techniques",)), day_with_extras()))
    text = begun().ctx.catalogue.lore_text("en").techniques["heat"]
    dose = (
        "15–20 min at a time, never more than 30 min at once, pauses included, up to 3 times a day, at least 60 min "
        "between two times, a look at your skin every 5 min"
    )
    wanted = (dose, "On: Monday, Wednesday. Before the session.", "Every day. Whenever it suits you.")
    assert [one for one in (*wanted, *text.not_if, *text.stop_if) if squeezed(one) not in told] == []
    assert text.practices["warmth"].steps[0] not in told


def test_a_technique_stands_on_the_paper_of_its_days_alone() -> None:
    life = with_extras()
    assert {one.technique for one in read_handout(life.ctx, life.person, days=7).extras} == {"heat", "relaxation"}
    assert "Beside your exercises" not in words_of(sized("small"))


def test_a_technique_that_felt_worse_today_is_not_handed_out() -> None:
    life = a_life()
    life.ctx.store.append(life.person, list(with_extras().ctx.store.records(with_extras().person)))
    keep_use(life.ctx, life.person, "heat", "warmth", use="u", seconds=600, felt="worse")
    assert [one.technique for one in read_handout(life.ctx, life.person).extras] == ["relaxation"]


def test_without_a_clearance_nothing_is_handed_out() -> None:
    life = a_life()
    with pytest.raises(NotClearedError):
        read_handout(life.ctx, life.person)


def test_without_a_plan_one_clear_line_comes() -> None:
    life = a_life()
    life.screen()
    with pytest.raises(InvalidInputError, match="no plan yet"):
        read_handout(life.ctx, life.person)
