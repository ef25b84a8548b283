"""One session from its opening question to its last answer: the names that players build on."""

from unhunch.service.closing import answer_next_day, finish_session, next_day_due, stop_session
from unhunch.service.events import parse_event, record_events
from unhunch.service.hurting import this_hurts
from unhunch.service.play import (
    Act,
    Change,
    EventKind,
    Finished,
    Gate,
    Hurts,
    HurtsAnswer,
    Opened,
    PainLimits,
    PlayerEvent,
    Received,
    SessionCheck,
)
from unhunch.service.starting import open_session, resume_session, session_under_way

__all__ = [
    "Act",
    "Change",
    "EventKind",
    "Finished",
    "Gate",
    "Hurts",
    "HurtsAnswer",
    "Opened",
    "PainLimits",
    "PlayerEvent",
    "Received",
    "SessionCheck",
    "answer_next_day",
    "finish_session",
    "next_day_due",
    "open_session",
    "parse_event",
    "record_events",
    "resume_session",
    "session_under_way",
    "stop_session",
    "this_hurts",
]
