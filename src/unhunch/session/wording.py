"""The words of each beat: what is said, what is shown, and what follows within the step."""

from collections.abc import Mapping
from dataclasses import dataclass

from unhunch.catalogue.model import Exercise, ExerciseText, Words
from unhunch.programme.model import Item
from unhunch.programme.seconds import Beat, Numbers
from unhunch.session.model import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What the words of one item are made from."""

    item: Item
    first: bool
    exercise: Exercise
    text: ExerciseText
    words: Mapping[str, str]
    rules: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """The words of one beat; `counts` marks a mere number, which a busy voice may leave out."""

    say: str
    caption: str
    cues: tuple[Cue, ...] = ()
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a beat stands: it opens a repetition, or it is the last of its item."""

    opens: bool
    last: bool


def word(words: Mapping[str, str], key: str, **facts: object) -> str:
    """The sentence behind the id with its facts filled in; raises KeyError for an unknown id."""
    return words[key].format(**facts)


def spoken(scene: Scene, beat: Beat, *, place: Place, captions: tuple[Cue, ...]) -> Spoken:
    """The words of one beat, of which `captions` are those that fall into it."""
    if beat.kind == "ready":
        return _ready(scene, beat)
    if beat.kind == "switch":
        side = scene.words[f"session.side.{beat.side}"]
        return Spoken(
            say=word(scene.words, "session.switch.say", side=side),
            caption=word(scene.words, "session.switch.caption", side=side),
        )
    if beat.kind == "rest":
        return _rest(scene, beat, last=place.last)
    if beat.repetition == 0:
        return _long(scene, beat, captions)
    return _repetition(scene, beat, captions, place)


def _ready(scene: Scene, beat: Beat) -> Spoken:
    words, start = scene.words, scene.text.start
    key = "session.ready.first" if scene.first else "session.ready.next"
    parts = [word(words, key, name=scene.text.name)]
    if len(start.split()) <= scene.rules.number("session.say-words"):
        parts.append(start)
    cues = _change_cues(scene, beat.seconds)
    return Spoken(say=" ".join(parts), caption=word(words, "session.ready.caption", start=start), cues=cues)


def _change_cues(scene: Scene, seconds: int) -> tuple[Cue, ...]:
    changes = change_texts(scene.item, scene.text, scene.words)
    share = seconds / (len(changes) + 1)
    return tuple(Cue(at_s=round(share * n, 1), caption=text) for n, text in enumerate(changes, start=1))


def change_texts(item: Item, text: ExerciseText, words: Words) -> tuple[str, ...]:
    """The sentences of the changes that the item carries, in its order: the exercise's own, and those for all."""
    found = ((change, change.rsplit(".", 1)[-1]) for change in item.changes)
    said = (words.get(change) or text.changes.get(tag, "") for change, tag in found)
    return tuple(sentence for sentence in said if sentence)


def _rest(scene: Scene, beat: Beat, *, last: bool) -> Spoken:
    words = scene.words
    if last:
        return Spoken(say=words["session.settle.say"], caption=words["session.settle.caption"])
    if beat.repetition:
        return Spoken(say=words["session.pause.say"], caption=words["session.pause.caption"])
    caption = word(words, "session.rest.caption", set=beat.set, sets=scene.item.dose.sets)
    return Spoken(say=words["session.rest.say"], caption=caption)


def _long(scene: Scene, beat: Beat, captions: tuple[Cue, ...]) -> Spoken:
    words, rules = scene.words, scene.rules
    begin = words["session.walk.say" if beat.kind == "walk" else "session.long.begin"]
    cues = list(captions)
    if beat.phases:
        begin = words["session.breath.in"]
        cues.extend(_breaths(scene, beat))
    elif beat.seconds >= rules.number("session.long-s"):
        halfway = words.get(f"session.halfway.{scene.exercise.id}", words["session.long.halfway"])
        warn = int(rules.number("session.warn-s"))
        nearly = word(words, "session.long.nearly", seconds=warn)
        cues.append(Cue(at_s=beat.seconds / 2, say=halfway))
        cues.extend(_minutes_left(scene, beat))
        cues.append(Cue(at_s=float(beat.seconds - warn), say=nearly))
    return Spoken(say=begin, caption=_opening(captions), cues=_in_order(cues))


def _minutes_left(scene: Scene, beat: Beat) -> list[Cue]:
    """The minutes left of a long stretch, now and then; its middle is told already."""
    every = int(scene.rules.number("session.tell-left-s"))
    left = [seconds for seconds in range(every, beat.seconds, every) if seconds * 2 != beat.seconds]
    return [
        Cue(at_s=float(beat.seconds - seconds), say=word(scene.words, "session.long.left", minutes=seconds // 60))
        for seconds in left
    ]


def _breaths(scene: Scene, beat: Beat) -> list[Cue]:
    """In and out for the first breaths; afterwards the ring and its tone go on alone."""
    breath_in, _, breath_out = beat.phases
    cycle = breath_in + breath_out
    told = min(int(scene.rules.number("session.told-breaths")), beat.seconds // cycle)
    cues = []
    for number in range(told):
        start = float(number * cycle)
        if number:
            cues.append(Cue(at_s=start, say=scene.words["session.breath.in"]))
        cues.append(Cue(at_s=start + breath_in, say=scene.words["session.breath.out"]))
    return cues


def _repetition(scene: Scene, beat: Beat, captions: tuple[Cue, ...], place: Place) -> Spoken:
    cues = list(captions)
    if beat.kind == "hold":
        cues.extend(_hold_cues(scene, beat))
    parts = [*_opening_words(scene, beat, place), _way(scene, beat), _move(scene, beat), _side(scene, beat)]
    said = [part for part in parts if part]
    if not said and place.opens:
        said = [word(scene.words, "session.work.count", repetition=beat.repetition)]
    counts = not (beat.repetition == 1 and place.opens)
    return Spoken(say=" ".join(said), caption=_opening(captions), cues=_in_order(cues), counts=counts)


def _opening_words(scene: Scene, beat: Beat, place: Place) -> tuple[str, ...]:
    """What opens a set or marks its middle and its last repetition."""
    repetitions = scene.item.dose.repetitions or 1
    if not place.opens or beat.way > 1:
        return ()
    if beat.repetition == 1:
        return _set_words(scene, beat)
    if beat.repetition == repetitions:
        return (scene.words["session.work.last"],)
    if repetitions >= scene.rules.number("session.halfway-from") and beat.repetition == repetitions // 2 + 1:
        return (scene.words.get(f"session.halfway.{scene.exercise.id}", scene.words["session.work.halfway"]),)
    return ()


def _set_words(scene: Scene, beat: Beat) -> tuple[str, ...]:
    begin = scene.words["session.hold.say" if beat.kind == "hold" else "session.work.begin"]
    if beat.set == 1 or _second_side(scene, beat):
        return (begin,)
    return (word(scene.words, "session.work.set", set=beat.set, sets=scene.item.dose.sets), begin)


def _second_side(scene: Scene, beat: Beat) -> bool:
    return beat.side is not None and beat.side != scene.rules.value("session.first-side")


def _hold_cues(scene: Scene, beat: Beat) -> list[Cue]:
    out, hold, _ = beat.phases
    several = (scene.item.dose.repetitions or 1) > 1
    release = scene.words["session.hold.let-go" if several else "session.hold.release"]
    cues = [Cue(at_s=float(out + hold), say=release)]
    if hold >= scene.rules.number("session.breathe-from-s"):
        cues.append(Cue(at_s=out + hold / 2, say=scene.words["session.hold.breathe"]))
    return cues


def _move(scene: Scene, beat: Beat) -> str:
    return _own(scene, "session.move", beat.move) if beat.move else ""


def _way(scene: Scene, beat: Beat) -> str:
    return _own(scene, "session.way", beat.way) if beat.way and beat.repetition == 1 else ""


def _own(scene: Scene, key: str, number: int) -> str:
    parents = scene.words.get(f"{key}.{scene.exercise.parent}.{number}", "")
    return scene.words.get(f"{key}.{scene.exercise.id}.{number}", parents)


def _side(scene: Scene, beat: Beat) -> str:
    in_turn = (scene.item.dose.sides or scene.exercise.sides) == "alternating"
    if beat.side is None or not (in_turn or beat.repetition == 1):
        return ""
    return word(scene.words, "session.work.side", side=scene.words[f"session.side.{beat.side.capitalize()}"])


def _opening(captions: tuple[Cue, ...]) -> str:
    return captions[0].caption if captions else ""


def _in_order(cues: list[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted((cue for cue in cues if cue.at_s > 0), key=lambda cue: cue.at_s))
