"""When to speak up: due(schedule, history, now), and what the answers leave for the next time."""

from unhunch.reminders.desk import Stretch, at_desk
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
    "Reminder", "Schedule", "Stretch", "Told", "What", "at_desk", "due", "heard", "history_of", "lapsed",
]  # fmt: skip
