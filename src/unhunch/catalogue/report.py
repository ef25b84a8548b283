"""Findings as text for people."""

from collections.abc import Iterable

from unhunch.catalogue.model import Finding


def findings_report(findings: Iterable[Finding]) -> str:
    """One line a finding, `where: what. fix`, sorted by file, and their number at the end."""
    lines = sorted({_line(finding) for finding in findings})
    if not lines:
        return "No findings."
    count = "1 finding" if len(lines) == 1 else f"{len(lines)} findings"
    return "\n".join([*lines, f"{count}."])


def _line(finding: Finding) -> str:
    line = f"{finding.where}: {finding.what}"
    return f"{line}. {finding.fix}" if finding.fix else line
