"""The week as an integer programme: which exercise goes into which session.

Hard rules are rows; what is comfort has a price. The frame (days, places, minutes, strength days)
is given; order and changes of position within a session follow afterwards.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from unhunch.programme.candidates import Candidate, Pool
from unhunch.programme.greedy import fixed_seconds, measured_in, open_for, open_seconds, shortest_micro_s
from unhunch.programme.milp import Model, Solved
from unhunch.programme.situation import Situation, is_small_week, number, span, whole
from unhunch.programme.skeleton import Slot
from unhunch.programme.worth import is_new, item_worth, items_most, neck_moves, new_left, part_most

TIE_BREAK = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What fills the slots by number, with the gap left and the nodes taken."""

    filling: Mapping[int, tuple[Candidate, ...]]
    gap: float
    nodes: int


@dataclass(slots=True, kw_only=True)
class _Build:
    """The model under way: `takes[slot, exercise]` is the column that says so."""

    situation: Situation
    pool: Pool
    slots: Sequence[Slot]
    model: Model = field(default_factory=Model)
    takes: dict[tuple[int, str], int] = field(default_factory=dict)
    open: dict[int, tuple[Candidate, ...]] = field(default_factory=dict)
    on_day: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    used: dict[str, int] = field(default_factory=dict)
    places: dict[tuple[int, str, str], int] = field(default_factory=dict)


def solve(
    situation: Situation,
    pool: Pool,
    slots: Sequence[Slot],
    first: Mapping[int, tuple[Candidate, ...]],
    *,
    gap: float | None = None,
) -> Answer | None:
    """The best filling within the gap or the limit of nodes, starting from `first`; None where none is found."""
    build = _Build(situation=situation, pool=pool, slots=slots)
    _columns(build)
    for at, slot in enumerate(slots):
        if build.open.get(at):
            _session_rows(build, at, slot)
    _rhythm_rows(build)
    _neck_rows(build)
    _region_rows(build)
    _strength_rows(build)
    _new_rows(build)
    _alike_rows(build)
    if not build.takes:
        return None
    solved = build.model.solve(
        gap=number(situation, "gap") if gap is None else gap,
        nodes=whole(situation, "node-limit"),
        start=_start(build, first),
    )
    return None if solved is None else _answer(build, solved)


def _columns(build: _Build) -> None:
    for at, slot in enumerate(build.slots):
        build.open[at] = open_for(build.situation, build.pool, slot)
        for rank, candidate in enumerate(build.open[at]):
            worth = item_worth(build.situation, candidate, slot) * slot.copies
            # Equal exercises would be searched in every order; a hair's difference keeps the catalogue's.
            shift = ((rank * 7 + slot.day * 5) % 11) * TIE_BREAK
            build.takes[at, candidate.id] = build.model.yes_no(worth - shift)


def _session_rows(build: _Build, at: int, slot: Slot) -> None:
    model, situation = build.model, build.situation
    change_s = situation.catalogue.rules.number("session.position-s")
    price = number(situation, "price-position")
    time: list[tuple[int, float]] = []
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for candidate in build.open[at]:
        column = build.takes[at, candidate.id]
        time.append((column, measured_in(candidate, slot).seconds))
        groups[candidate.exercise.kind, candidate.exercise.position].append(column)
    for (kind, position), members in groups.items():
        there = model.amount(1.0, -price)
        build.places[at, kind, position] = there
        for column in members:
            model.row([(there, 1.0), (column, -1.0)], low=0.0)
        time.append((there, change_s))
    model.row(time, high=open_seconds(situation, build.pool, slot))
    _count_rows(build, at, slot)
    _family_rows(build, at)
    if slot.kind == "micro":
        short = model.yes_no(-number(situation, "price-short"))
        fixed = fixed_seconds(situation, build.pool, slot)
        needed = shortest_micro_s(situation, slot) - fixed
        items = [(column, factor) for column, factor in time if build.model.whole[column]]
        model.row([*items, (short, needed)], low=needed)


def _count_rows(build: _Build, at: int, slot: Slot) -> None:
    model, situation = build.model, build.situation
    if slot.kind == "micro":
        all_of = [(build.takes[at, candidate.id], 1.0) for candidate in build.open[at]]
        model.row(all_of, high=whole(situation, "micro-items"))
        return
    by_kind: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for candidate in build.open[at]:
        by_kind[candidate.exercise.kind].append((build.takes[at, candidate.id], 1.0))
    for kind, members in by_kind.items():
        model.row(members, high=part_most(situation, kind))
    every = [term for members in by_kind.values() for term in members]
    more = model.amount(len(every), -number(situation, "price-item"))
    model.row([*every, (more, -1.0)], high=items_most(situation))
    moving = [term for kind, members in by_kind.items() if kind != "breathing" for term in members]
    model.row(moving, low=1.0)


def _family_rows(build: _Build, at: int) -> None:
    kin: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for candidate in build.open[at]:
        kin[candidate.family].append((build.takes[at, candidate.id], 1.0))
    for members in kin.values():
        if len(members) > 1:
            build.model.row(members, high=1.0)


def _rhythm_rows(build: _Build) -> None:
    """Times a day, days a week, and the price of fewer days than an exercise in use could and should have."""
    model, situation = build.model, build.situation
    price, distinct = number(situation, "price-minimum"), number(situation, "worth-distinct")
    seldom = number(situation, "price-seldom")
    where: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for (at, exercise), column in build.takes.items():
        where[exercise][build.slots[at].day].append((column, build.slots[at].copies))
    for exercise, by_day in where.items():
        candidate = build.pool.candidates[exercise]
        # Days that no plan could hold are no choice: they cost less than those that one could, and a walk nothing.
        least = min(candidate.days_low, len(by_day))
        beyond = 0 if candidate.after_walk else candidate.days_low - least
        used = model.yes_no(distinct - beyond * seldom)
        build.used[exercise] = used
        for index, columns in by_day.items():
            build.on_day[exercise][index] = _day_column(model, columns, candidate.times_a_day)
        days = [(column, 1.0) for column in build.on_day[exercise].values()]
        model.row(days, high=candidate.days_high)
        model.row([*days, (used, -1.0)], low=0.0)
        for column, _factor in days:
            model.row([(used, 1.0), (column, -1.0)], low=0.0)
        if least > 1:
            missing = model.amount(least, -price)
            model.row([*days, (missing, 1.0), (used, -float(least))], low=0.0)
        if candidate.prescribed and least:
            lacking = model.amount(least, -number(situation, "price-prescribed"))
            model.row([*days, (lacking, 1.0)], low=least)


def _day_column(model: Model, columns: Sequence[tuple[int, int]], most: int) -> int:
    if sum(copies for _column, copies in columns) > most:
        model.row([(column, float(copies)) for column, copies in columns], high=most)
    if len(columns) == 1:
        return columns[0][0]
    there = model.yes_no()
    for column, _copies in columns:
        model.row([(there, 1.0), (column, -1.0)], low=0.0)
    model.row([*((column, 1.0) for column, _copies in columns), (there, -1.0)], low=0.0)
    return there


def _neck_rows(build: _Build) -> None:
    """A price for each neck move that is missing on a day with a short session."""
    model, situation = build.model, build.situation
    for index in sorted({slot.day for slot in build.slots if slot.kind == "micro"}):
        moves = [
            (column, float(build.slots[at].copies))
            for (at, exercise), column in build.takes.items()
            if build.slots[at].day == index and build.pool.candidates[exercise].exercise.moves_neck
        ]
        if moves:
            wanted = neck_moves(situation, index)
            missing = model.amount(wanted, -number(situation, "price-neck"))
            model.row([*moves, (missing, 1.0)], low=wanted)


def _region_rows(build: _Build) -> None:
    """A price for each region that is left out; a small week owes none."""
    model, situation = build.model, build.situation
    if is_small_week(situation):
        return
    price, again = number(situation, "price-region"), number(situation, "worth-region-again")
    members: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for (_at, exercise), column in build.takes.items():
        for region in build.pool.candidates[exercise].regions:
            members[region].append((column, 1.0))
    for columns in members.values():
        missing, twice = model.amount(1.0, -price), model.amount(1.0, again)
        model.row([*columns, (missing, 1.0)], low=1.0)
        model.row([*columns, (missing, 1.0), (twice, -1.0)], low=1.0)


def _strength_rows(build: _Build) -> None:
    """A price for each strength day that is missing to the least number."""
    model, situation = build.model, build.situation
    held: list[int] = []
    for at, slot in enumerate(build.slots):
        firm = [
            build.takes[at, candidate.id]
            for candidate in build.open[at]
            if slot.strength and candidate.exercise.frequency.rest_day_between
        ]
        if firm:
            there = model.amount(1.0)
            model.row([*((column, 1.0) for column in firm), (there, -1.0)], low=0.0)
            held.append(there)
    least = min(span(situation, "strength-days")[0], len(held))
    if least:
        missing = model.amount(least, -number(situation, "price-strength-day"))
        model.row([*((there, 1.0) for there in held), (missing, 1.0)], low=least)


def _new_rows(build: _Build) -> None:
    kin: dict[str, list[int]] = defaultdict(list)
    for exercise, used in build.used.items():
        candidate = build.pool.candidates[exercise]
        if is_new(build.situation, candidate):
            kin[candidate.family].append(used)
    met: list[tuple[int, float]] = []
    for members in kin.values():
        there = members[0] if len(members) == 1 else build.model.yes_no()
        if len(members) > 1:
            for used in members:
                build.model.row([(there, 1.0), (used, -1.0)], low=0.0)
        met.append((there, 1.0))
    if met:
        build.model.row(met, high=new_left(build.situation, build.pool, build.slots))


def _alike_rows(build: _Build) -> None:
    """A price for each pair of main sessions that hold the same exercises."""
    model, price = build.model, number(build.situation, "price-alike")
    mains = [at for at, slot in enumerate(build.slots) if slot.kind == "main"]
    for one, other in combinations(mains, 2):
        different: list[tuple[int, float]] = []
        for exercise in sorted({exercise for at, exercise in build.takes if at in {one, other}}):
            columns = [build.takes[at, exercise] for at in (one, other) if (at, exercise) in build.takes]
            if len(columns) == 1:
                different.append((columns[0], 1.0))
                continue
            differs = model.amount(1.0)
            model.row([(differs, 1.0), (columns[0], -1.0), (columns[1], -1.0)], high=0.0)
            model.row([(differs, 1.0), (columns[0], 1.0), (columns[1], 1.0)], high=2.0)
            different.append((differs, 1.0))
        alike = model.yes_no(-price)
        model.row([*different, (alike, 1.0)], low=1.0)


def _start(build: _Build, first: Mapping[int, tuple[Candidate, ...]]) -> dict[int, float]:
    taken = {(at, candidate.id) for at, found in first.items() for candidate in found}
    return {column: float(key in taken) for key, column in build.takes.items()}


def _answer(build: _Build, solved: Solved) -> Answer:
    filling = {
        at: tuple(
            candidate
            for candidate in build.open[at]
            if solved.values[build.takes[at, candidate.id]] > 0.5  # noqa: PLR2004 - a yes-no column is 0 or 1
        )
        for at in build.open
    }
    return Answer(filling=filling, gap=solved.gap, nodes=solved.nodes)
