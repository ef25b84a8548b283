"""All motions of a data folder, each judged against its exercise."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from unhunch.body.judging import judge
from unhunch.body.motion import Motion
from unhunch.body.motion_parse import parse_motion
from unhunch.body.skeleton import BODIES
from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.model import Finding
from unhunch.catalogue.reading import Folder


def motions(
    catalogue: Catalogue, data: Path, bodies: tuple[str, ...] = BODIES
) -> tuple[dict[str, Motion], tuple[Finding, ...]]:
    """The sound motions by exercise, and all findings, judged on those bodies (none: only read).

    An exercise without a motion.toml has none; it is shown by its words.
    """
    folder = Folder(root=data)
    found: dict[str, Motion] = {}
    findings: list[Finding] = []
    for name in (*catalogue.exercises, *catalogue.variants):
        if not folder.has(f"exercises/{name}/motion.toml"):
            continue
        table = folder.table(f"exercises/{name}/motion.toml")
        if table is None:
            continue
        motion, wrong = parse_motion(name, table, _shared(catalogue, name))
        if motion is not None and bodies:
            wrong = (*wrong, *judge(motion, catalogue.texts["en"].get(name), bodies), *_faults(motion, catalogue))
        findings.extend(wrong)
        if motion is not None and not wrong:
            found[name] = motion
    return found, (*folder.findings, *findings)


def _shared(catalogue: Catalogue, name: str) -> tuple[str, ...]:
    exercise = catalogue.exercises.get(name) or catalogue.variants[name]
    return exercise.shared_faults


def _faults(motion: Motion, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Faults of the motion that the exercise does not have."""
    exercise = catalogue.exercises.get(motion.exercise) or catalogue.variants[motion.exercise]
    known = {fault.id for fault in exercise.faults}
    where = f"exercises/{motion.exercise}/motion.toml"
    return tuple(
        Finding(where=f"{where}: faults.{name}", what="is no fault of this exercise")
        for name in motion.faults
        if name not in known
    )


@cache
def shipped_motions() -> Mapping[str, Motion]:
    """The motions that come with the program, read but not judged again."""
    from unhunch.catalogue import load_catalogue  # noqa: PLC0415 - the parser is loaded when it is needed
    from unhunch.catalogue.parsing import DATA  # noqa: PLC0415

    return motions(load_catalogue(), DATA, bodies=())[0]
