"""What a file would bring, in sentences that page and terminal share."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from unhunch.intake import Walked
from unhunch.records.beside import ImportRecord
from unhunch.service.looks import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The look as sentences; `unsure` and `already` are empty where there is none of it."""

    walks: str
    unsure: str
    already: str
    left_out: tuple[str, ...]


def told_look(look: Look, words: Mapping[str, str], written: Callable[[date], str], zone: ZoneInfo) -> Told:
    """The sentences about a look; `written` writes a date, `zone` is the person's."""
    return Told(
        walks=_walks(look.walks, words, written, zone),
        unsure=_counted("activity.unsure", len(look.unsure), words),
        already=_counted("activity.already", look.already, words),
        left_out=tuple(words[f"activity.left-out.{why}"].format(count=count) for why, count in look.left_out.items()),
    )


def told_kept(made: ImportRecord, words: Mapping[str, str]) -> str:
    """That so many walks are kept."""
    return _counted("activity.kept", made.walks, words, minutes=round(made.minutes))


def told_import(made: ImportRecord, words: Mapping[str, str], written: Callable[[date], str]) -> str:
    """Where walks came from and when, for a list."""
    return _counted(
        "activity.import",
        made.walks,
        words,
        program=words[f"activity.program.{made.program}"],
        day=written(made.day),
        minutes=round(made.minutes),
    )


def _walks(walks: Sequence[Walked], words: Mapping[str, str], written: Callable[[date], str], zone: ZoneInfo) -> str:
    if not walks:
        return words["activity.walks.none"]

    def day(at: datetime) -> str:
        return written(at.astimezone(zone).date())

    first, last = min(one.start for one in walks), max(one.start for one in walks)
    minutes = round(sum(one.minutes for one in walks))
    return _counted("activity.walks", len(walks), words, first=day(first), last=day(last), minutes=minutes)


def _counted(name: str, count: int, words: Mapping[str, str], **facts: object) -> str:
    """The sentence for one or for many; "" for none."""
    if not count:
        return ""
    return words[f"{name}.one" if count == 1 else f"{name}.many"].format(count=count, **facts)
