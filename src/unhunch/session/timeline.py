"""A planned session as timed, spoken steps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from unhunch.programme.model import Item, PlannedSession
from unhunch.programme.seconds import Beat, change_seconds, item_beats
from unhunch.session.book import Book
from unhunch.session.model import Cue, Step, Timeline
from unhunch.session.wording import Place, Scene, spoken, word


def timeline(session: PlannedSession, catalogue: Book, language: str = "en") -> Timeline:
    """Every step of the session in order; its `total_s` equals the plan's seconds.

    Raises KeyError where the session names an exercise that the catalogue doesn't have.
    """
    steps: list[Step] = []
    before: Item | None = None
    for number, item in enumerate(session.items):
        steps.extend(_position_steps(before, item, number, catalogue, language))
        steps.extend(item_steps(item, number, catalogue, language))
        before = item
    steps.append(_done(len(session.items), catalogue, language))
    numbered = tuple(_numbered(steps))
    return Timeline(session=session.id, steps=numbered, total_s=sum(step.duration_s for step in numbered))


def item_steps(item: Item, number: int, catalogue: Book, language: str) -> tuple[Step, ...]:
    """The steps of one item, its change of position left out; their `index` starts at 0."""
    exercise = catalogue.get(item.exercise)
    scene = Scene(
        item=item,
        first=number == 0,
        exercise=exercise,
        text=catalogue.text(item.exercise, language),
        words=catalogue.words(language),
        rules=catalogue.rules,
    )
    beats = item_beats(exercise, item.level, item.dose, catalogue.rules)
    shown = _captions(scene, beats)
    steps: list[Step] = []
    for place, (beat, captions) in enumerate(zip(beats, shown, strict=True)):
        last = place == len(beats) - 1
        opens = place == 0 or _repetition_key(beats[place - 1]) != _repetition_key(beat)
        said = spoken(scene, beat, place=Place(opens=opens, last=last), captions=captions)
        steps.append(
            Step(
                index=place,
                kind=beat.kind,
                item=number,
                exercise=item.exercise,
                set=beat.set,
                repetition=beat.repetition,
                side=beat.side,
                duration_s=float(beat.seconds),
                phases=tuple(float(phase) for phase in beat.phases),
                say=said.say,
                caption=said.caption,
                ends_set=beat.ends_set,
                ends_item=last,
                counts=said.counts,
                cues=said.cues,
            )
        )
    return tuple(steps)


def _repetition_key(beat: Beat) -> tuple[str, int, int, int]:
    """What two beats of one repetition have in common."""
    group = "work" if beat.kind in {"work", "hold"} else beat.kind
    return (group, beat.set, beat.way, beat.repetition)


def _captions(scene: Scene, beats: Sequence[Beat]) -> list[tuple[Cue, ...]]:
    """For each beat the captions that fall into it: the instructions in turn, then the breathing."""
    texts = (*scene.text.steps, scene.text.breathing)
    working = [beat if beat.kind in {"work", "hold", "walk"} else None for beat in beats]
    starts = list(accumulate((beat.seconds if beat else 0 for beat in working), initial=0))
    least = float(scene.rules.number("session.caption-s"))
    if any(beat and beat.repetition for beat in working):
        return [
            (_caption_of(texts, start, least),) if beat else () for beat, start in zip(working, starts, strict=False)
        ]
    return [
        tuple(_within(texts, start, end, least)) if beat else ()
        for beat, (start, end) in zip(working, pairwise(starts), strict=True)
    ]


def _caption_of(texts: Sequence[str], start: float, least: float) -> Cue:
    return Cue(at_s=0.0, caption=texts[min(int(start // least), len(texts) - 1)])


def _within(texts: Sequence[str], start: float, end: float, least: float) -> Iterator[Cue]:
    yield _caption_of(texts, start, least)
    for number in range(1, len(texts)):
        at = number * least
        if start < at < end:
            yield Cue(at_s=at - start, caption=texts[number])


def _position_steps(before: Item | None, item: Item, number: int, catalogue: Book, language: str) -> Iterator[Step]:
    after = catalogue.get(item.exercise)
    seconds = change_seconds(catalogue.get(before.exercise) if before else None, after, catalogue.rules)
    if not seconds:
        return
    words = catalogue.words(language)
    position = words[f"session.at.{after.position}"]
    yield Step(
        index=0,
        kind="position",
        item=number,
        exercise=item.exercise,
        duration_s=float(seconds),
        say=word(words, "session.position.say", position=position),
        caption=word(words, "session.position.caption", position=position),
    )


def _done(items: int, catalogue: Book, language: str) -> Step:
    words = catalogue.words(language)
    return Step(
        index=0,
        kind="done",
        item=items,
        exercise="",
        duration_s=float(catalogue.rules.number("session.done-s")),
        say=words["session.done.say"],
        caption=words["session.done.caption"],
    )


def _numbered(steps: Sequence[Step]) -> Iterator[Step]:
    for index, step in enumerate(steps):
        yield replace(step, index=index)
