"""./run test: all tests, in parallel, and a last line that counts them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# One more than two cores, since browsers' tests wait for much of their time.
LEAST_WORKERS, MOST_WORKERS = 3, 4
MOST_MINUTES = 15
# In the order in which they stand, in which the long ones come first: else a worker is left alone with them at the end.
SPREAD = ("--dist", "loadgroup", "--no-loadscope-reorder")


def main(arguments: Sequence[str]) -> int:
    """Run pytest with the arguments; return its exit code after the line that counts the tests."""
    counts_file = ROOT / "var" / "test-counts.json"
    counts_file.parent.mkdir(exist_ok=True)
    counts_file.unlink(missing_ok=True)
    workers = max(LEAST_WORKERS, min(MOST_WORKERS, os.cpu_count() or LEAST_WORKERS))
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(workers), *SPREAD, "--maxfail", "200"]
    environment = {**os.environ, "UNHUNCH_TEST_COUNTS": str(counts_file)}
    # Tests start dozens of programs, and each would compile all of unhunch anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    code = subprocess.run([*command, *arguments], cwd=ROOT, env=environment, check=False).returncode
    counts = read_counts(counts_file)
    for line in closing_lines(counts, seconds=time.monotonic() - began):
        print(line, flush=True)
    return code


def read_counts(path: Path) -> Mapping[str, int]:
    """Return what pytest counted; where it ended too early to count, one failure."""
    try:
        counts: dict[str, int] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"passed": 0, "failed": 1, "skipped": 0, "browser_not_run": 0}
    return counts


def closing_lines(counts: Mapping[str, int], *, seconds: float) -> list[str]:
    """Return the last lines: browser tests that were not run with the remedy, how long it took, then the counts."""
    lines = []
    if counts.get("browser_not_run"):
        lines += [f"browser tests: {counts['browser_not_run']} not run, install chromium", f"  {remedy()}"]
    minutes, rest = divmod(round(seconds), 60)
    lines.append(f"took {minutes} min {rest} s")
    if seconds > MOST_MINUTES * 60:
        lines.append(f"warning: longer than the {MOST_MINUTES} minutes that all tests may take")
    return [*lines, "{passed} passed, {failed} failed, {skipped} skipped".format(**counts)]


def remedy() -> str:
    """Return the command that installs a Chromium on this platform."""
    if sys.platform == "darwin":
        return "brew install --cask chromium"
    if sys.platform == "win32":
        return "winget install Hibbiki.Chromium"
    if Path("/etc/debian_version").exists():
        return "sudo apt-get install chromium"
    if Path("/etc/fedora-release").exists():
        return "sudo dnf install chromium"
    if Path("/etc/arch-release").exists():
        return "sudo pacman -S chromium"
    return "install chromium with your system's packages, or set UNHUNCH_CHROMIUM to its path"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
