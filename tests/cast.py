"""The people of the tests: who answered what, and the clearances that follow from it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from unhunch.screening import Answer, Answers, Clearance, assume_no, screen

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
"""A Monday; the time at which the people of the tests are screened."""

WELL = assume_no(Answers(answers={}, age=41, pain_now=2))
"""Maya, 41, pain 2: no to everything."""

_TAG_ANSWERS: Mapping[str, str] = {
    "abdominal-surgery": "BE-2",
    "arm-nerve": "CA-2",
    "balance": "CA-7",
    "dizziness": "CA-5",
    "head-down": "CA-6",
    "high-bp": "BE-1",
    "hypermobility": "BE-5",
    "inflammatory-neck": "BE-5",
    "low-back": "CA-3",
    "neck-trauma-recent": "BE-7",
    "no-floor": "CA-7",
    "osteoporosis": "CA-13",
    "rib-injury": "CA-8",
    "shoulder-surgery": "BE-2",
    "spine-surgery": "BE-2",
    "steroid-or-bleeding": "CA-10",
    "water-safety": "CA-11",
}
_TAG_CHOICES: Mapping[str, tuple[str, str, str]] = {
    "hip": ("CA-4", "CA-4-which", "hip"),
    "knee": ("CA-4", "CA-4-which", "knee"),
    "postpartum": ("BE-4", "BE-4-weeks", "after-birth"),
    "pregnancy": ("BE-4", "BE-4-weeks", "pregnant-to-16"),
    "pregnancy-late": ("BE-4", "BE-4-weeks", "pregnant-over-16"),
    "shoulder-acute": ("CA-1", "CA-1-which", "sharp-pain"),
    "shoulder-instability": ("CA-1", "CA-1-which", "slipped"),
    "wrist": ("CA-4", "CA-4-which", "wrist"),
}
_REASSURING: Mapping[str, Answer] = {
    "BE-2-wound": "no",
    "BE-7-checked": "yes",
    "CA-5-assessed": "yes",
    "CA-13-fracture": "no",
}


def clearance(answers: Answers = WELL, now: datetime = NOON) -> Clearance:
    """The clearance that follows from the answers; a test that gets a referral instead is wrong."""
    outcome = screen(answers, now)
    assert isinstance(outcome, Clearance), outcome
    return outcome


def answers_with_tags(*tags: str, base: Answers = WELL) -> Answers:
    """Answers that set at least these tags, with a clinician's clearance so that exercise is open.

    Some questions set more than one tag, as they do for people.
    """
    given = dict(base.answers)
    choices = {key: set(chosen) for key, chosen in base.choices.items()}
    for tag in tags:
        if tag in _TAG_CHOICES:
            question, choice, option = _TAG_CHOICES[tag]
            choices.setdefault(choice, set()).add(option)
        else:
            question = "CA-13" if tag == "vertebral-fracture" else _TAG_ANSWERS[tag]
        given[question] = "yes"
    given |= {id_: answer for id_, answer in _REASSURING.items() if given.get(id_.rpartition("-")[0]) == "yes"}
    if "vertebral-fracture" in tags:
        given["CA-13-fracture"] = "yes"
    return assume_no(
        replace(
            base,
            answers=given,
            choices={key: tuple(sorted(chosen)) for key, chosen in choices.items()},
            cleared={**base.cleared, **dict.fromkeys((q for q in given if given[q] == "yes"), NOON.date())},
        )
    )
