"""The form of the reminders: from what was chosen to its fields, and back."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import time
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from unhunch.service.schedule import LONGEST_HABIT, Choices, DailyChoice
from unhunch.web.names import WEEKDAYS
from unhunch.web.typed import typed_text

OTHERS = ("walk", "next_day", "rescreen")
_WEEK = range(7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What the form asks for, as a JSON object of `Choices`; `problem` in words where it can't be."""

    raw: Mapping[str, Any]
    problem: str = ""


def fields_of(chosen: Choices) -> dict[str, object]:
    """What the template shows of it: the usual time of the session beside the days that differ."""
    usual = usual_time(chosen.session)
    days = zip(WEEKDAYS, chosen.session.times, chosen.breaks.days, _WEEK, strict=True)
    return {
        "chosen": chosen,
        "usual": usual,
        "days": [
            {
                "name": name,
                "number": number,
                "session": wall is not None,
                "other": wall if wall not in {None, usual} else None,
                "works": works,
            }
            for name, wall, works, number in days
        ],
        "differs": len({wall for wall in chosen.session.times if wall is not None}) > 1,
        "others": [(name, getattr(chosen, name), usual_time(getattr(chosen, name)), *_words(name)) for name in OTHERS],
    }


def usual_time(choice: DailyChoice) -> time:
    """The time that it has on most days."""
    walls = [wall for wall in choice.times if wall is not None]
    return Counter(walls).most_common(1)[0][0] if walls else time(18)


def read(post: QueryDict, before: Choices) -> Read:
    """What the form asks for; what it leaves out stays as it was."""
    raw = {**asdict(before)}
    raw["session"] = _session(post, before.session)
    for name in OTHERS:
        usual = _wall(post, f"{name}-time", usual_time(getattr(before, name)))
        raw[name] = {"on": post.get(f"{name}-on") == "on", "times": [usual] * 7}
    raw["breaks"] = {
        "on": post.get("breaks-on") == "on",
        "every_min": _minutes(post.get("every", ""), before.breaks.every_min),
        "start": _wall(post, "work-start", before.breaks.start),
        "end": _wall(post, "work-end", before.breaks.end),
        "days": [str(day) in post.getlist("work-day") for day in _WEEK],
    }
    # Where the extra is not installed the form does not offer it, and the choice stays.
    if "desktop-offered" in post:
        raw["desktop"] = post.get("desktop-on") == "on"
    raw["quiet_start"] = _wall(post, "quiet-start", before.quiet_start)
    raw["quiet_end"] = _wall(post, "quiet-end", before.quiet_end)
    return Read(raw=raw, problem=_problem(raw))


def _session(post: QueryDict, before: DailyChoice) -> dict[str, Any]:
    usual = _wall(post, "session-time", usual_time(before))
    ticked = {day for day in _WEEK if str(day) in post.getlist("session-day")}
    times = [_wall(post, f"session-time-{day}", usual) if day in ticked else None for day in _WEEK]
    habit = typed_text(post, "habit", LONGEST_HABIT)
    return {"on": post.get("session-on") == "on", "times": times, "habit": " ".join(habit.split())}


def _minutes(typed: str, otherwise: int) -> int:
    return int(typed) if re.fullmatch(r"[0-9]{1,3}", typed) else otherwise


def _wall(post: QueryDict, name: str, otherwise: time) -> time:
    """The wall time in that field, to the minute; the other one where there is none."""
    try:
        wall = time.fromisoformat(post.get(name, ""))
    except ValueError:
        return otherwise
    return wall.replace(second=0, microsecond=0, tzinfo=None, fold=0)


def _problem(raw: Mapping[str, Any]) -> str:
    if raw["session"]["on"] and not any(_days(raw["session"]["times"])):
        return _("Choose at least one day for your session.")
    breaks = raw["breaks"]
    if breaks["on"] and not any(breaks["days"]):
        return _("Choose at least one working day for the breaks.")
    if breaks["on"] and breaks["start"] == breaks["end"]:
        return _("Your working hours begin and end at the same time. Make them longer.")
    return ""


def _days(times: Sequence[time | None]) -> list[bool]:
    return [wall is not None for wall in times]


def _words(name: str) -> tuple[str, str]:
    """The name of the kind, and when it comes."""
    return {
        "walk": (_("The day's walk"), _("While it is not done.")),
        "next_day": (_("The question on the day after"), _("After a day with a session: how is the pain now?")),
        "rescreen": (_("The safety questions"), _("When they are due again, every few weeks.")),
    }[name]
