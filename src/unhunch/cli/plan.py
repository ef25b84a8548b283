"""`unhunch plan`: four weeks for a profile and the answers of a screening."""

import argparse
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.read import named, parse_date, read_object
from unhunch.cli.screen import ANSWERS_HELP, ASSUME_HELP, judge, read_answers, show
from unhunch.errors import InvalidInputError
from unhunch.screening.model import Clearance

if TYPE_CHECKING:
    from unhunch.catalogue import Catalogue
    from unhunch.programme.model import Item, Profile, Programme

PROFILE_HELP = "a JSON file; `unhunch schema profile` says in which form"
SUMMARY = "plan the weeks that fit a profile, within what the screening allows"
REFERRED = 3
MOST_WEEKS = 12
# A start further away than this is a slip of the pen.
MOST_YEARS_AWAY = 10


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--profile", metavar="FILE", required=True, help=PROFILE_HELP)
    parser.add_argument("--answers", metavar="FILE", required=True, help=ANSWERS_HELP)
    parser.add_argument("--start", metavar="DATE", required=True, help="the first day, as YYYY-MM-DD")
    parser.add_argument("--weeks", type=int, default=4, help="how many weeks (4)")
    parser.add_argument("--assume-no", action="store_true", help=ASSUME_HELP)
    parser.add_argument("--json", action="store_true", help="print the plan as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the plan; 0, or 3 with what `unhunch screen` prints where a doctor comes first."""
    from unhunch.cli.shipped import read_catalogue
    from unhunch.service.clock import clock_from_environment

    now = clock_from_environment().now()
    catalogue = read_catalogue()
    start = read_start(args.start, now)
    if not 1 <= args.weeks <= MOST_WEEKS:
        raise InvalidInputError(f"{args.weeks} is not a number of weeks", where="--weeks", fix="Use 1 to 12.")
    profile = read_profile(args.profile, catalogue)
    answers = read_answers(args.answers, catalogue, now, assume_no=args.assume_no)
    outcome = judge(answers, args.answers, catalogue, now)
    if not isinstance(outcome, Clearance):
        show(outcome, answers, catalogue, as_json=args.json)
        return REFERRED
    from unhunch.programme import plan

    show_plan(plan(catalogue, profile, outcome, start, weeks=args.weeks), catalogue, as_json=args.json)
    return 0


def read_start(text: str, now: datetime) -> date:
    """The first day.

    Raises InvalidInputError for what is no date, or one that nobody can mean.
    """
    start = parse_date(text, where="--start")
    if abs(start - now.date()) > timedelta(days=366 * MOST_YEARS_AWAY):
        raise InvalidInputError(f"{start} is more than {MOST_YEARS_AWAY} years away", where="--start")
    return start


def read_profile(path: str, catalogue: "Catalogue") -> "Profile":
    """The profile in the file.

    Raises InvalidInputError, naming the file, for anything that does not fit.
    """
    from unhunch.programme.profile_wire import profile_from_json

    raw = read_object(path)
    with named(path):
        return profile_from_json(raw, catalogue)


def show_plan(programme: "Programme", catalogue: "Catalogue", *, as_json: bool) -> None:
    """Print the plan, as JSON or week by week."""
    from unhunch.programme.wire import programme_to_json
    from unhunch.programme.words import gave_sentence

    if as_json:
        render.show_json(programme_to_json(programme, catalogue))
        return
    for week in programme.weeks:
        title = f"Week {week.index + 1}, from {week.start:%d %B %Y}"
        render.show_title(f"{title} (planned anew at its eve)" if week.provisional else title)
        rows = [
            (f"{day.date:%a %d}", session.kind, session.place, str(session.minutes), names(session.items, catalogue))
            for day in week.days
            for session in day.sessions
        ]
        render.show_table(("day", "session", "place", "minutes", "what"), rows)
        gave = [gave_sentence(one, catalogue) for one in programme.gave if one.week == week.index]
        render.show_lines(f"- {sentence}" for sentence in gave)


def names(items: "tuple[Item, ...]", catalogue: "Catalogue") -> str:
    """The session's exercises by name, in order."""
    return ", ".join(catalogue.text(item.exercise).name for item in items)
