"""What the terminal shows of a session: its exercises in words, and the seconds of each step."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.console import Console
from rich.live import Live
from rich.text import Text

from unhunch.catalogue import Catalogue
from unhunch.cli.render import CORAL, TEAL
from unhunch.cli.run_of_steps import Run
from unhunch.programme.model import Item
from unhunch.session.form import dose_words
from unhunch.session.wording import change_texts

BAR_WIDTH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A console and what is played on it; with `plain` there is no moving line, for screen readers and logs."""

    console: Console
    catalogue: Catalogue
    language: str = "en"
    plain: bool = False
    moving: Live = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "moving", Live(console=self.console, auto_refresh=False, transient=True))

    @property
    def words(self) -> Mapping[str, str]:
        """All sentences in the language."""
        return self.catalogue.words(self.language)

    def say(self, sentence: str, **facts: object) -> None:
        """Show a sentence of the words."""
        self.line(self.words[sentence].format(**facts))

    def line(self, text: str, style: str = "") -> None:
        """Show one line."""
        self.console.print(text, style=style or None, markup=False, highlight=False)

    def show_step(self, run: Run) -> None:
        """Show what the step says; the exercise with its words where a new one begins."""
        step = run.step
        if step.kind == "ready" and step.set <= 1:
            self.show_exercise(run.items[step.item])
        if step.say and (self.plain or not step.counts):
            self.line(step.say)

    def show_cues(self, before: Run, after: Run) -> None:
        """Show what is said in the middle of a step, between these two moments of it."""
        for cue in after.step.cues:
            if cue.say and before.elapsed_s < cue.at_s <= after.elapsed_s:
                self.line(cue.say)

    def show_exercise(self, item: Item) -> None:
        """Show the exercise's name, dose, start and what is changed for this person."""
        text = self.catalogue.text(item.exercise, self.language)
        self.line("")
        self.line(f"{text.name} - {self.dose(item)}", style=f"bold {TEAL}")
        for number, how in enumerate(text.steps, start=1):
            self.line(f"  {number}. {how}")
        for change in change_texts(item, text, self.words):
            self.say("cli.do.for-you", text=change)

    def name(self, item: Item) -> str:
        """The exercise's name."""
        return self.catalogue.text(item.exercise, self.language).name

    def dose(self, item: Item) -> str:
        """The dose in words."""
        return dose_words(item.dose, self.catalogue.get(item.exercise), self.words, self.catalogue.rules)

    def show_how(self, run: Run) -> None:
        """Show everything about the exercise: start, steps, breathing, when to stop."""
        item = run.items[min(run.step.item, len(run.items) - 1)]
        text = self.catalogue.text(item.exercise, self.language)
        self.show_exercise(item)
        self.say("cli.do.start", text=text.start)
        self.say("cli.do.breathing", text=text.breathing)
        self.line(self.words["cli.do.stop-if"].format(text="; ".join(text.stop_if)), style=CORAL)

    def show_time(self, run: Run) -> None:
        """Show the seconds left, as a number and as a bar; nothing where the stage is plain."""
        if self.plain:
            return
        length = run.step.duration_s + run.extra_s
        full = round(BAR_WIDTH * (1 - run.left_s / length)) if length else BAR_WIDTH
        line = Text(f"{'━' * full:<{BAR_WIDTH}} ", style=TEAL)
        line.append(self.words["cli.do.left"].format(seconds=int(run.left_s + 0.999)), style="bold")
        item = run.items[run.step.item] if run.step.item < len(run.items) else None
        if item is not None and run.step.set:
            place = self.words["cli.do.of"].format(set=run.step.set, sets=item.dose.sets)
            count = f" · {run.step.repetition}" if run.step.repetition and item.dose.repetitions else ""
            line.append(f"  {self.name(item)} · {place}{count}", style="not bold")
        self.moving.start()
        self.moving.update(line, refresh=True)

    def show_pause(self, run: Run) -> None:
        """Say that time stands still."""
        seconds = self.words["cli.do.left"].format(seconds=int(run.left_s + 0.999))
        self.line(f"{seconds} · {self.words['cli.do.paused']}")

    def hold(self) -> None:
        """Take the moving line away."""
        self.moving.stop()

    def go_on(self) -> None:
        """Let the moving line come back with the next moment."""
