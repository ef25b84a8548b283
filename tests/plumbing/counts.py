"""Counts what ran, for the last line of ./run test."""

import json
import os
from pathlib import Path

import pytest

from tests.plumbing.browser import NOT_RUN


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Write the counts to where ./run test looks for them."""
    target = os.environ.get("UNHUNCH_TEST_COUNTS")
    if not target:
        return
    stats = terminalreporter.stats
    skipped = stats.get("skipped", [])
    counts = {
        "passed": len(stats.get("passed", [])) + len(stats.get("xfailed", [])),
        "failed": len(stats.get("failed", [])) + len(stats.get("error", [])),
        "skipped": len(skipped),
        "browser_not_run": sum(1 for report in skipped if NOT_RUN in str(report.longrepr)),
    }
    Path(target).write_text(json.dumps(counts), encoding="utf-8")
