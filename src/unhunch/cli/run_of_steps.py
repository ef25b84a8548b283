"""Where a played session stands: a list of steps, a place in it, and what lies behind. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from unhunch.programme.model import Item
from unhunch.session.model import Step

Set = tuple[int, int]
# Within these first seconds, "back" goes to what was before instead of beginning again.
JUST_BEGUN_S = 3.0
_WORKING = ("work", "hold", "walk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """What was said about one item so far: worst pain 0-10, and whether its closing questions were asked."""

    worst: int | None = None
    eased: bool = False
    still_there: bool = False
    too_hard: bool = False
    asked: bool = False


NOTHING_SAID = Felt()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A place in the steps: `index`, seconds spent there and seconds added.

    `items` are the exercises as they are now, `done` the (item, set) behind, `felt` what was said by item.
    """

    steps: tuple[Step, ...]
    items: tuple[Item, ...]
    index: int = 0
    elapsed_s: float = 0.0
    extra_s: float = 0.0
    done: frozenset[Set] = frozenset()
    felt: Mapping[int, Felt] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        """Whether no step is left."""
        return self.index >= len(self.steps)

    @property
    def step(self) -> Step:
        """The step at this place."""
        return self.steps[self.index]

    @property
    def left_s(self) -> float:
        """Seconds left of the step."""
        return max(0.0, self.step.duration_s + self.extra_s - self.elapsed_s)

    def after(self, seconds: float) -> "Run":
        """The same place that many seconds later."""
        return replace(self, elapsed_s=self.elapsed_s + seconds)

    def longer(self, seconds: float) -> "Run":
        """The same place with the step made longer."""
        return replace(self, extra_s=self.extra_s + seconds)

    def at(self, index: int) -> "Run":
        """The beginning of another step."""
        return replace(self, index=index, elapsed_s=0.0, extra_s=0.0)

    def having_done(self, item: int, number: int) -> "Run":
        """The same place with one more set behind."""
        return replace(self, done=self.done | {(item, number)})

    def of(self, item: int) -> Felt:
        """What was said about the item."""
        return self.felt.get(item, NOTHING_SAID)

    def having_felt(self, item: int, felt: Felt) -> "Run":
        """The same place with what was said about the item."""
        return replace(self, felt={**self.felt, item: felt})

    def begun(self, item: int) -> bool:
        """Whether a set of the item was done."""
        return any(of == item for of, _ in self.done)


def felt_item(run: Run) -> int:
    """The item that pain said now belongs to.

    It is this one from its first moment of work on; before that, while getting ready or changing position, the one
    before; in the closing moment the last.
    """
    item = run.step.item
    if item >= len(run.items):
        return len(run.items) - 1
    worked = any(step.item == item and step.kind in _WORKING for step in run.steps[: run.index + 1])
    return item if worked or run.begun(item) or run.of(item) != NOTHING_SAID else max(0, item - 1)


def next_segment(run: Run) -> int:
    """The index at which the next wait, or the next side of a set, begins; past the end where none does."""
    for index in range(run.index + 1, len(run.steps)):
        if _begins(run.steps, index):
            return index
    return len(run.steps)


def segment_before(run: Run) -> int:
    """The index to which "back" goes: the beginning of this segment, or of the one before if this has just begun."""
    start = run.index
    while start > 0 and not _begins(run.steps, start):
        start -= 1
    if start < run.index or run.elapsed_s > JUST_BEGUN_S or start == 0:
        return start
    start -= 1
    while start > 0 and not _begins(run.steps, start):
        start -= 1
    return start


def after_item(run: Run) -> int:
    """The index of the first step of the next item; past the end after the last."""
    item = run.step.item
    return next((index for index in range(run.index, len(run.steps)) if run.steps[index].item > item), len(run.steps))


def sets_between(run: Run, target: int) -> tuple[Set, ...]:
    """The sets that are passed over on the way to the target and were not done."""
    passed = (step for step in run.steps[run.index : target] if step.ends_set)
    return tuple(dict.fromkeys((step.item, step.set) for step in passed if (step.item, step.set) not in run.done))


def with_easier(run: Run, number: int, easier: Item, fresh: Sequence[Step]) -> Run:
    """The run with what is left of the item in its easier form; sets already done are not asked again."""
    old = [step for step in run.steps if step.item == number]
    first = run.steps.index(old[0])
    done = max((of_set for item, of_set in run.done if item == number), default=0)
    left = [step for step in fresh if step.set == 0 or step.set > done]
    if not any(step.set for step in left):
        left = []
    positions = [step for step in old if step.kind == "position"]
    steps = (*run.steps[:first], *positions, *left, *run.steps[first + len(old) :])
    numbered = tuple(replace(step, index=index) for index, step in enumerate(steps))
    items = (*run.items[:number], easier, *run.items[number + 1 :])
    return replace(run, steps=numbered, items=items).at(first + len(positions))


def place_in(planned: Sequence[Step], step: Step) -> int:
    """The index in the session as it was planned that fits this step best, for going on later.

    An exercise made easier has other steps than the planned one; its set is what they share.
    """
    if step.index < len(planned) and planned[step.index] == step:
        return step.index
    same_set = (one.index for one in planned if (one.item, one.set) == (step.item, step.set))
    same_item = (one.index for one in planned if one.item == step.item)
    return next(same_set, next(same_item, 0))


def _begins(steps: Sequence[Step], index: int) -> bool:
    if index == 0 or _opens(steps[index]) or _opens(steps[index - 1]):
        return True
    before = steps[index - 1]
    return (before.item, before.set) != (steps[index].item, steps[index].set)


def _opens(step: Step) -> bool:
    """Whether a step is a wait of its own; a pause between repetitions belongs to its set."""
    return step.repetition == 0 if step.kind == "rest" else step.kind not in _WORKING
