"""The same input gives the same plan, byte for byte, whatever order a process happens to keep its sets in."""

import os
import subprocess
import sys

from tests.terminal import EXAMPLES

COMMAND = (
    "plan", "--profile", str(EXAMPLES / "profile.json"), "--answers", str(EXAMPLES / "answers.json"),
    "--start", "2026-11-23", "--weeks", "2", "--assume-no", "--json",
)  # fmt: skip


def printed(seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "unhunch", *COMMAND]
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_two_processes_with_different_hash_seeds_print_the_same_plan() -> None:
    first, second = printed("1"), printed("2")
    assert len(first) > 1000
    assert first == second
