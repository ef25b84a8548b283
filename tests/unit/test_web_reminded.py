"""The line of the look back that says what became of the week's breaks and reminders."""

from dataclasses import replace
from datetime import date, timedelta

from django.test import Client

from tests.life import MORNING, Life
from tests.plumbing.pages import door, person
from tests.unit.test_web_review import add, life, lived, shown
from unhunch.records.beside import ReminderAct, ReminderKind, ReminderRecord
from unhunch.records.model import SessionRecord
from unhunch.service.forms import write_form
from unhunch.service.schedule import Choices, first_choices, save_choices

__all__ = ["door", "life", "person"]


def choose_reminders(life: Life, *, on: bool) -> None:
    chosen = first_choices(life.ctx.catalogue)
    chosen = replace(chosen, breaks=replace(chosen.breaks, on=on))
    save_choices(life.ctx, life.person, write_form(Choices, chosen))


def test_the_look_back_counts_what_became_of_breaks_and_reminders(person: Client, life: Life) -> None:
    lived(life)
    day = MORNING.date()
    choose_reminders(life, on=True)
    assert "Breaks and reminders" not in shown(person, "/review/")
    past: list[tuple[ReminderKind, str, tuple[ReminderAct, ...]]] = [
        ("break", f"break:{day}:1", ("shown", "started")),
        ("break", f"break:{day}:2", ("shown", "postponed")),
        ("break", f"break:{day}:2+1", ("shown", "skipped")),
        ("break", f"break:{day}:3", ("shown", "ignored")),
        ("break", f"break:{day}:4", ("shown", "ignored")),
        ("break", f"break:{day}:5", ("shown", "unseen")),
        # Done without a word to the reminder, and done by another.
        ("session", f"session:{day}", ("shown", "ignored")),
        ("session", f"session:{day + timedelta(days=1)}", ("shown", "ignored")),
        ("walk", f"walk:{day}", ("shown", "snoozed")),
    ]
    for kind, name, acts in past:
        told = date.fromisoformat(name.partition(":")[2][:10])
        add(life, *(ReminderRecord(kind=kind, what=what, day=told, reminder=name) for what in acts))
    add(life, ReminderRecord(kind="walk", what="shown", day=life.clock.at.date(), reminder="walk:2026-12-01"))
    add(life, SessionRecord(session=f"{day}-break-4", state="finished", day=day, kind="break", minutes=2))
    says = "Breaks and reminders: 7. Done or begun: 3. “Not now”: 1. No answer: 2. Put off for a while: 2."
    assert says in shown(person, "/review/")
    choose_reminders(life, on=False)
    assert "Breaks and reminders" not in shown(person, "/review/")
