"""Plays a timeline in the terminal: shows each step, counts its time, obeys the keys."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from unhunch.cli.desk import Desk
from unhunch.cli.keyboard import Keyboard, single_keys
from unhunch.cli.run_of_steps import Run, after_item, next_segment, segment_before
from unhunch.cli.stage import Stage

Ending = Literal["finished", "later", "stopped", "screen"]
TICK_S = 0.25
# Less than this is rounding; waiting for it would take for ever on a clock that counts in larger grains.
OVER_S = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """A session's desk, where things are asked and kept, its stage, where they are shown, and the keyboard."""

    desk: Desk
    stage: Stage
    keyboard: Keyboard
    more_s: float

    def play(self, run: Run) -> Ending:
        """How it ended, the run played from its place on."""
        with single_keys():
            shown = -1
            while not run.over:
                if run.index != shown:
                    shown = run.index
                    self.desk.reached(run)
                    self.stage.show_step(run)
                run, ending = self._moment(run)
                if ending:
                    return ending
                shown = -1 if run.elapsed_s == 0 and run.index == shown else shown
        return "finished"

    def _moment(self, run: Run) -> tuple[Run, Ending | None]:
        """The run a moment later, and its ending if it came."""
        if run.left_s <= OVER_S:
            with self._aside():
                return self._on(self.desk.passed(run), run.index + 1), None
        began = self.keyboard.now()
        key = self.keyboard.key(min(TICK_S, run.left_s))
        before, run = run, run.after(self.keyboard.now() - began)
        self.stage.show_cues(before, run)
        self.stage.show_time(run)
        return self._obey(key, run) if key else (run, None)

    def _obey(self, key: str, run: Run) -> tuple[Run, Ending | None]:
        """The run after the key. What is asked meanwhile takes no time from the step."""
        if key in "nb+":
            return self._moved(key, run), None
        with self._aside():
            if key == " ":
                self._pause(run)
            elif key == "?":
                self.stage.show_how(run)
            elif key == "e":
                return self.desk.easier(run) or self._no_easier(run), None
            elif key == "h":
                return self._hurts(run)
            elif key == "q":
                return run, self.desk.leave()
        return run, None

    def _moved(self, key: str, run: Run) -> Run:
        if key == "+":
            return run.longer(self.more_s)
        if key == "b":
            return self._back(run)
        target = next_segment(run)
        with self._aside():
            return self._on(self.desk.skipped(run, target), target)

    def _on(self, run: Run, target: int) -> Run:
        """The run at the target, or past it what may not be done without the walk that was left out."""
        there = run.at(target)
        open_at = self.desk.open_from(there)
        return self.desk.skipped(there, open_at).at(open_at) if open_at > target else there

    def _back(self, run: Run) -> Run:
        there = run.at(segment_before(run))
        while there.index and self.desk.open_from(there) > there.index:
            there = there.at(segment_before(there))
        return there

    def _pause(self, run: Run) -> None:
        self.stage.show_pause(run)
        while self.keyboard.key(TICK_S) != " ":
            pass

    def _no_easier(self, run: Run) -> Run:
        self.stage.say("cli.do.no-easier")
        return run

    def _hurts(self, run: Run) -> tuple[Run, Ending | None]:
        run, answer = self.desk.hurts(run)
        if answer == "easier":
            return self.desk.easier(run, too_hard=True) or self._left_out(run), None
        if answer == "leave":
            return self._left_out(run), None
        if answer == "end":
            return run, "finished"
        return run, "screen" if answer == "screen" else None

    def _left_out(self, run: Run) -> Run:
        target = after_item(run)
        return self._on(self.desk.skipped(run, target), target)

    @contextlib.contextmanager
    def _aside(self) -> Iterator[None]:
        """A block in which the stage is still, so that something may be asked."""
        self.stage.hold()
        try:
            yield
        finally:
            self.stage.go_on()
