"""`unhunch screen`: answers judged, as the pages judge them."""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from unhunch.cli import render
from unhunch.cli.read import named, read_object
from unhunch.screening.model import Answers, Clearance, Outcome

if TYPE_CHECKING:
    from unhunch.catalogue import Catalogue

SUMMARY = "judge the answers of a screening: may this person exercise, and within which limits?"
ANSWERS_HELP = 'a JSON file: {"answers": {"EM-1": "no", ...}, "age": 41, "pain_now": 4}'
ASSUME_HELP = "take open questions as no; open follow-ups still count as the stricter branch"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--answers", metavar="FILE", required=True, help=ANSWERS_HELP)
    parser.add_argument("--assume-no", action="store_true", help=ASSUME_HELP)
    parser.add_argument("--json", action="store_true", help="print the outcome as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the outcome; 0 whatever it is."""
    from unhunch.cli.shipped import read_catalogue
    from unhunch.service.clock import clock_from_environment

    catalogue = read_catalogue()
    now = clock_from_environment().now()
    answers = read_answers(args.answers, catalogue, now, assume_no=args.assume_no)
    show(judge(answers, args.answers, catalogue, now), answers, catalogue, as_json=args.json)
    return 0


def read_answers(path: str, catalogue: "Catalogue", now: datetime, *, assume_no: bool) -> Answers:
    """The answers in the file.

    Raises InvalidInputError, naming the file, for anything that does not fit.
    """
    from unhunch.screening import answers_from_json
    from unhunch.screening import assume_no as with_noes

    raw = read_object(path)
    with named(path):
        # The date where the person is: a clearance given this morning is not in the future.
        answers = answers_from_json(raw, today=now.astimezone().date(), catalogue=catalogue)
    return with_noes(answers, catalogue) if assume_no else answers


def judge(answers: Answers, path: str, catalogue: "Catalogue", now: datetime) -> Outcome:
    """What the screening says.

    Raises InvalidInputError, naming the file, where questions are unanswered.
    """
    from unhunch.screening import screen

    with named(path):
        return screen(answers, now, catalogue)


def show(outcome: Outcome, answers: Answers, catalogue: "Catalogue", *, as_json: bool) -> None:
    """Print the outcome, as JSON or in words."""
    from unhunch.screening import advice_sentences, full_question, help_lines, outcome_to_json

    if as_json:
        render.show_json(outcome_to_json(outcome))
        return
    render.show_title(catalogue.words()[f"screening.action.{outcome.action}"], stop=not isinstance(outcome, Clearance))
    lines = help_lines(answers.country, catalogue.screening)
    render.show_lines(advice_sentences(outcome.advice, lines, catalogue.words()))
    questionnaire = catalogue.screening
    asked = [questionnaire.questions[id_] for id_ in outcome.because if id_ in questionnaire.questions]
    render.show_lines(f"- {full_question(question, questionnaire.text())}" for question in asked)
