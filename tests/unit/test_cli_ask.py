from dataclasses import dataclass, field

import pytest

from unhunch.catalogue import load_catalogue
from unhunch.cli.ask import Asker

ENGLISH = load_catalogue().words()
GERMAN = {**ENGLISH, "cli.answer.yes": "ja", "cli.answer.no": "nein", "cli.answer.none": "keine"}
YES_NO = {"yes": True, "no": False}


@dataclass
class Typed:
    """A keyboard on which these lines are typed, one after the other."""

    lines: list[str]
    asked: list[str] = field(default_factory=list)

    def now(self) -> float:
        return 0.0

    def key(self, wait_s: float) -> str:
        del wait_s
        return ""

    def line(self, question: str) -> str:
        self.asked.append(question)
        return self.lines.pop(0)


@pytest.mark.parametrize(("said", "meant"), [("ja", "yes"), ("J", "yes"), ("nein", "no"), ("yes", "yes")])
def test_an_answer_is_understood_in_the_persons_language_and_in_english(said: str, meant: str) -> None:
    assert Asker(keyboard=Typed([said]), words=GERMAN).choice("?", YES_NO) is YES_NO[meant]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_answer_that_is_shown_is_understood_as_it_is_shown(language: str) -> None:
    words = load_catalogue().words(language)
    shown = {name.removeprefix("cli.answer."): said for name, said in words.items() if name.startswith("cli.answer.")}
    for option, said in shown.items():
        # The keyboard's line is made small before it is compared.
        assert Asker(keyboard=Typed([said]), words=words).choice("?", {option: option}) == option


def test_what_begins_as_a_word_of_the_persons_language_is_that_word() -> None:
    # "n" begins the German no as well as the English one, and both mean the same.
    assert Asker(keyboard=Typed(["n"]), words=GERMAN).choice("?", YES_NO) is False


def test_what_is_no_answer_is_asked_again_with_the_words_that_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    keyboard = Typed(["vielleicht", "ja"])
    assert Asker(keyboard=keyboard, words=GERMAN).choice("?", YES_NO) is True
    assert "ja / nein" in capsys.readouterr().out


@pytest.mark.parametrize("said", ["keine", "none", "0", "nein"])
def test_none_of_several_is_understood_in_both_languages(said: str) -> None:
    words = {**GERMAN, "cli.do.unwell": "{options}"}
    assert Asker(keyboard=Typed([said]), words=words).several("cli.do.unwell", [("ill", "Ill")]) == ()
