"""`unhunch today`: the one next thing to do, and the week around it."""

import argparse
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.cli.speech import language_of, long_date, weekday

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unhunch.programme.model import PlannedSession
    from unhunch.service.context import Context
    from unhunch.service.today import Today

SUMMARY = "show the one next thing to do, and the week around it"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--json", action="store_true", help="print the day as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the day; 0."""
    from unhunch.service.programme import bring_up_to_date
    from unhunch.service.today import today

    ctx = open_context()
    bring_up_to_date(ctx, PERSON)
    day = today(ctx, PERSON)
    if args.json:
        render.show_json(as_json(day))
    else:
        show(ctx, day)
    return 0


def as_json(day: "Today") -> dict[str, object]:
    """The day in plain JSON values."""
    return {
        "day": day.day.isoformat(),
        "next": day.next,
        "session": day.session_id,
        "sessions": [
            {"id": one.id, "kind": one.kind, "place": one.place, "minutes": one.minutes, "done": one.id in day.done}
            for one in day.sessions
        ],
        "walk_minutes": day.walk_minutes,
        "walked": day.walked,
        "week": [{"day": dot.day.isoformat(), "state": dot.state} for dot in day.dots],
    }


def show(ctx: "Context", day: "Today") -> None:
    """Print the day in words."""
    from unhunch.service.words import say

    language = language_of(ctx)
    words = ctx.catalogue.words(language)
    render.show_title(words["cli.today.title"].format(day=long_date(day.day, language)))
    render.show_lines(say(ctx.catalogue, notice, language) for notice in day.notices)
    render.show_lines([next_line(ctx, day)])
    rows = [
        (words["cli.today.done" if one.id in day.done else "cli.today.open"], session_words(words, one), one.place)
        for one in day.sessions
    ]
    if rows:
        render.show_table(("", "", ""), rows)
    if any(dot.planned for dot in day.dots):
        dots = " · ".join(f"{weekday(dot.day, language)} {words[f'cli.today.dot.{dot.state}']}" for dot in day.dots)
        render.show_lines([words["cli.today.week"].format(dots=dots)])


def next_line(ctx: "Context", day: "Today") -> str:
    """The one next thing, in words; for an emergency answer the call, with the number of the person's country."""
    from unhunch.screening import emergency_words, help_lines
    from unhunch.service.settings import load_settings

    words, lock = ctx.catalogue.words(language_of(ctx)), day.screening.lock
    found = next((one for one in day.sessions if one.id == day.session_id), None)
    country = (lock.country if lock else "") or load_settings(ctx, PERSON).country
    return words[f"cli.next.{day.next}"].format(
        session=session_words(words, found) if found else "",
        minutes=day.walk_minutes or "",
        emergency=emergency_words(help_lines(country, ctx.catalogue.screening), words),
    )


def session_words(words: "Mapping[str, str]", session: "PlannedSession") -> str:
    """What a session is, in a few words."""
    return words[f"cli.session.{session.kind}"].format(minutes=session.minutes)
