"""Questions in the terminal, asked again until the answer fits; nothing is assumed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from unhunch.cli import render
from unhunch.cli.keyboard import Keyboard

T = TypeVar("T")
HIGHEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """A keyboard and the words to ask with."""

    keyboard: Keyboard
    words: Mapping[str, str]

    def score(self, question: str) -> int:
        """A whole number from 0 to 10."""
        while (found := self.maybe_score(question)) is None:
            self.again("cli.do.again-number")
        return found

    def maybe_score(self, question: str) -> int | None:
        """A whole number from 0 to 10; None where it was left open."""
        while said := self.keyboard.line(question):
            if said.isascii() and said.isdigit() and int(said) <= HIGHEST:
                return int(said)
            self.again("cli.do.again-number")
        return None

    def choice(self, question: str, options: Mapping[str, T]) -> T:
        """The value of the option whose beginning was typed, in the person's language or in English."""
        while True:
            found = self._meant(self.keyboard.line(question).lower(), options)
            if found is not None:
                return options[found]
            self.again("cli.do.again", options=" / ".join(self._said(one) for one in options))

    def maybe(self, question: str, options: Mapping[str, T]) -> T | None:
        """The value of the option whose beginning was typed; None where it was left open."""
        while said := self.keyboard.line(question).lower():
            found = self._meant(said, options)
            if found is not None:
                return options[found]
            self.again("cli.do.again", options=" / ".join(self._said(one) for one in options))
        return None

    def several(self, question_id: str, options: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """The ids of the options whose numbers were typed; () only where "none" or 0 was."""
        question = self._listed(question_id, options)
        while True:
            said = self.keyboard.line(question).lower().replace(",", " ").split()
            if said in (["none"], ["0"], ["no"], [self._said("none")], [self._said("no")]):
                return ()
            if said and all(word.isascii() and word.isdigit() and 1 <= int(word) <= len(options) for word in said):
                return tuple(dict.fromkeys(options[int(word) - 1][0] for word in said))
            self.again("cli.do.again", options=f"1-{len(options)} / {self._said('none')}")

    def one_of(self, question_id: str, options: Sequence[tuple[str, str]]) -> str:
        """The id of the option whose number was typed; "" where it was left open."""
        question = self._listed(question_id, options)
        while said := self.keyboard.line(question):
            if said.isascii() and said.isdigit() and 1 <= int(said) <= len(options):
                return options[int(said) - 1][0]
            self.again("cli.do.again", options=f"1-{len(options)}")
        return ""

    def _listed(self, question_id: str, options: Sequence[tuple[str, str]]) -> str:
        """The question with its options numbered from 1."""
        listed = "; ".join(f"{number} {words}" for number, (_, words) in enumerate(options, start=1))
        return self.words[question_id].format(options=listed)

    def again(self, sentence: str, **facts: str) -> None:
        """Say what would be an answer."""
        render.show_lines([self.words[sentence].format(**facts)])

    def _said(self, option: str) -> str:
        """The option as the person's language says it."""
        return self.words.get(f"cli.answer.{option.replace(' ', '-')}", option)

    def _meant(self, said: str, options: Mapping[str, object]) -> str | None:
        """The option that was typed, or the only one that begins so."""
        names = {self._said(one).lower(): one for one in options}
        for known in (names, {one: one for one in options}):
            if said in known:
                return known[said]
            fits = [one for one in known if said and one.startswith(said)]
            if len(fits) == 1:
                return known[fits[0]]
        return None
