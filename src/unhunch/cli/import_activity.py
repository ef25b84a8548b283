"""`unhunch import-activity FILE`: walks from Apple Health, GPX, TCX or FIT; shown first, then kept, or taken back."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.cli.speech import language_of, plain_date
from unhunch.errors import InvalidInputError

if TYPE_CHECKING:
    from unhunch.service.context import Context
    from unhunch.service.looks import Look

SUMMARY = "bring in walks from Apple Health, GPX, TCX or FIT, or take them back"
_SHOWN_DAYS = 10


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="export.zip or export.xml, or a .gpx, .tcx or .fit file"
    )
    parser.add_argument("--yes", action="store_true", help="keep the walks without asking")
    parser.add_argument("--walks", action="store_true", help="what the file calls nothing were walks too")
    parser.add_argument("--undo", metavar="ID", help="take an import back, as a whole")


def run(args: argparse.Namespace) -> int:
    """Show what the file would bring, ask, keep it; 0."""
    if bool(args.file) == bool(args.undo):
        raise InvalidInputError("name a file, or --undo with an import", fix="See unhunch import-activity --help")
    ctx = open_context()
    words = ctx.catalogue.words(language_of(ctx))
    if args.undo:
        from unhunch.service.activity import take_back

        take_back(ctx, PERSON, args.undo)
        render.show_lines([words["activity.taken-back"]])
        return 0
    look = _look(ctx, args.file)
    _show(ctx, look, words)
    _keep(ctx, look, words, args)
    return 0


def _look(ctx: "Context", file: str) -> "Look":
    from unhunch.cli.read import named
    from unhunch.service.activity import look_at

    if "\0" in file:
        raise InvalidInputError("is not a file's name", where=repr(file))
    with named(file), render.bytes_read() as seen:
        return look_at(ctx, PERSON, Path(file), seen)


def _show(ctx: "Context", look: "Look", words: Mapping[str, str]) -> None:
    from zoneinfo import ZoneInfo

    from unhunch.service.activity_words import told_look
    from unhunch.service.settings import language_for, load_settings

    settings = load_settings(ctx, PERSON)
    language = language_for(ctx, settings)

    def written(day: date) -> str:
        return plain_date(day, language)

    told = told_look(look, words, written, ZoneInfo(settings.time_zone))
    left_out = [words["activity.left-out"], *(f"  {one}" for one in told.left_out)] if told.left_out else []
    render.show_lines(filter(None, [told.walks, told.unsure, told.already, *left_out]))
    if look.days:
        render.show_lines([f"{words['activity.days.all' if look.unsure else 'activity.days']}:"])
    for one in look.days[:_SHOWN_DAYS]:
        facts = {"day": written(one.day), "before": str(round(one.before)), "after": str(round(one.after))}
        render.show_lines(["  " + words["activity.day.changes"].format(**facts)])
    if (more := len(look.days) - _SHOWN_DAYS) > 0:
        render.show_lines(["  " + words["activity.days.more"].format(count=more)])


def _keep(ctx: "Context", look: "Look", words: Mapping[str, str], args: argparse.Namespace) -> None:
    """Keep what the person says yes to; without a terminal, what the options say."""
    from unhunch.service.activity import keep
    from unhunch.service.activity_words import told_kept
    from unhunch.service.looked import forget_looks

    asks = not args.yes and sys.stdin.isatty()
    unsure = args.walks or (bool(look.unsure) and asks and _yes(words, "activity.cli.ask-walks"))
    chosen = [one for one in look.walks if one.sure or unsure]
    if not chosen or not (args.yes or (asks and _yes(words, "activity.cli.ask-keep"))):
        forget_looks(ctx.home)
        render.show_lines([words["activity.cli.nothing"]])
        return
    made = keep(ctx, PERSON, look.id, unsure=unsure)
    render.show_lines([told_kept(made, words), words["activity.cli.undo"].format(id=made.brought)])


def _yes(words: Mapping[str, str], question: str) -> bool:
    from unhunch.cli.ask import Asker
    from unhunch.cli.keyboard import TerminalKeyboard

    asker = Asker(keyboard=TerminalKeyboard(), words=words)
    return asker.choice(words[question], {"yes": True, "no": False})
