"""May this person start? Questions and rules give a Clearance or a Referral."""

from unhunch.screening.engine import emergency_so_far, screen
from unhunch.screening.model import Action, Answer, Answers, Clearance, Outcome, Referral
from unhunch.screening.questions import (
    ScreenNow,
    assume_no,
    open_questions,
    reopened_questions,
    screens,
    without,
)

__all__ = [
    "Action",
    "Answer",
    "Answers",
    "Clearance",
    "Outcome",
    "Referral",
    "ScreenNow",
    "assume_no",
    "emergency_so_far",
    "open_questions",
    "reopened_questions",
    "screen",
    "screens",
    "without",
]
