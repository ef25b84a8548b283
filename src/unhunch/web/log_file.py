"""What goes wrong while the pages are served, for the file that UNHUNCH_LOG names: where in the code, never of whom.

Messages of errors, arguments and addresses can hold what a person answered, or the token of a private address. None of
them is written: of an error there is its class and its way through the code, of a request its address's pattern.
"""

import logging
import traceback
from collections.abc import Iterator, Mapping
from copy import deepcopy
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any

MOST_BYTES = 2 * 1024 * 1024
# Whose warnings are written too; of Django, which warns of every address that leads nowhere, only errors.
WATCHED = ("unhunch", "waitress")


class LogFile(WatchedFileHandler):
    """A log that is opened at its first line, made again where somebody deleted it, and goes no further when long."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record; nothing where the file is as long as it may become."""
        path = Path(self.baseFilename)
        if not path.exists() or path.stat().st_size < MOST_BYTES:
            super().emit(record)


class WithoutData(logging.Formatter):
    """Lines that tell where it went wrong, and nothing that came from outside of the code."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's time, level, logger, place and template, and the way of each error through the code."""
        place = f"{record.module}:{record.lineno}"
        words = [self.formatTime(record, "%Y-%m-%d %H:%M:%S"), record.levelname, record.name, place, *_said(record)]
        return "\n".join([" ".join(words), *(line for error in _errors(record) for line in _way(error))])


def _said(record: logging.LogRecord) -> Iterator[str]:
    """What the code itself says: a template without its arguments, the pattern of the address, the status."""
    request = getattr(record, "request", None)
    if request is not None:
        yield str(request.method)
        yield str(getattr(getattr(request, "resolver_match", None), "route", None) or "?")
        yield str(getattr(record, "status_code", ""))
    elif record.args or record.name.partition(".")[0] == "unhunch":
        yield str(record.msg)


def _errors(record: logging.LogRecord) -> Iterator[BaseException]:
    """The error that was logged, and those among the arguments, once each."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    found = [record.exc_info[1] if record.exc_info else None, *arguments]
    errors = {id(one): one for one in found if isinstance(one, BaseException)}
    yield from errors.values()


def _way(error: BaseException) -> Iterator[str]:
    """The class of the error and the frames that it went through, after those of what led to it."""
    seen: list[BaseException] = []
    one: BaseException | None = error
    while one is not None and one not in seen:
        seen.append(one)
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    for each in reversed(seen):
        yield f"  {type(each).__module__}.{type(each).__qualname__}"
        yield from "".join(traceback.format_tb(each.__traceback__)).splitlines()


def logging_with(plain: Mapping[str, Any], path: str | None) -> dict[str, Any]:
    """The plain settings of logging; with a path, what goes wrong is written there as well."""
    made = deepcopy(dict(plain))
    if not path:
        return made
    made["formatters"] = {"without-data": {"()": WithoutData}}
    made["handlers"]["file"] = {
        "()": LogFile, "filename": path, "delay": True, "encoding": "utf-8", "formatter": "without-data",
    }  # fmt: skip
    for logger in made["loggers"].values():
        logger["handlers"].append("file")
    for name in WATCHED:
        made["loggers"][name] = {"handlers": ["err", "file"], "level": "WARNING", "propagate": False}
    return made
