"""python -m unhunch.figures.build [ID...]: GLBs, figures.json, stills, print drawings, loops; only what has changed."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from unhunch.body.skeleton import load_skeleton
from unhunch.figures import manifest
from unhunch.figures.compare import differences, differing
from unhunch.figures.contact import contact_sheet
from unhunch.figures.listing import Json, listing
from unhunch.figures.loops import loops_of
from unhunch.figures.model import glb_of
from unhunch.figures.motions import DATA, Drawn, exercises
from unhunch.figures.props import props
from unhunch.figures.sources import BODY_DATA, KEPT, ROOT
from unhunch.figures.stills import STILL_BODY, pictures_of, wanted
from unhunch.figures.wardrobe import kept

SHOWN: Final = ("woman", "man")
LOOKS_OF_A_LOOP: Final = ("loops.py", "edges.py")
_Made = dict[str, str]


def main(arguments: Sequence[str]) -> int:
    """Make what is missing or out of date; 1 when a motion has findings or the comparison differs."""
    given = _parser().parse_args(arguments)
    drawn, findings = exercises(given.data)
    for finding in findings:
        print(f"{finding.where}: {finding.what} {finding.fix}", file=sys.stderr)  # noqa: T201 - a command's own words
    given.out.mkdir(parents=True, exist_ok=True)
    if given.check:
        return _check(given, drawn)
    models = _models(given, drawn)
    if not given.models_only:
        chosen = tuple(one for one in drawn if not given.exercises or one.motion.exercise in given.exercises)
        _pictures(given, chosen, models[STILL_BODY])
        _loops(given, chosen, models[STILL_BODY])
        if given.out == manifest.PICTURES:
            (ROOT / "docs/images/figures.webp").write_bytes(contact_sheet(drawn, given.out))
    return 1 if findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run figures", description=__doc__)
    parser.add_argument("exercises", nargs="*", metavar="ID", help="make the pictures of these alone")
    parser.add_argument("--models-only", action="store_true", help="the GLBs and figures.json, no pictures")
    parser.add_argument("--check", action="store_true", help="make the GLBs anew, compare them with the shipped")
    parser.add_argument("--out", type=Path, default=manifest.PICTURES)
    parser.add_argument("--data", type=Path, default=DATA, help="the catalogue's data folder")
    parser.add_argument("--source", type=Path, default=BODY_DATA, help="the unpacked data of MakeHuman")
    return parser


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, transient=False)


def built(body: str, source: Path, drawn: tuple[Drawn, ...], bar: Progress | None = None) -> dict[str, bytes]:
    """The GLBs of a body by file name: with its movements, and the skeleton alone with its mistakes."""
    skeleton = load_skeleton(body)
    parts = kept(body, source, KEPT)
    task = bar.add_task(f"{body}: motions", total=len(drawn)) if bar else None
    right, wrong = glb_of(
        skeleton, parts, props(skeleton.leg_m), drawn, faults=body == STILL_BODY, workers=os.cpu_count() or 1,
        done=lambda _: bar.advance(task) if bar and task is not None else None,
    )  # fmt: skip
    # One body is enough to show what not to do.
    return {f"{body}.glb": right} | ({f"{body}-faults.glb": wrong} if body == STILL_BODY else {})


def _models(given: argparse.Namespace, drawn: tuple[Drawn, ...]) -> dict[str, bytes]:
    """The GLBs, from the folder where neither motions nor code have changed, and figures.json."""
    made = manifest.read(given.out)
    state = manifest.digest(
        manifest.code().encode(),
        *(manifest.motion(given.data / "exercises" / one.motion.exercise).encode() for one in drawn),
    )
    found = {}
    with _bar() as bar:
        for body in SHOWN:
            names = [f"{body}.glb", *([f"{body}-faults.glb"] if body == STILL_BODY else [])]
            if any(_old(given.out, made, name, state) for name in names):
                for name, content in built(body, given.source, drawn, bar).items():
                    (given.out / name).write_bytes(content)
                    made[name] = state
            found[body] = (given.out / names[0]).read_bytes()
    if made.get("figures.json") != state or not (given.out / "figures.json").exists():
        text = json.dumps(_listed(drawn), separators=(",", ":"), ensure_ascii=False)
        (given.out / "figures.json").write_text(text + "\n", encoding="utf-8")
        made["figures.json"] = state
    manifest.write(made, given.out)
    return found


def _listed(drawn: tuple[Drawn, ...]) -> Json:
    """The facts of figures.json."""
    skeletons = {body: load_skeleton(body) for body in SHOWN}
    return listing(drawn, {body: (skeleton, props(skeleton.leg_m)) for body, skeleton in skeletons.items()})


def _pictures(given: argparse.Namespace, drawn: tuple[Drawn, ...], content: bytes) -> None:
    """The stills and drawings that are missing or out of date; the manifest is kept after each exercise."""
    made, facts, states = _before(given, drawn)
    left = [
        one for one in drawn if any(_old(given.out, made, name, states[one.motion.exercise]) for name in wanted(one))
    ]
    if not left:
        return
    with _bar() as bar:
        task = bar.add_task("stills and drawings", total=len(left))
        for exercise, files in pictures_of(left, facts, content):
            for name, picture in files.items():
                path = given.out / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(picture)
                made[name] = states[exercise]
            manifest.write(made, given.out)
            bar.advance(task)


def _loops(given: argparse.Namespace, drawn: tuple[Drawn, ...], content: bytes) -> None:
    """The moving pictures that are missing or out of date, as many at once as there are cores."""
    made, facts, states = _before(given, drawn, *LOOKS_OF_A_LOOP)
    left = {one: facts[one] for one in states if _old(given.out, made, f"loops/{one}.avif", states[one])}
    if not left:
        return
    (given.out / "loops").mkdir(exist_ok=True)
    with _bar() as bar:
        task = bar.add_task("loops", total=len(left))
        for exercise, picture in loops_of(left, content, workers=os.cpu_count() or 1):
            (given.out / f"loops/{exercise}.avif").write_bytes(picture)
            made[f"loops/{exercise}.avif"] = states[exercise]
            manifest.write(made, given.out)
            bar.advance(task)


def _before(given: argparse.Namespace, drawn: tuple[Drawn, ...], *own: str) -> tuple[_Made, dict[str, Json], _Made]:
    """What the folder has and from what; the exercises of figures.json; from what each one's pictures would be made.

    `own` are the modules that matter to this kind of picture alone.
    """
    facts = json.loads((given.out / "figures.json").read_text(encoding="utf-8"))["exercises"]
    code, folder = manifest.code(*own), given.data / "exercises"
    states = {one.motion.exercise: f"{manifest.motion(folder / one.motion.exercise)}-{code}" for one in drawn}
    return manifest.read(given.out), facts, states


def _old(out: Path, made: dict[str, str], name: str, state: str) -> bool:
    return made.get(name) != state or not (out / name).exists()


def _check(given: argparse.Namespace, drawn: tuple[Drawn, ...]) -> int:
    """Compare fresh GLBs and facts with those in the folder."""
    found = [
        f"{name}: {difference}"
        for body in SHOWN
        for name, content in built(body, given.source, drawn).items()
        for difference in differences(content, (given.out / name).read_bytes())
    ]
    shipped = json.loads((given.out / "figures.json").read_text(encoding="utf-8"))
    found += differing(json.loads(json.dumps(_listed(drawn))), shipped)
    for difference in found:
        print(difference)  # noqa: T201
    print(f"{len(found)} differences" if found else "the shipped figures are what the motions say")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
