"""The coach that watches: frames in, one at a time, and what there is to say about each out."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from unhunch.coach import geometry, targets
from unhunch.coach.agreement import Agreement
from unhunch.coach.counts import is_counted
from unhunch.coach.events import Event, NeutralSet, OtherPerson, Partial, Refused, Repeated, TimerLeads
from unhunch.coach.faulting import Faulting, Place, hurried, judged
from unhunch.coach.frame import Frame, plain
from unhunch.coach.geometry import Outline
from unhunch.coach.hints import counting_hint
from unhunch.coach.holding import Holding
from unhunch.coach.live import LiveCounter
from unhunch.coach.neutral import Neutral
from unhunch.coach.phases import Phases
from unhunch.coach.presence import Identity, Turned, Watching, limbs, person
from unhunch.coach.profile import Profile
from unhunch.coach.rounds import Rounds, Span, whole_of
from unhunch.coach.sides import Sides
from unhunch.coach.signals import UPPER
from unhunch.coach.tempo import Tempo, border_of, cadence, planned, timed
from unhunch.coach.times import BREAKS_S, Times
from unhunch.coach.ways import Way, furthest, in_view, other_side, pair_of, value_of, wander, ways_of

VERSION: Final = 4
# Fifteen looks a second follow any exercise; a quicker camera only costs more. A hair less, for rates that just miss.
SAMPLE_S: Final = 1 / 15 - 0.004
# Faults are looked at with every third of these.
FAULT_SAMPLES: Final = 3


class Coach:
    """Watches one exercise. The same frames give the same events; see `events` for what they are."""

    __slots__ = (
        "agreement", "counter", "counts", "exercise", "faulting", "faults", "holding", "hurried", "identity",
        "limbs", "names", "neutral", "pair", "person", "phases", "planned", "profile", "rounds", "sampled_s",
        "sides", "start_s", "surely", "target", "tempo", "times", "turned", "ways",
    )  # fmt: skip

    def __init__(self, exercise: str, profile: Profile | None = None) -> None:
        """A coach of that exercise or reference movement.

        Raises:
            ValueError: there is none of that id; the nearest are named.
        """
        self.exercise, self.profile, self.target = exercise, profile or Profile(), targets.named(exercise)
        self.counter = LiveCounter(counting_hint(exercise), UPPER)
        self.ways = ways_of(self.target, self.profile.side) if self.target.camera != "none" else ()
        self.pair = pair_of(self.target, self.profile.side)
        self.surely = is_counted(exercise)
        self.faults = judged(self.target) if self.ways else ()
        self.hurried = hurried(self.target) if self.ways else ()
        self.planned = planned(self.target, self.profile.out_s, self.profile.back_s)
        names = [way.measure for ways in self.ways for way in ways]
        names += [name for one in self.faults for name in (one.fault.measure, other_side(one.fault.measure))]
        self.names = tuple(dict.fromkeys(names))
        self.times = Times()
        self.sampled_s: float | None = None
        # When the last counted repetition began.
        self.start_s: float | None = None
        # How many repetitions were counted, and how many samples were taken.
        self.counts = [0, 0]
        self.person, self.limbs, self.identity, self.turned = Watching(), Watching(), Identity(), Turned()
        self.neutral, self.phases, self.holding, self.faulting = Neutral(), Phases(), Holding(), Faulting()
        self.tempo, self.agreement, self.rounds, self.sides = Tempo(), Agreement(), Rounds(), Sides()

    def begin(self) -> None:
        """A set begins: the pace of what was done before it says nothing."""
        self.tempo.forget()
        self.sides.begin()
        self.rounds = Rounds()
        self.start_s = None

    def step(self, frame: Frame) -> list[Event]:
        """What there is to say about the next frame; a doubled one says nothing, and none raises.

        A frame that can't be used, such as one an hour after the last, is refused, and nothing is judged by it. Where
        only its time was doubtful and the next frame agrees with it, the coach goes on from there, as `Times` says.
        """
        why = self.times.refusal(frame)
        if why:
            return [Refused(self.times.last_s or 0.0, why)]
        if frame.t_s == self.times.last_s:
            return []
        frame = plain(frame)
        told = self._timed(frame.t_s)
        told += self._present(frame)
        moved = self.identity.step(frame)
        if moved:
            told += moved
            told += self._interrupted(frame.t_s, forget=isinstance(moved[0], OtherPerson))
        spans = self.counter.step(frame)
        if self.ways and (self.sampled_s is None or frame.t_s - self.sampled_s >= SAMPLE_S):
            self.sampled_s = frame.t_s
            told += self._sample(frame)
        if not self.surely:
            # What the phases alone see of it is not trusted.
            self.phases.whole = []
        if not (spans or self.phases.whole or self.agreement.waiting):
            return told
        follows = self.neutral.known and not self.limbs.lost and not self.turned.wrong and not self.person.lost
        counted = self.agreement.step(frame.t_s, spans, self.phases, follows=follows)
        return told + [self._repeated(frame.t_s, one) for one in self.rounds.step(counted, self.target.parts)]

    def _timed(self, t_s: float) -> list[Event]:
        """Take the time of a frame, and what it says of those before."""
        told: list[Event] = [] if self.times.last_s is not None or self.ways else [TimerLeads(t_s)]
        if self.times.take(t_s) < 0:
            # The one frame before had a wrong time, and all that is known of it has too.
            fresh = Coach(self.exercise, self.profile)
            for name in ("counter", *_KEPT, *_PARTS):
                if name != "times":
                    setattr(self, name, getattr(fresh, name))
        return told

    def _present(self, frame: Frame) -> list[Event]:
        """Whether the person is there. What was under way is broken off where nobody was seen for long, be it that no
        frames came or that they were away.
        """
        before_s = self.person.seen_s
        told = person(self.person, frame)
        if before_s is None or (self.person.seen_s or 0.0) - before_s <= BREAKS_S:
            return told
        told += self._interrupted(frame.t_s, forget=False)
        self.rounds = Rounds()
        for one in (self.phases, self.limbs, self.turned):
            one.resume()
        return told

    def _repeated(self, now_s: float, parts: Sequence[Span]) -> Repeated:
        self.counts[0] += 1
        span = whole_of(parts)
        pace, self.start_s = cadence(self.start_s, span), span[0]
        way = self._way()
        found = [one for part in parts if way and (one := self.phases.quality(*part, way))]
        if way is None or not found:
            return Repeated(now_s, self.counts[0], *span, cadence=pace)
        far, smooth = max(one[0] for one in found), sum(one[1] for one in found) / len(found)
        return Repeated(now_s, self.counts[0], *span, far, way.unit, smooth, way.side, pace)

    def _way(self) -> Way | None:
        """The way that is followed, once the person's rest is known."""
        return self.ways[self.neutral.chosen][self.phases.way] if self.neutral.known else None

    @property
    def clocks(self) -> bool:
        """Whether the seconds of a hold are told: the rest is known, and what is watched shows how long it lasts."""
        way = self._way()
        return way is not None and way.clocked

    def _interrupted(self, t_s: float, *, forget: bool) -> list[Event]:
        """Judging begins again from rest; with `forget`, with somebody else's neutral."""
        done = self._released(t_s)
        self.phases.rest()
        self.faulting.begin()
        if forget:
            self.neutral.forget()
            self.phases.ranges, self.phases.samples = [], []
        return done

    def _released(self, t_s: float) -> list[Event]:
        return self.holding.done(t_s) if self.phases.phase == "target" and self._wanted_s() else []

    def _wanted_s(self) -> float:
        """How long the hold should be; 0 where there is none, or none that can be timed."""
        if not self.clocks:
            return 0.0
        return self.target.hold_s if self.profile.hold_s is None else self.profile.hold_s

    def _sample(self, frame: Frame) -> list[Event]:
        """Look at the watched measure, where the person is seen as the exercise is judged."""
        if self.person.lost or self.identity.paused(frame.t_s):
            return []
        body = geometry.outline(frame)
        if abs(body.trunk) < geometry.TINY:
            return []
        resting = not self.neutral.known or self.phases.phase == "rest"
        right = in_view(body, self.target.camera)
        told = self.turned.step(frame.t_s, self.target.camera, right=right, at_rest=resting)
        if self.turned.wrong or (right is False and not self.neutral.known):
            return told
        told += self.sides.step(frame, body, self.target.camera, self.pair)
        self.counts[1] += 1
        return told + (self._judge(frame, body) if self.neutral.known else self._settle(frame, body))

    def _settle(self, frame: Frame, body: Outline) -> list[Event]:
        """Wait for the two quiet seconds."""
        view = self.target.camera
        values = {name: value for name in self.names if (value := value_of(frame, name, body, view)) is not None}
        watched = any(way.measure in values for ways in self.ways for way in ways)
        told = limbs(self.limbs, frame.t_s, seen=watched)
        if watched and self.neutral.step(frame.t_s, values, self.ways):
            told.append(NeutralSet(frame.t_s))
        return told

    def _judge(self, frame: Frame, body: Outline) -> list[Event]:
        phases, ways = self.phases, self.ways[self.neutral.chosen]
        # A way out is followed to its end on the side on which it began.
        followed = ways if phases.phase == "rest" else ways[phases.way : phases.way + 1]
        found = furthest(followed, frame, body, self.target.camera, self.neutral.base)
        told = limbs(self.limbs, frame.t_s, seen=found is not None)
        if self.limbs.lost:
            return told + (self._interrupted(frame.t_s, forget=False) if told else [])
        if found is None:
            return told
        if phases.phase == "rest":
            phases.way = found[0]
        before = phases.phase
        way = ways[phases.way]
        told += phases.step(frame.t_s, found[1], way, self.neutral.unrest.get(way.measure, 0.0))
        told += self._held(frame.t_s, before) + self._faulted(frame, body, before) + self._paced(frame.t_s, before)
        return told + [Partial(frame.t_s, share) for share in phases.uncounted(frame.t_s)]

    def _held(self, t_s: float, before: str) -> list[Event]:
        """The hold's clock."""
        phases, wanted_s = self.phases, self._wanted_s()
        if not wanted_s or phases.phase == "rest" == before:
            return []
        way = self.ways[self.neutral.chosen][phases.way]
        self.holding.follow(t_s, before, phases, wander(way.measure) / way.nominal)
        if phases.phase == "target":
            return self.holding.running(wanted_s)
        return self.holding.done(t_s) if before == "target" else []

    def _faulted(self, frame: Frame, body: Outline, before: str) -> list[Event]:
        """Look at the faults that show now, at the target or always, and say the one that matters most."""
        phase, faulting = self.phases.phase, self.faulting
        if before == "target" != phase:
            return faulting.ended(frame.t_s, self.faults)
        if phase == "target" != before:
            faulting.begin()
        if phase != "target" or self.counts[1] % FAULT_SAMPLES:
            return []
        way = self.ways[self.neutral.chosen][self.phases.way]
        at = Place(self.phases.share, way.turned, self.target.camera)
        for one in self.faults:
            faulting.look(one, frame, body, self.neutral.base, at)
        return faulting.cue(frame.t_s, self.faults, self.profile.cool_down_s)

    def _paced(self, t_s: float, before: str) -> list[Event]:
        """What to say of how long the ways took, at the end of an excursion that reached its target."""
        phases = self.phases
        if not self.hurried or not (before != "rest" == phases.phase) or not phases.reached:
            return []
        way, fault, cool_down_s = self.ways[self.neutral.chosen][phases.way], self.hurried[0], self.profile.cool_down_s
        if not way.out_s or not way.back_s:
            # Another measure leads than the one that is timed, since that is hidden: nobody knows how long it takes.
            return []
        border = border_of(fault, way, self.planned)
        return self.tempo.step(timed(phases.excursion()), fault, border, self.faulting, t_s, cool_down_s)

    def state(self) -> dict[str, Any]:
        """All that the coach knows, as plain values that JSON can keep."""
        plain = {name: asdict(getattr(self, name)) for name in _PARTS}
        own = {name: copy.copy(getattr(self, name)) for name in ("exercise", *_KEPT)}
        profile, counter = asdict(self.profile), self.counter.state()
        return {"version": VERSION, "profile": profile, "counter": counter, **own, **plain}

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> "Coach":
        """The coach that gave `state`, going on where it was.

        Raises:
            ValueError: the state is of another version of the coach.
        """
        if state.get("version") != VERSION:
            raise ValueError(f"this coach's state has version {state.get('version')!r}, not {VERSION}: start anew")
        state = copy.deepcopy(dict(state))
        coach = cls(state["exercise"], Profile(**state["profile"]))
        for name in _KEPT:
            setattr(coach, name, state[name])
        for name, of in _PARTS.items():
            setattr(coach, name, of(**state[name]))
        coach.counter = LiveCounter.of(state["counter"])
        return coach


_KEPT: Final = ("sampled_s", "start_s", "counts")
_PARTS: Final[dict[str, Any]] = {
    "times": Times,
    "person": Watching,
    "limbs": Watching,
    "identity": Identity,
    "turned": Turned,
    "neutral": Neutral,
    "phases": Phases.of,
    "holding": Holding,
    "faulting": Faulting,
    "tempo": Tempo,
    "agreement": Agreement,
    "rounds": Rounds,
    "sides": Sides.of,
}
