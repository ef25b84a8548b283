"""`unhunch figures`: somebody made up doing an exercise, as landmarks or as a film, with the truth of each moment."""

import argparse
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.errors import InvalidInputError

if TYPE_CHECKING:
    from unhunch.body.motion import Motion
    from unhunch.body.truth import Asked

SUMMARY = "landmarks of an exercise done by a made-up person, with the truth beside them"
VIEWS = {"front": 0.0, "side": 90.0}
LIMITS = {
    "fps": (1, 60),
    "repetitions": (0, 100),
    "pace": (0.2, 5),
    "range": (0, 1.5),
    "still": (0, 600),
    "noise": (0, 50),
    "amount": (0, 2),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    made = parser.add_subparsers(title="made", dest="made", metavar="WHAT", required=True)
    told = made.add_parser("landmarks", help="33 BlazePose landmarks a frame", description=SUMMARY)
    shown = made.add_parser("video", help="the same as a film (motion JPEG); needs Chromium and the test tools")
    for sub in (told, shown):
        person(sub)
    told.add_argument("--noise", type=float, default=0.0, help="detector noise in %% of the trunk's length")
    told.add_argument("--json", action="store_true", help="print JSON (there is no other form)")
    shown.add_argument("--out", required=True, help="the film's file; the truth goes beside it, as .json")
    shown.add_argument("--ground", choices=("plain", "room", "busy"), default="plain", help="what stands behind")
    shown.add_argument("--height", type=int, default=480, help="of the film in pixels, 120 to 1080; 4 wide to 3 high")
    shown.add_argument("--light", type=float, default=1.0, help="1 as in a studio, 0.4 dim")
    shown.add_argument("--quick", action="store_true", help="with plainer light and a hard shadow, in less time")
    shown.set_defaults(noise=0.0)


def person(sub: argparse.ArgumentParser) -> None:
    """Add who does what, and where the camera stands."""
    sub.add_argument("exercise", help="the exercise's id; `unhunch exercises` lists them")
    sub.add_argument("--fault", help="a mistake that the person makes, by its id")
    sub.add_argument("--amount", type=float, default=1.0, help="of the mistake: 1 as drawn, 1.5 half as much again")
    sub.add_argument("--body", default="woman", help="woman, man, older or heavier (a film: woman or man)")
    sub.add_argument("--fps", type=float, default=15.0, help="frames a second, 1 to 60")
    sub.add_argument("--repetitions", type=int, default=3, help="how many, 0 to 100")
    sub.add_argument("--pace", type=float, default=1.0, help="1 as drawn, 1.3 faster by 30 %%")
    sub.add_argument("--range", type=float, default=1.0, help="1 as drawn, 0.8 comes less far")
    sub.add_argument("--still", type=float, default=0.0, help="seconds of standing still before the first")
    sub.add_argument("--around", type=float, help="the camera's degrees around the person; else the exercise's view")
    sub.add_argument("--up", type=float, default=4.0, help="the camera's degrees above the level")
    sub.add_argument("--seed", type=int, default=0, help="of the noise, or of what stands behind")


def run(args: argparse.Namespace) -> int:
    """Print the landmarks, or write the film and its truth; 0."""
    from unhunch.body.truth import told

    for name, (least, most) in LIMITS.items():
        within(f"--{name}", getattr(args, name), least, most)
    motion = known_motion(args.exercise)
    if args.fault is not None and args.fault not in motion.faults:
        faults = ", ".join(motion.faults) or "none"
        raise InvalidInputError(f"{args.exercise} has no visible fault {args.fault!r}", fix=f"Faults: {faults}")
    if args.made == "video":
        return make_film(motion, args)
    render.show_json(told(motion, asked(args)))
    return 0


def make_film(motion: "Motion", args: argparse.Namespace) -> int:
    """Write the film frame by frame, and the truth beside it; 0."""
    import json
    from pathlib import Path

    from unhunch.body.truth import told

    try:
        from unhunch.figures.film import Set, film
    except ImportError as error:
        raise InvalidInputError(f"films need the test tools ({error.name})", fix="Run ./run test once.") from error
    within("--light", args.light, 0.05, 3)
    within("--height", args.height, 120, 1080)
    size = (round(args.height * 4 / 3), args.height)
    scene = Set(ground=args.ground, light=args.light, seed=args.seed, size=size, quick=args.quick)
    out, frames = Path(args.out), 0
    with out.open("wb") as file:
        for frame in film(motion, asked(args), scene):
            file.write(frame)
            frames += 1
    out.with_suffix(".json").write_text(json.dumps(told(motion, asked(args))), encoding="utf-8")
    render.show_lines([f"{frames} frames in {out}, their truth in {out.with_suffix('.json')}"])
    return 0


def within(name: str, value: float, least: float, most: float) -> None:
    """Nothing, where the number is within its bounds.

    Raises InvalidInputError where it is not.
    """
    if not least <= value <= most:
        raise InvalidInputError(f"{name} is {value:g}", fix=f"Give {least:g} to {most:g}.")


def known_motion(name: str) -> "Motion":
    """The shipped motion of that exercise.

    Raises InvalidInputError with the nearest names where there is none.
    """
    from difflib import get_close_matches

    from unhunch.body.library import shipped_motions

    found = shipped_motions()
    if name not in found:
        near = ", ".join(get_close_matches(name, found, n=3, cutoff=0.4)) or "see `unhunch exercises`"
        raise InvalidInputError(f"there is no motion {name!r}", fix=f"Nearest: {near}")
    return found[name]


def asked(args: argparse.Namespace) -> "Asked":
    """What the arguments ask for."""
    from unhunch.body.practice import Practice
    from unhunch.body.truth import Asked
    from unhunch.catalogue import load_catalogue

    view = load_catalogue().get(args.exercise).camera.view
    return Asked(
        body=args.body,
        frames_per_s=args.fps,
        around_deg=VIEWS.get(view, 0.0) if args.around is None else args.around,
        up_deg=args.up,
        noise_share=args.noise / 100,
        seed=args.seed,
        practice=Practice(
            repetitions=args.repetitions,
            pace=args.pace,
            range=args.range,
            still_s=args.still,
            fault=args.fault,
            amount=args.amount,
        ),
    )
