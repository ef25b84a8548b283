"""A timeline in the form in which the browser and the terminal's JSON read it."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from unhunch.catalogue.model import Exercise
from unhunch.programme.model import Item, PlannedDose, PlannedSession
from unhunch.programme.seconds import Numbers
from unhunch.session.book import Book
from unhunch.session.easier import easier_item
from unhunch.session.model import Step, Timeline
from unhunch.session.timeline import item_steps
from unhunch.session.walked import walk_before
from unhunch.session.wording import change_texts, word

MINUTE_S = 60


def timeline_to_json(
    made: Timeline, session: PlannedSession, catalogue: Book, language: str = "en", *, tags: Collection[str] = ()
) -> Mapping[str, object]:
    """The timeline with what the page shows beside it: each item's words, dose and easier form.

    `tags` are the person's; an easier form that they close is not offered. `after_walk` is the place of the walk
    without which an item is left out, None for the others.
    """
    walks = walk_before(session.items, catalogue.rules)
    return {
        "session": made.session,
        "kind": session.kind,
        "place": session.place,
        "minutes": session.minutes,
        "total_s": made.total_s,
        "more_s": catalogue.rules.number("session.more-s"),
        "items": [
            {**_item(item, n, catalogue, language, tags), "after_walk": walks.get(n)}
            for n, item in enumerate(session.items)
        ],
        "steps": [step_to_json(step) for step in made.steps],
    }


def step_to_json(step: Step) -> Mapping[str, object]:
    """One step under the names of its fields."""
    return {
        "index": step.index,
        "kind": step.kind,
        "item": step.item,
        "exercise": step.exercise,
        "set": step.set,
        "repetition": step.repetition,
        "side": step.side,
        "duration_s": step.duration_s,
        "phases": list(step.phases),
        "say": step.say,
        "caption": step.caption,
        "counts": step.counts,
        "ends_set": step.ends_set,
        "ends_item": step.ends_item,
        "cues": [{"at_s": cue.at_s, "say": cue.say, "caption": cue.caption} for cue in step.cues],
    }


def asks_form(exercise: Exercise, dose: PlannedDose) -> bool:
    """Whether the person is asked how steady it was: after strength and after holds."""
    return exercise.kind == "strength" or (dose.hold_s is not None and exercise.kind != "breathing")


def dose_words(dose: PlannedDose, exercise: Exercise, words: Mapping[str, str], rules: Numbers) -> str:
    """The dose as a short phrase, such as "2 sets of 10 times, 5 s each, each side"."""
    told = dose.hold_s is not None and dose.hold_s >= rules.number("session.say-hold-from-s")
    text = _one_set(dose if told else replace(dose, hold_s=None), words)
    if dose.sets > 1:
        text = word(words, "session.dose.sets", sets=dose.sets, dose=text)
    if (dose.sides or exercise.sides) != "both" and (dose.repetitions or dose.hold_s):
        text = word(words, "session.dose.each-side", dose=text)
    return text


def _one_set(dose: PlannedDose, words: Mapping[str, str]) -> str:
    repetitions, hold = dose.repetitions or 1, dose.hold_s
    if dose.repetitions is None and hold is None and dose.duration_s is not None:
        if dose.duration_s % MINUTE_S:
            return word(words, "session.dose.seconds", seconds=dose.duration_s)
        return word(words, "session.dose.minutes", minutes=dose.duration_s // MINUTE_S)
    if hold is not None and repetitions > 1:
        return word(words, "session.dose.held", repetitions=repetitions, hold=hold)
    if hold is not None:
        return word(words, "session.dose.hold", hold=hold)
    key = "session.dose.repetition" if repetitions == 1 else "session.dose.repetitions"
    return word(words, key, repetitions=repetitions)


def _item(item: Item, number: int, catalogue: Book, language: str, tags: Collection[str]) -> Mapping[str, object]:
    easier = easier_item(item, catalogue, tags)
    return {
        **_facts(item, catalogue, language),
        "easier": None
        if easier is None
        else {
            **_facts(easier, catalogue, language),
            "steps": [step_to_json(step) for step in item_steps(easier, number, catalogue, language)],
        },
    }


def _facts(item: Item, catalogue: Book, language: str) -> Mapping[str, object]:
    exercise = catalogue.get(item.exercise)
    text = catalogue.text(item.exercise, language)
    return {
        "exercise": item.exercise,
        "name": text.name,
        "part": item.part,
        "level": item.level,
        "sets": item.dose.sets,
        "repetitions": item.dose.repetitions,
        "hold_s": item.dose.hold_s,
        "duration_s": item.dose.duration_s,
        "dose": dose_words(item.dose, exercise, catalogue.words(language), catalogue.rules),
        "position": exercise.position,
        "start": text.start,
        "how": list(text.steps),
        "breathing": text.breathing,
        "stop_if": list(text.stop_if),
        "changes": list(change_texts(item, text, catalogue.words(language))),
        "muscles": list(exercise.primary),
        "asks_form": asks_form(exercise, item.dose),
        "asks_two_more": asks_form(exercise, item.dose) and (item.dose.repetitions or 1) > 1,
        "eases_first": exercise.kind == "stretch" or exercise.moves_neck or exercise.end_range,
    }
