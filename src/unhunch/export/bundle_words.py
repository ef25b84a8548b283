"""What an export would bring, in sentences that page and terminal share."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from unhunch.errors import InvalidInputError, RefusedExportError
from unhunch.export.bundle_look import BundleLook, KindLook

_LONGEST_PLACE = 80


def told_records(look: BundleLook, words: Mapping[str, str], written: Callable[[date], str], zone: ZoneInfo) -> str:
    """How many records are in the file, and from when to when; `written` writes a date, `zone` is the person's."""
    if look.first is None or look.last is None:
        return words["import.records.none"]
    first, last = (written(_day(at, zone)) for at in (look.first, look.last))
    form = "one" if look.count == 1 else "day" if first == last else "many"
    return words[f"import.records.{form}"].format(count=look.count, first=first, last=last)


def told_changes(look: BundleLook, words: Mapping[str, str]) -> Iterator[str]:
    """How many of them are here already and would be added, and how many that are here alone stay."""
    if look.clash is not None or not look.count:
        return
    if not look.here:
        yield words["import.all-new"]
    elif not look.new:
        yield words["import.all-here"]
    else:
        parts = (_counted("import.already", look.count - look.new, words), _counted("import.new", look.new, words))
        yield " ".join(filter(None, parts))
    if look.here_alone:
        yield _counted("import.stays", look.here_alone, words)


def told_kinds(look: BundleLook, words: Mapping[str, str]) -> tuple[tuple[str, KindLook], ...]:
    """Each kind that is in the file, in the words that the tables have for it."""
    return tuple((words.get(f"report.table-of.{one.name}", one.name), one) for one in look.kinds)


def told_refusal(problem: InvalidInputError, words: Mapping[str, str]) -> str:
    """Why an export can't be brought in, and what to do."""
    if isinstance(problem, RefusedExportError):
        return words[f"import.refused.{problem.kind}"].format(where=problem.where[:_LONGEST_PLACE])
    return words["import.refused.gone"] if problem.where == "look" else str(problem)


def _day(at: datetime, zone: ZoneInfo) -> date:
    """The day in the zone; at the very ends of time, where the zone has none, the one in UTC."""
    try:
        return at.astimezone(zone).date()
    except OverflowError:
        return at.date()


def _counted(name: str, count: int, words: Mapping[str, str]) -> str:
    """The sentence for one or for many; "" for none."""
    return words[f"{name}.one" if count == 1 else f"{name}.many"].format(count=count) if count else ""
