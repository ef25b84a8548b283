"""What a session in the terminal asks and keeps: sets as done, taps after each exercise, "this hurts"."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from unhunch.cli.ask import Asker
from unhunch.cli.opened import PERSON
from unhunch.cli.run_of_steps import Run, felt_item, place_in, sets_between, with_easier
from unhunch.cli.stage import Stage
from unhunch.programme.model import PAIN_SITES, Item
from unhunch.records.model import Form
from unhunch.service.context import Context
from unhunch.service.session import EventKind, Hurts, HurtsAnswer, PlayerEvent, record_events, this_hurts
from unhunch.service.words import say
from unhunch.session.easier import easier_item
from unhunch.session.form import asks_form
from unhunch.session.model import Step
from unhunch.session.timeline import item_steps
from unhunch.session.walked import walk_before

Reply = Literal["go-on", "easier", "leave", "end", "screen"]
FORMS: dict[str, Form] = {"steady": "steady", "wobbly": "wobbly", "lost it": "lost"}
SPREADS: dict[str, Literal["further", "shrinking", ""]] = {"further": "further", "shrinking": "shrinking", "no": ""}
LEAVES: dict[str, Literal["later", "stopped"] | None] = {"later": "later", "end": "stopped", "stay": None}
CHEST = ("chest", "chest-pain")
GOES: dict[str, Reply] = {"go on": "go-on", "end the session": "end"}
STOPS: dict[str, Reply] = {"leave it out": "leave", "end the session": "end"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One session being played: its id, day and steps as planned, the person's tags, where to ask, show and keep."""

    ctx: Context
    session: str
    day: date
    planned: Sequence[Step]
    tags: Collection[str]
    asker: Asker
    stage: Stage

    def reached(self, run: Run) -> None:
        """Keep that this step was reached, where a set or a wait begins; that is where one goes on."""
        if run.step.repetition <= 1:
            self._keep(replace(self._event("step"), step=place_in(self.planned, run.step)))

    def passed(self, run: Run) -> Run:
        """The run after its step came to its end: a set that ended is kept, and the taps of an item are asked."""
        step = run.step
        if step.ends_set and (step.item, step.set) not in run.done:
            run = self._set(run, step.item, step.set, skipped=False)
        return self._closed(run, step.item) if step.ends_item else run

    def skipped(self, run: Run, target: int) -> Run:
        """The run with the sets between here and the target kept as skipped; taps are asked of what was begun."""
        ended = sorted({step.item for step in run.steps[run.index : target] if step.ends_item})
        for item, number in sets_between(run, target):
            run = self._set(run, item, number, skipped=True)
        for item in ended:
            run = self._closed(run, item)
        return run

    def open_from(self, run: Run) -> int:
        """The index of the first step, from here on, that does not need a walk which was left out or cut short."""
        walks = walk_before(run.items, self.ctx.catalogue.rules)
        shut = {item for item, walk in walks.items() if walk is None or (walk, 1) not in run.done}
        return next((at for at in range(run.index, len(run.steps)) if run.steps[at].item not in shut), len(run.steps))

    def easier(self, run: Run, *, too_hard: bool = False) -> Run | None:
        """The run with what is left of this exercise made easier; None where there is no easier form."""
        number = run.step.item
        if number >= len(run.items):
            return None
        easier = easier_item(run.items[number], self.ctx.catalogue, self.tags)
        if easier is None:
            return None
        event = replace(self._event("eased"), item=number, exercise=easier.exercise, level=easier.level, eased=True)
        self._keep(replace(event, too_hard=too_hard))
        self.stage.say("cli.do.easier", name=self.stage.name(easier), dose=self.stage.dose(easier))
        fresh = item_steps(easier, number, self.ctx.catalogue, self.stage.language)
        felt = run.of(number)
        run = run.having_felt(number, replace(felt, too_hard=felt.too_hard or too_hard))
        return with_easier(run, number, easier, fresh)

    def hurts(self, run: Run) -> tuple[Run, Reply]:
        """The run and what to do, after "this hurts" was asked about and judged."""
        words, number = self.stage.words, felt_item(run)
        score = self.asker.score(words["cli.do.hurts.score"])
        signs, site = self._signs_and_site()
        hurts = Hurts(
            key=uuid.uuid4().hex,
            session=self.session,
            item=number,
            score=score,
            site=site,
            signs=signs,
            still_there=run.of(number).eased,
            spread=self.asker.choice(words["cli.do.hurts.spread"], SPREADS),
        )
        answer = this_hurts(self.ctx, PERSON, hurts)
        behind = number != run.step.item
        self._tell(answer, behind=behind)
        return self._felt(run, hurts, answer), self._reply(answer, behind=behind)

    def leave(self) -> Literal["later", "stopped"] | None:
        """How the session is left: to go on later, for good, or (None) not at all."""
        return self.asker.choice(self.stage.words["cli.do.leave"], LEAVES)

    def _signs_and_site(self) -> tuple[tuple[str, ...], str]:
        """The stop signs and the place; pain in the chest is a stop sign wherever it is said."""
        known = tuple(self.ctx.catalogue.screening.text(self.stage.language).stop_signs.items())
        signs = self.asker.several("cli.do.hurts.signs", known)
        places = tuple((site, self.stage.words[f"session.site.{site}"]) for site in PAIN_SITES)
        site = self.asker.one_of("cli.do.hurts.site", places)
        return tuple(dict.fromkeys((*signs, *(CHEST[1:] if site == CHEST[0] else ())))), site

    def _tell(self, answer: HurtsAnswer, *, behind: bool) -> None:
        """Say what to do; an exercise that is over has nothing more to be done about it today."""
        if behind and answer.act not in {"screen", "end-session"}:
            self.stage.say("session.hurts.kept")
            return
        for sentence in answer.words:
            self.stage.line(say(self.ctx.catalogue, sentence, self.stage.language))

    def _reply(self, answer: HurtsAnswer, *, behind: bool) -> Reply:
        if answer.act == "screen":
            return "screen"
        if answer.act == "end-session":
            return "end"
        if answer.act != "stop":
            return "go-on"
        if behind:
            return self.asker.choice(self.stage.words["cli.do.hurts.stop-behind"], GOES)
        if answer.instead is None:
            return self.asker.choice(self.stage.words["cli.do.hurts.stop-alone"], STOPS)
        return self.asker.choice(self.stage.words["cli.do.hurts.stop"], {"easier": "easier", **STOPS})

    def _felt(self, run: Run, hurts: Hurts, answer: HurtsAnswer) -> Run:
        before = run.of(hurts.item)
        felt = replace(
            before,
            worst=max(hurts.score, before.worst or 0),
            still_there=before.still_there or hurts.still_there,
            eased=before.eased or answer.act == "ease",
        )
        return run.having_felt(hurts.item, felt)

    def _closed(self, run: Run, number: int) -> Run:
        """The run with the exercise's closing questions asked and kept; once, where it was begun or felt."""
        felt = run.of(number)
        if felt.asked or not (run.begun(number) or felt.worst is not None):
            return run
        form, two_more = self._taps(run.items[number]) if run.begun(number) else (None, None)
        event = replace(
            self._about(run, number, self._event("exercise", f"{number}")),
            worst=felt.worst,
            eased=felt.eased,
            still_there=felt.still_there,
            too_hard=felt.too_hard,
            form=form,
            two_more=two_more,
        )
        self._keep(event)
        return run.having_felt(number, replace(felt, asked=True))

    def _taps(self, item: Item) -> tuple[Form | None, bool | None]:
        if not asks_form(self.ctx.catalogue.get(item.exercise), item.dose):
            return None, None
        words = self.stage.words
        form = self.asker.maybe(words["cli.do.form"].format(name=self.stage.name(item)), FORMS)
        if form == "lost" or (item.dose.repetitions or 1) <= 1:
            return form, None
        return form, self.asker.maybe(words["cli.do.two-more"], {"yes": True, "no": False})

    def _set(self, run: Run, number: int, set_: int, *, skipped: bool) -> Run:
        dose = run.items[number].dose
        event = replace(
            self._about(run, number, self._event("set", f"{number}:{set_}{':skipped' if skipped else ''}")),
            set=set_,
            repetitions=None if skipped else dose.repetitions,
            hold_s=None if skipped else dose.hold_s,
            duration_s=None if skipped else dose.duration_s,
            skipped=skipped,
        )
        self._keep(event)
        return run if skipped else run.having_done(number, set_)

    def _about(self, run: Run, number: int, event: PlayerEvent) -> PlayerEvent:
        item = run.items[number]
        return replace(event, item=number, exercise=item.exercise, level=item.level)

    def _event(self, kind: EventKind, name: str = "") -> PlayerEvent:
        """An event; a named one has the same key however often it happens that day, so that it is kept once."""
        key = f"{self.session}:terminal:{self.day}:{kind}:{name or uuid.uuid4().hex}"
        return PlayerEvent(key=key, at=self.ctx.clock.now(), session=self.session, kind=kind)

    def _keep(self, event: PlayerEvent) -> None:
        record_events(self.ctx, PERSON, [event])
