"""`unhunch do`: today's session in the terminal, from the questions before it to what comes next."""

import argparse
import sys
import time
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.opened import PERSON, open_context
from unhunch.cli.speech import language_of

if TYPE_CHECKING:
    from unhunch.cli.ask import Asker
    from unhunch.cli.keyboard import Keyboard
    from unhunch.cli.player import Ending
    from unhunch.cli.run_of_steps import Run
    from unhunch.service.context import Context
    from unhunch.service.session import Finished, Opened
    from unhunch.service.today import Today

SUMMARY = "do today's session here, in the terminal, without a mouse or sound"
# The same as a referral from `unhunch plan`: safety comes first.
SAFETY_FIRST = 3
PLAYABLE = ("session", "resume", "next-day", "walk", "done", "rest")
ILL = "ill"
CLOSED = ("screen", "locked", "referred", "advice", "weekly")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--session", metavar="ID", help="another session of today, as `unhunch today --json` names it")
    parser.add_argument("--plain", action="store_true", help="no moving line: each step once, for screen readers")


def run(args: argparse.Namespace) -> int:
    """Play the session; 0, or 3 where the safety questions come first."""
    ctx = open_context()
    return play_today(ctx, keyboard_of(ctx), session=args.session, plain=args.plain or not sys.stdout.isatty())


def keyboard_of(ctx: "Context") -> "Keyboard":
    """The terminal's keyboard, on the machine's clock or on the one that the context was given."""
    from unhunch.cli.keyboard import TerminalKeyboard
    from unhunch.service.clock import SystemClock

    if isinstance(ctx.clock, SystemClock):
        return TerminalKeyboard(clock=time.monotonic)
    return TerminalKeyboard(clock=lambda: ctx.clock.now().timestamp())


def play_today(ctx: "Context", keyboard: "Keyboard", *, session: str | None = None, plain: bool = False) -> int:
    """The exit code after one session, or after saying why there is none."""
    from unhunch.cli.ask import Asker
    from unhunch.cli.today import next_line
    from unhunch.service.programme import bring_up_to_date
    from unhunch.service.today import today

    asker = Asker(keyboard=keyboard, words=ctx.catalogue.words(language_of(ctx)))
    bring_up_to_date(ctx, PERSON)
    day = today(ctx, PERSON)
    if day.next == "next-day":
        ask_next_day(ctx, asker)
        day = today(ctx, PERSON)
    wanted = session or chosen(day)
    if day.next not in PLAYABLE or wanted is None:
        render.show_lines([next_line(ctx, day)])
        return SAFETY_FIRST if day.next in CLOSED else 0
    return play_session(ctx, asker, wanted, plain=plain)


def chosen(day: "Today") -> str | None:
    """The id of the session to play: the next one, or the first of the day that is not done."""
    return day.session_id or next((one.id for one in day.sessions if one.id not in day.done), None)


def ask_next_day(ctx: "Context", asker: "Asker") -> None:
    """Ask the 24-hour question of the last session, and say what follows."""
    from unhunch.service.session import answer_next_day, next_day_due

    due = next_day_due(ctx, PERSON)
    if due is None:
        return
    score = asker.score(asker.words["cli.do.next-day"].format(day=due[:10]))
    worse = asker.choice(asker.words["cli.do.worse-sleep"], {"yes": True, "no": False})
    show_finished(ctx, answer_next_day(ctx, PERSON, due, score=score, worse_sleep=worse))


def play_session(ctx: "Context", asker: "Asker", session: str, *, plain: bool) -> int:
    """The exit code after this session was opened, played and closed."""
    from unhunch.cli.run_of_steps import Run
    from unhunch.service.session import resume_session
    from unhunch.service.words import say

    opened = resume_session(ctx, PERSON, session)
    if opened is None:
        opened = ask_and_open(ctx, asker, session)
        render.show_lines(say(ctx.catalogue, sentence, language_of(ctx)) for sentence in opened.words)
    else:
        render.show_lines([asker.words["cli.do.resumed"]])
    if opened.session is None or opened.timeline is None:
        if opened.gate != "rest":
            render.show_lines([asker.words["cli.do.screen"]])
        return 0 if opened.gate == "rest" else SAFETY_FIRST
    start = Run(
        steps=opened.timeline.steps,
        items=opened.session.items,
        index=opened.step,
        done=frozenset((item, number) for item, number, *_ in opened.done_sets),
    )
    return close(ctx, asker, session, play(ctx, asker, opened, start, plain=plain))


def ask_and_open(ctx: "Context", asker: "Asker", session: str) -> "Opened":
    """The session opened, after everything that is asked before each one."""
    from unhunch.programme.model import PAIN_SITES
    from unhunch.service.session import SessionCheck, open_session

    words, text = asker.words, ctx.catalogue.screening.text(language_of(ctx))
    render.show_lines([words["cli.do.check"]])
    pain = asker.score(text.session["pain-now"])
    site = asker.one_of("cli.do.site", tuple((one, words[f"session.site.{one}"]) for one in PAIN_SITES))
    question = f"{text.session['anything-new']} {words['cli.do.yes-no-unsure']}"
    new = asker.choice(question, {"yes": "yes", "no": "no", "not sure": "unsure", "unsure": "unsure"})
    unwell = asker.several("cli.do.unwell", (*text.blocks.items(), (ILL, words["cli.do.ill"])))
    blocks = tuple(block for block in unwell if block != ILL)
    short = asker.choice(f"{words['cli.do.sleep']} {words['cli.do.yes-no']}", {"yes": True, "no": False})
    stress = asker.choice(f"{words['cli.do.stress']} {words['cli.do.yes-no']}", {"yes": True, "no": False})
    check = SessionCheck(
        pain_now=pain,
        anything_new="yes" if new == "yes" else "no" if new == "no" else "unsure",
        unwell=bool(blocks),
        site=site,
        blocks=blocks,
        short_sleep=short,
        ill=ILL in unwell,
        stress=stress,
    )
    return open_session(ctx, PERSON, session, check)


def play(ctx: "Context", asker: "Asker", opened: "Opened", start: "Run", *, plain: bool) -> "Ending":
    """How the playing of the opened session ended."""
    from unhunch.cli.desk import Desk
    from unhunch.cli.player import Player
    from unhunch.cli.stage import Stage
    from unhunch.service.screening import require_clearance

    stage = Stage(console=render.console(), catalogue=ctx.catalogue, language=language_of(ctx), plain=plain)
    tags = require_clearance(ctx, PERSON).tags
    name = opened.session.id if opened.session is not None else ""
    desk = Desk(ctx=ctx, session=name, day=opened.day, planned=start.steps, tags=tags, asker=asker, stage=stage)
    more_s = float(ctx.catalogue.rules.number("session.more-s"))
    stage.say("cli.do.keys", seconds=f"{more_s:g}")
    return Player(desk=desk, stage=stage, keyboard=asker.keyboard, more_s=more_s).play(start)


def close(ctx: "Context", asker: "Asker", session: str, ending: "Ending") -> int:
    """The exit code, after the last questions and what comes next."""
    from unhunch.service.session import finish_session, stop_session

    if ending == "later":
        render.show_lines([asker.words["cli.do.later"]])
        return 0
    if ending == "screen":
        render.show_lines([asker.words["cli.do.screen"]])
        return SAFETY_FIRST
    if ending == "stopped":
        show_finished(ctx, stop_session(ctx, PERSON, session, "broken-off"))
        return 0
    worst = asker.maybe_score(asker.words["cli.do.worst"])
    effort = asker.maybe_score(asker.words["cli.do.effort"])
    show_finished(ctx, finish_session(ctx, PERSON, session, worst=worst, effort=effort))
    render.show_lines([asker.words["cli.do.tomorrow"]])
    return 0


def show_finished(ctx: "Context", finished: "Finished") -> None:
    """Say what comes next: a kind word, and each change with its reason."""
    from unhunch.service.words import say

    language = language_of(ctx)
    render.show_lines(say(ctx.catalogue, sentence, language) for sentence in finished.words)
    render.show_lines(f"- {say(ctx.catalogue, change.words, language)}" for change in finished.changes)
