"""What comes to the invented person from elsewhere: a watch's walks, another collection's exercises, watched sets."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from random import Random
from typing import Final

from unhunch.body.library import shipped_motions
from unhunch.body.motion import Motion
from unhunch.body.practice import Practice
from unhunch.body.truth import Asked, filmed
from unhunch.coach import Coach, Cue, Frame, Point, Repeated
from unhunch.coach.targets import TARGETS
from unhunch.records.model import ReplayRecord, SetRecord
from unhunch.service.activity import keep, look_at
from unhunch.service.context import Context
from unhunch.service.pack_import import add_looked_at, look_at_exercises
from unhunch.service.packs import packs_in
from unhunch.service.replays import DRAWN, keep_replay

_WORN_DAYS: Final = 14
_WORN: Final = 0.6
_WALK: Final = (
    '<Workout workoutActivityType="HKWorkoutActivityTypeWalking" duration="{minutes}" durationUnit="min" '
    'startDate="{start:%Y-%m-%d %H:%M:%S +0000}" endDate="{end:%Y-%m-%d %H:%M:%S +0000}"/>'
)
_EXERCISES: Final = (
    {
        "name": "Side Reach on All Fours",
        "category": "stretching",
        "force": "static",
        "level": "beginner",
        "equipment": None,
        "primaryMuscles": ["lats"],
        "secondaryMuscles": ["shoulders"],
        "instructions": [
            "Start on the floor on your hands and knees.",
            "Walk both hands to one side until that side of your back feels long. Breathe there for 20 seconds.",
            "Walk back to the middle, and over to the other side.",
        ],
    },
    {
        "name": "Seated Band Row",
        "category": "strength",
        "force": "pull",
        "level": "beginner",
        "equipment": "bands",
        "primaryMuscles": ["middle back"],
        "secondaryMuscles": ["biceps"],
        "instructions": [
            "Sit on the floor with your legs long and the band around your feet.",
            "Pull your elbows back past your sides and let your shoulder blades come together.",
            "Let the band go back slowly.",
        ],
    },
)
_LOOKS_PER_S: Final = 10.0
# Arms that do not go up alike, as seen from the front: by half more than drawn.
_MISTAKE: Final = "uneven"
_MISTAKEN: Final = 1.5
_SEEN: Final = 0.5
_NOISE: Final = 0.01


def bring_walks(ctx: Context, person: str, day: date, chance: Random) -> None:
    """Nothing; the walks that a watch saw in the two weeks before that day are looked at and kept."""
    days = [day - timedelta(days=number) for number in range(_WORN_DAYS, 0, -1)]
    walks = [_walk(one, chance.choice([18, 24, 31])) for one in days if chance.random() < _WORN]
    file = f'<?xml version="1.0" encoding="UTF-8"?>\n<HealthData locale="en_GB">{"".join(walks)}</HealthData>\n'
    keep(ctx, person, look_at(ctx, person, BytesIO(file.encode())).id)


def _walk(day: date, minutes: int) -> str:
    start = datetime.combine(day, time(17, 30), tzinfo=UTC)
    return _WALK.format(minutes=minutes, start=start, end=start + timedelta(minutes=minutes))


def bring_exercises(ctx: Context) -> None:
    """Nothing; two exercises in the shape of another collection are a pack of this home, where it has none."""
    if not packs_in(ctx.home):
        add_looked_at(ctx.home, look_at_exercises(ctx.home, ctx.catalogue, json.dumps(_EXERCISES).encode()).id)


def keep_watched(ctx: Context, person: str, chance: Random) -> None:
    """Nothing; of what the camera watched the last set with a mistake that is drawn is kept, and the last of another
    exercise.
    """
    motions = shipped_motions()
    watched = [
        one
        for record in ctx.store.records(person, SetRecord)
        if isinstance(one := record.value, SetRecord) and one.seen_range is not None and one.exercise in motions
    ]
    mistaken = [
        one for one in watched if _MISTAKE in motions[one.exercise].faults and TARGETS[one.exercise].camera == "front"
    ]
    clean = [one for one in watched if not mistaken or one.exercise != mistaken[-1].exercise]
    for number, one in enumerate((*mistaken[-1:], *clean[-1:])):
        replay = _watched(motions[one.exercise], one, chance)
        keep_replay(ctx, person, replace(replay, replay=f"story-{number}"))


def _watched(motion: Motion, one: SetRecord, chance: Random) -> ReplayRecord:
    """The set as the camera would have seen it: the figure does it, and the coach says what it says of anybody."""
    mistake = _MISTAKE if _MISTAKE in motion.faults else None
    practice = Practice(still_s=3, pace=chance.uniform(0.9, 1.1), fault=mistake, amount=_MISTAKEN)
    around = 90.0 if TARGETS[one.exercise].camera == "side" else 0.0
    asked = Asked(
        frames_per_s=_LOOKS_PER_S, around_deg=around, noise_share=_NOISE, seed=chance.randrange(1000), practice=practice
    )
    film = filmed(motion, asked)
    frames = list(_frames(film.times_s.tolist(), film.frames.tolist()))
    coach = Coach(one.exercise)
    events = [event for frame in frames for event in coach.step(frame)]
    cues = [event for event in events if isinstance(event, Cue)]
    return ReplayRecord(
        replay="",
        session=one.session,
        day=one.day,
        exercise=one.exercise,
        set=one.set,
        side=one.side,
        aspect=frames[0].aspect,
        looks=tuple((_ms(frame.t_s), *_places(frame)) for frame in frames),
        faults=tuple(cue.fault for cue in cues),
        faults_ms=tuple(_ms(cue.t_s) for cue in cues),
        repetitions_ms=tuple(_ms(event.t_s) for event in events if isinstance(event, Repeated)),
    )


def _frames(times_s: list[float], landmarks: list[list[list[float]]]) -> Iterator[Frame]:
    for at, points in zip(times_s, landmarks, strict=True):
        yield Frame(at, tuple(Point(*point) for point in points), 4 / 3)


def _places(frame: Frame) -> Iterator[int | None]:
    for number in DRAWN:
        x, y, _, visibility = frame.points[number]
        yield from (round(one * 1000) if visibility >= _SEEN else None for one in (x, y))


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
