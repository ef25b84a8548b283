"""A technique's page, and what it changes: warnings first, no start where it is closed, its place on Today."""

import re

import pytest
from django.test import Client

from tests.life import PROFILE, Life, SetClock
from tests.plumbing.pages import door, person

__all__ = ["door", "person"]
TIMED = ("heat", "cold", "massage", "relaxation")
BLAME = re.compile(r"bad posture|correct(?!ly|ed)|crooked|slouch", re.IGNORECASE)


def screened(*yes: str) -> None:
    """The local person, with the safety questions answered."""
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - Django has to be set up first

    Life(ctx=use_context(), clock=SetClock(), person=PERSON).screen(yes=yes)


def shown(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def do(client: Client, topic: str, **form: object) -> str:
    """What the page that follows says."""
    return client.post(f"/learn/{topic}/do/", form, follow=True).content.decode()


@pytest.mark.parametrize("topic", TIMED)
def test_what_speaks_against_it_stands_before_the_start(person: Client, topic: str) -> None:
    screened()
    page = shown(person, f"/learn/{topic}/")
    assert 0 < page.index("Not for you if") < page.index("data-start")


@pytest.mark.parametrize("topic", TIMED)
def test_before_the_safety_questions_there_are_steps_but_no_start(person: Client, topic: str) -> None:
    page = shown(person, f"/learn/{topic}/")
    assert '<ol class="how">' in page
    assert "data-start" not in page
    assert "Your safety answers come first" in page


@pytest.mark.parametrize("topic", ["acupuncture", "posture", "sleep", "ergonomics", "stress"])
def test_what_is_only_explained_has_no_start(person: Client, topic: str) -> None:
    screened()
    assert "data-start" not in shown(person, f"/learn/{topic}/")


@pytest.mark.parametrize("topic", ["acupuncture", "massage"])
def test_what_others_do_comes_with_what_to_ask(person: Client, topic: str) -> None:
    assert "What to ask before you go" in shown(person, f"/learn/{topic}/")


@pytest.mark.parametrize("topic", ["acupuncture", "massage"])
def test_what_a_tag_asks_to_be_told_is_said_for_the_person(person: Client, topic: str) -> None:
    screened("CA-10")
    assert re.search(r"You take blood thinners.{0,80}Say so first", shown(person, f"/learn/{topic}/"))


@pytest.mark.parametrize("topic", ["posture", "ergonomics"])
def test_no_page_calls_a_posture_bad_or_right(person: Client, topic: str) -> None:
    main = shown(person, f"/learn/{topic}/").split("<main", 1)[1]
    assert BLAME.findall(main) == []


def test_a_tag_closes_the_start_and_says_why(person: Client) -> None:
    screened("CA-10")
    page = shown(person, "/learn/massage/")
    assert "data-start" not in page
    assert "You take blood thinners" in page.split('id="ball"', 1)[1]


def test_the_grade_is_said_in_words(person: Client) -> None:
    assert "Not sure: the trials are weak" in shown(person, "/learn/heat/")
    assert "Grade of the evidence" not in shown(person, "/learn/medicines/")


def test_a_use_is_kept_and_worse_closes_it_for_the_day(person: Client) -> None:
    screened()
    page = do(person, "heat", what="use", practice="warmth", use="abc", seconds="900", felt="worse")
    assert "Then leave it for today" in page
    assert "Leave the heat off for today" in page
    assert "data-start" not in page


@pytest.mark.parametrize("form", [{"seconds": "1801"}, {"seconds": "x"}, {"use": ""}, {"practice": "sauna"}])
def test_what_cannot_be_is_refused_and_told(person: Client, form: dict[str, str]) -> None:
    screened()
    sent = {"what": "use", "practice": "warmth", "use": "abc", "seconds": "900", **form}
    assert 'role="status"' in do(person, "heat", **sent)
    assert "data-start" in shown(person, "/learn/heat/")


@pytest.mark.parametrize("what", ["", "fly"])
def test_a_form_that_asks_for_nothing_is_told_so(person: Client, what: str) -> None:
    assert "Nothing was chosen" in do(person, "heat", what=what)


def test_no_such_technique_is_a_404(person: Client) -> None:
    assert person.post("/learn/magnets/do/", {"what": "list"}).status_code == 404


def test_what_is_put_into_the_plan_stands_on_today_until_it_is_taken_out(person: Client) -> None:
    screened()
    put = {"what": "put-in", "practice": "slow-breathing", "weekdays": [*"0123456"], "moment": "after"}
    assert "every day, after the session" in do(person, "relaxation", **put)
    assert "Slow breathing" in shown(person, "/today/")
    tick = {"what": "tick", "practice": "slow-breathing", "back": "today"}
    assert "Ticked for today" in do(person, "relaxation", **tick)
    assert 'value="tick"' not in shown(person, "/today/")
    do(person, "relaxation", what="take-out", practice="slow-breathing")
    page = shown(person, "/today/")
    assert "Taken out: Slow breathing" in page
    assert 'value="put-back"' in page
    do(person, "relaxation", what="put-back", practice="slow-breathing", back="today")
    assert "after the session" in shown(person, "/today/")


def test_without_a_day_nothing_is_put_in(person: Client) -> None:
    screened()
    assert "Tick one day or more" in do(person, "heat", what="put-in", practice="warmth", moment="before")


def test_what_a_tag_closes_is_not_put_in(person: Client) -> None:
    screened("CA-10")
    form = {"what": "put-in", "practice": "ball", "weekdays": [*"0123456"], "moment": "own"}
    assert "This is not for you now" in do(person, "massage", **form)
    assert "Beside your exercises" not in shown(person, "/today/")


def test_a_list_remembers_its_ticks(person: Client) -> None:
    page = do(person, "ergonomics", what="list", ticked=["feet", "window"])
    assert re.findall(r'value="([\w-]+)" checked', page) == ["feet", "window"]


def test_the_figure_of_the_desk_says_the_measures_of_the_data(person: Client) -> None:
    figure = shown(person, "/learn/ergonomics/").split('<svg class="t-desk"', 1)[1].split("</svg>", 1)[0]
    assert "<title" in figure
    assert [size in figure for size in ("50–100 cm", "0–5 cm", "90–120°", "90–110°", "5–10 cm")] == [True] * 5


def in_units(units: str) -> None:
    """The local person's profile asks for those units."""
    from unhunch.service.profile import save_profile  # noqa: PLC0415 - Django has to be set up first
    from unhunch.web.context import PERSON, use_context  # noqa: PLC0415 - the same

    save_profile(use_context(), PERSON, {**PROFILE, "units": units})


@pytest.mark.parametrize(
    ("units", "topic", "said", "never"),
    [
        ("metric", "ergonomics", ("50–100 cm", "0–5 cm", "up to 5 cm lower", "(5–10 cm)", "90–120°"), " in</text>"),
        ("imperial", "ergonomics", ("20–40 in", "0–2 in", "up to 2 in lower", "(2–4 in)", "90–120°"), " cm"),
        ("metric", "sleep", ("about 7–11 cm high in the middle",), " in high"),
        ("imperial", "sleep", ("about 3–4 in high in the middle", ">3–4 in<"), " cm"),
    ],
)
def test_measures_are_in_the_units_that_the_person_chose(
    person: Client, units: str, topic: str, said: tuple[str, ...], never: str
) -> None:
    in_units(units)
    page = shown(person, f"/learn/{topic}/")
    assert [one for one in said if one not in page] == []
    assert never not in page


def test_the_figure_of_the_desk_is_labelled_in_inches_and_told_in_them(person: Client) -> None:
    in_units("imperial")
    figure = re.search(r"<svg class=\"t-desk\".*?</svg>", shown(person, "/learn/ergonomics/"), re.DOTALL)
    assert figure is not None
    assert {"20–40 in", "0–2 in", "2–4 in"} <= set(re.findall(r"<text [^>]*>([^<]*)</text>", figure[0]))
    assert "From the eyes to the screen 20–40 in." in figure[0]
