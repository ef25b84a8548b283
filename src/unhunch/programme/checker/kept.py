"""Favourites that the person holds on to: each is in the week, or it is said by name that it gave way."""

from collections.abc import Iterator

from unhunch.catalogue.model import Finding
from unhunch.programme.checker.case import Case, finding, is_small_week
from unhunch.programme.checker.prescribed import has_a_rest


def check_kept(case: Case) -> Iterator[Finding]:
    """Findings against the week's favourites; a week of walking, or a small one, says as a whole what it leaves out.

    An exercise and its variants count as one. Of walking the rule of the daily walk tells.
    """
    if is_small_week(case):
        return
    here = {_root(case, item.exercise) for _on, _session, item in case.items()}
    for name in dict.fromkeys(case.profile.frozen):
        root = _root(case, name)
        if root in {"", "walking", *here} or has_a_rest(case, name) or has_a_rest(case, root):
            continue
        if not case.said("kept-", "liked-", "prescribed-", exercise=name):
            yield finding("kept", name, "this favourite does not come up this week, and nothing says why")


def _root(case: Case, name: str) -> str:
    """The exercise itself or the one that it varies; nothing where the catalogue has it no longer."""
    if name not in case.catalogue.exercises and name not in case.catalogue.variants:
        return ""
    return case.catalogue.get(name).parent or name
