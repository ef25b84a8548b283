"""What the moving figures need from npm: fetched by the lock's hashes, made small, and kept in var/vendor.

The app goes on without it: where it is missing, figures are shown as stills. Standard library alone.
"""

import os
import shutil
from pathlib import Path

from tools.environment import Workshop, alone
from tools.npm import Npm, find_npm, installed, modules, npm_environment
from tools.say import Log, run_logged
from tools.vendor import folder_name, publish, squeeze, vendor

MISSING = "The moving figures could not be fetched; exercises are shown as still pictures."
MADE_BY = ("tools/three.js", "tools/npm_parts.py")


def folder(root: Path) -> str:
    """Return the name of the folder that is served."""
    return folder_name(root, "figures", "three", MADE_BY)


def ready(workshop: Workshop) -> bool:
    """Whether what the lock names is there to be served."""
    return (vendor(workshop) / folder(workshop.root) / "three.js").is_file()


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
            done = npm is not None and not installed(workshop, npm, "figures", log)[0] and built(workshop, npm, log)
        except OSError as error:
            log.write(f"{error.filename or ''}: {error.strerror or error}")
            done = False
        log.say("The moving figures are ready." if done else f"{MISSING} (log: {log.path})")
        return done


def built(workshop: Workshop, npm: Npm, log: Log) -> bool:
    """Whether one small file was made of the parts, with its licence and compressed copies; it appears whole."""
    name = folder(workshop.root)
    draft = vendor(workshop) / f".{name}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    made = draft / "three.js"
    command = [
        str(esbuild(workshop)), "tools/three.js", "--bundle", "--format=esm", "--minify", "--target=es2022",
        "--legal-comments=inline", "--log-level=warning", f"--outfile={made}",
    ]  # fmt: skip
    found = {**npm_environment(npm), "NODE_PATH": str(modules(workshop, "figures"))}
    code, _ = run_logged(command, log, env=found, cwd=workshop.root)
    if code:
        return False
    shutil.copy(modules(workshop, "figures") / "three" / "LICENSE", draft / "LICENSE.txt")
    squeeze(made)
    brotli = "const f=require('fs'),p=process.argv[1];"
    brotli += "f.writeFileSync(p+'.br',require('zlib').brotliCompressSync(f.readFileSync(p)))"
    run_logged([str(npm.node), "-e", brotli, str(made)], log)
    publish(workshop, draft, name, "three", "three.js")
    return True


def esbuild(workshop: Workshop) -> Path:
    """Return the program that makes the small file: this platform's own, so that no script has to place it.

    Raises OSError where npm brought none.
    """
    places = (modules(workshop, "figures") / "@esbuild").glob("*/**/esbuild*")
    found = sorted(place for place in places if place.is_file() and os.access(place, os.X_OK))
    if not found:
        raise FileNotFoundError(0, "npm brought no esbuild for this machine", "node_modules/@esbuild")
    return found[0]
