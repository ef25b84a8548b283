"""The invented person at the desk: reminders that come, and what becomes of them."""

from datetime import date, timedelta
from typing import Final

from unhunch.service.breaks import session_to_do
from unhunch.service.demo_play import Story, at, play
from unhunch.service.reminders import Answer, answer, look

# When somebody looks up, having sat for so long; what becomes of a reminder, and None where it goes unanswered.
_MOMENTS: Final = ((9, 50), (11, 30), (14, 10), (16, 0))
_SAT: Final = timedelta(minutes=80)
_BECOMES: Final[tuple[Answer | None, ...]] = ("started",) * 6 + ("snoozed", "postponed", "skipped", None)


def work(story: Story, day: date, pain: int) -> None:
    """Nothing; a day at the desk with its reminders, and the breaks that were taken."""
    for hour, minute in _MOMENTS:
        story.clock.at = at(day, hour, minute)
        shown = look(story.ctx, story.person, _SAT)
        if shown is None:
            continue
        becomes = story.chance.choice(_BECOMES)
        if becomes is not None:
            answer(story.ctx, story.person, shown.key, becomes)
        if becomes == "started" and shown.kind == "break" and shown.session:
            play(story, session_to_do(story.ctx, story.person, shown.session), pain)
