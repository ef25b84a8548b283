"""`unhunch catalogue`: exercise packs, a therapist's own or made of another collection; taken whole or not at all."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.main import WRONG_INPUT
from unhunch.cli.opened import open_context
from unhunch.service.home import home_folder
from unhunch.service.packs import add_pack, packs_in, remove_pack

if TYPE_CHECKING:
    from unhunch.catalogue.model import Finding
    from unhunch.service.pack_import import PackLook

SUMMARY = "add, import, list or remove exercise packs"
_SHOWN = 5


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="add a pack; one with a finding is refused whole")
    add.add_argument("folder", metavar="DIR", help="a folder in the form of the catalogue's data")
    add.add_argument("--look", action="store_true", help="print what it would add, and add nothing")
    add.add_argument("--replace", action="store_true", help="put it in the place of the pack of its name")
    new = actions.add_parser("import", help="make a pack of a JSON file of wger or free-exercise-db; shown first")
    new.add_argument(
        "file", metavar="FILE", help="exercises.json of free-exercise-db, or a page of wger's exerciseinfo"
    )
    new.add_argument("--name", metavar="NAME", default="", help="what to call the pack")
    new.add_argument("--yes", action="store_true", help="add it without asking")
    actions.add_parser("list", help="name the packs that were added")
    remove = actions.add_parser("remove", help="take a pack away again")
    remove.add_argument("name", metavar="NAME", help="the pack's name, as `unhunch catalogue list` shows it")


def run(args: argparse.Namespace) -> int:
    """Do the action; 0, or 2 with every finding of a pack that was refused."""
    home = home_folder(os.environ, sys.platform)
    if args.action == "list":
        render.show_lines([pack.name for pack in packs_in(home)] or ["No packs were added."])
        return 0
    if args.action == "remove":
        there_again = remove_pack(home, args.name)
        render.show_lines([f"Removed {args.name}.", *(["The one before it is there again."] if there_again else [])])
        return 0
    if args.action == "import":
        return bring_in(args)
    return look_at(args) if args.look else add(home, Path(args.folder), replace=args.replace)


def add(home: Path, folder: Path, *, replace: bool) -> int:
    """Add the pack, or show everything that speaks against it."""
    findings = add_pack(home, folder, replace=replace)
    if findings:
        return _refused(findings)
    render.show_lines([f"Added {folder.resolve().name}."])
    return 0


def look_at(args: argparse.Namespace) -> int:
    """Show what the folder would add or replace, or everything that speaks against it."""
    from unhunch.cli.speech import language_of
    from unhunch.service.pack_look import look_at_folder
    from unhunch.service.pack_words import told_folder

    ctx = open_context()
    look, findings = look_at_folder(ctx.home, Path(args.folder))
    if look is None:
        return _refused(findings)
    language = language_of(ctx)
    words, told = ctx.catalogue.words(language), told_folder(look, ctx.catalogue, language)
    render.show_lines([told.adds, *(f"  {name}" for name in told.names), *told.replaces, *told.beside])
    if not look.is_there:
        replaces = look.replaces is not None
        back = words["packs.cli.replace" if replaces else "packs.cli.back"].format(name=look.name)
        render.show_lines([back])
    render.show_lines([words["packs.cli.nothing"]])
    return 0


def _refused(findings: "tuple[Finding, ...]") -> int:
    """Show the findings of a pack that was not added."""
    from unhunch.catalogue import findings_report

    sys.stderr.write(f"{findings_report(findings)}\nThe pack was refused; nothing was changed.\n")
    return WRONG_INPUT


def bring_in(args: argparse.Namespace) -> int:
    """Show what the file would add, ask, and add it; 0, or 2 with every finding."""
    from unhunch.cli.read import read_bytes
    from unhunch.cli.speech import language_of
    from unhunch.intake.exercise_file import MOST_BYTES
    from unhunch.service.looked import forget_looks
    from unhunch.service.pack_import import add_looked_at, look_at_exercises

    data = read_bytes(args.file, most_bytes=MOST_BYTES)
    ctx = open_context()
    words = ctx.catalogue.words(language_of(ctx))
    look = look_at_exercises(ctx.home, ctx.catalogue, data, args.name)
    _show(look, words)
    if not look.taken or not (args.yes or (sys.stdin.isatty() and _yes(words))):
        forget_looks(ctx.home)
        render.show_lines([words["packs.cli.nothing"]])
        return 0
    findings = add_looked_at(ctx.home, look.id)
    if findings:
        return _refused(findings)
    render.show_lines([words["packs.cli.added"].format(name=look.name)])
    return 0


def _show(look: "PackLook", words: Mapping[str, str]) -> None:
    from unhunch.service.pack_words import told_left_out, told_taken

    left_out = told_left_out(look, words)
    lines = [told_taken(look, words), *(f"  {name}" for name in look.taken)]
    lines += [words["packs.cli.only-prescribed"]] if look.taken else []
    lines += [words["packs.left-out"]] if left_out else []
    for said, names in left_out:
        more = ", …" if len(names) > _SHOWN else ""
        lines.append(f"  {said}: {', '.join(names[:_SHOWN])}{more}")
    render.show_lines(lines)


def _yes(words: Mapping[str, str]) -> bool:
    from unhunch.cli.ask import Asker
    from unhunch.cli.keyboard import TerminalKeyboard

    return Asker(keyboard=TerminalKeyboard(), words=words).choice(words["packs.cli.ask"], {"yes": True, "no": False})
