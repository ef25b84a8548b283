"""When to speak up: due(schedule, history, now), and what the answers leave for the next time."""

from unhunch.reminders.due import due, lapsed
from unhunch.reminders.history import History, Hold, Line, Told, heard, history_of
from unhunch.reminders.model import (
    DAILY,
    KINDS,
    Breaks,
    Daily,
    Event,
    Key,
    Kind,
    Limits,
    Now,
    Quiet,
    Reminder,
    Schedule,
    What,
)

__all__ = [
    "DAILY", "KINDS", "Breaks", "Daily", "Event", "History", "Hold", "Key", "Kind", "Limits", "Line", "Now", "Quiet",
    "Reminder", "Schedule", "Told", "What", "due", "heard", "history_of", "lapsed",
]  # fmt: skip
