"""./run check: every check, each with one line of verdict; what failed is shown whole."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import lengths, lock, messages, pictures

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check: a command whose exit code judges, or a function that yields findings."""

    name: str
    command: tuple[str, ...] = ()
    findings: Callable[[Path], Iterator[str]] | None = None


def checks() -> tuple[Check, ...]:
    """All checks, the quickest first."""
    scripts = Path(sys.executable).parent
    python = sys.executable
    return (
        Check(name="lock agrees with pyproject", findings=lock.findings),
        Check(name="sizes of modules and functions", findings=lengths.findings),
        Check(name="translations", findings=messages.findings),
        Check(name="pictures are of today's motions", findings=pictures.findings),
        Check(name="style (ruff)", command=(str(scripts / "ruff"), "check", "--quiet", ".")),
        Check(name="order of the rooms (import-linter)", command=(str(scripts / "lint-imports"), "--no-cache")),
        Check(name="catalogue (unhunch check)", command=(python, "-m", "unhunch", "check")),
        Check(name="types (mypy)", command=(str(scripts / "mypy"), "src", "tests", "tools", "benchmarks")),
    )


def main(arguments: Sequence[str]) -> int:
    """Run the checks (those whose name holds an argument, where there are any); 1 if one failed."""
    chosen = [check for check in checks() if not arguments or any(word in check.name for word in arguments)]
    failed = [check.name for check in chosen if not passes(check)]
    if failed:
        print(f"{len(failed)} of {len(chosen)} checks failed: {', '.join(failed)}")
        return 1
    print(f"{len(chosen)} checks passed")
    return 0


def passes(check: Check) -> bool:
    """Whether the check passes; its verdict is printed, and on failure all that it found."""
    began = time.monotonic()
    if check.findings:
        found = "\n".join(check.findings(ROOT))
        good = not found
    else:
        # The checks read Django's settings, which make their key in the home folder; it must not be the person's.
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "UNHUNCH_HOME": f"{tempfile.gettempdir()}/unhunch-checks"}
        done = subprocess.run(check.command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)
        good, found = done.returncode == 0, done.stdout + done.stderr
    print(f"{'ok    ' if good else 'FAILED'} {check.name} ({time.monotonic() - began:.1f} s)", flush=True)
    if not good:
        print(found, flush=True)
    return good


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
