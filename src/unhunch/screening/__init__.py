"""May this person start? Questions and rules give a Clearance or a Referral."""

from unhunch.screening.answers_json import answers_from_json, answers_to_json, outcome_to_json
from unhunch.screening.answers_schema import answers_schema, asked_when, full_question
from unhunch.screening.engine import emergency_so_far, referral_so_far, screen
from unhunch.screening.help_lines import HelpLines, country_codes, help_lines
from unhunch.screening.model import Action, Answer, Answers, Clearance, Outcome, Referral
from unhunch.screening.questions import (
    ScreenNow,
    assume_no,
    open_questions,
    reopened_questions,
    screens,
    without,
)
from unhunch.screening.rescreen import (
    RescreenReason,
    SinceScreening,
    carried_clearances,
    expires_at,
    needs_rescreen,
)
from unhunch.screening.session_check import (
    GateQuestion,
    SessionAnswers,
    SessionGate,
    check_session,
    gate_questions,
)
from unhunch.screening.wording import advice_sentences, crisis_words, emergency_words

__all__ = [
    "Action",
    "Answer",
    "Answers",
    "Clearance",
    "GateQuestion",
    "HelpLines",
    "Outcome",
    "Referral",
    "RescreenReason",
    "ScreenNow",
    "SessionAnswers",
    "SessionGate",
    "SinceScreening",
    "advice_sentences",
    "answers_from_json",
    "answers_schema",
    "answers_to_json",
    "asked_when",
    "assume_no",
    "carried_clearances",
    "check_session",
    "country_codes",
    "crisis_words",
    "emergency_so_far",
    "emergency_words",
    "expires_at",
    "full_question",
    "gate_questions",
    "help_lines",
    "needs_rescreen",
    "open_questions",
    "outcome_to_json",
    "referral_so_far",
    "reopened_questions",
    "screen",
    "screens",
    "without",
]
