"""The profile's steps: what each form holds, read into the profile's fields, with what does not fit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from unhunch.catalogue import Catalogue
from unhunch.programme.model import PAIN_SITES
from unhunch.web.names import PLACES
from unhunch.web.problems import Problem

MOST_MINUTES = 240
MOST_WEEKS = 5200
MOST_PAIN = 10
LIKES = {
    "walking": gettext_lazy("Walking"),
    "swimming": gettext_lazy("Swimming"),
    "cycling": gettext_lazy("Cycling"),
    "yoga": gettext_lazy("Yoga"),
}
ACTIVITY = {
    "inactive": (gettext_lazy("Not much"), gettext_lazy("Mostly sitting, little walking")),
    "some": (gettext_lazy("Some"), gettext_lazy("Walks or light movement on some days")),
    "regular": (gettext_lazy("Regular"), gettext_lazy("Exercise of some kind two or more times a week")),
    "fit": (gettext_lazy("A lot"), gettext_lazy("Sport or training on most days")),
}
TIMES = {
    "morning": gettext_lazy("Morning"),
    "midday": gettext_lazy("Midday"),
    "afternoon": gettext_lazy("Afternoon"),
    "evening": gettext_lazy("Evening"),
}
DURATION_WEEKS = {
    "1": gettext_lazy("A few days"),
    "3": gettext_lazy("A few weeks"),
    "8": gettext_lazy("One to three months"),
    "20": gettext_lazy("Three to six months"),
    "52": gettext_lazy("About a year"),
    "156": gettext_lazy("Several years"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The fields that a form gives, and the problems that stop it from going on."""

    fields: Mapping[str, object]
    problems: tuple[Problem, ...] = ()


def _score(post: QueryDict, name: str) -> int | None:
    raw = post.get(name, "")
    return int(raw) if raw in {str(n) for n in range(MOST_PAIN + 1)} else None


def read_pain(post: QueryDict, _catalogue: Catalogue) -> Read:
    """Where it hurts, how much, and for how long."""
    fields: dict[str, object] = {"pain_sites": [s for s in PAIN_SITES if s in post.getlist("pain_sites")]}
    problems: list[Problem] = []
    for name in ("pain_now", "pain_average", "pain_worst"):
        score = _score(post, name)
        if score is None:
            problems.append(Problem(where=name, what=_("Choose a number from 0 to 10.")))
        else:
            fields[name] = score
    now, worst = _score(post, "pain_now"), _score(post, "pain_worst")
    if now is not None and worst is not None and worst < now:
        problems.append(Problem(where="pain_worst", what=_("The worst is at least as much as the pain right now.")))
    weeks = post.get("pain_weeks", "")
    fields["pain_weeks"] = int(weeks) if weeks in DURATION_WEEKS else None
    return Read(fields=fields, problems=tuple(problems))


def read_goal(post: QueryDict, _catalogue: Catalogue) -> Read:
    """The goal in their own words, up to three activities, and how active they are."""
    activities: list[dict[str, object]] = []
    problems: list[Problem] = []
    for n in range(3):
        name = post.get(f"activity-{n}", "").strip()[:120]
        score = _score(post, f"activity-score-{n}")
        if name and score is None:
            problems.append(
                Problem(where=f"activity-score-{n}", what=_("Choose a number for “%(name)s”.") % {"name": name})
            )
        if name:
            activities.append({"name": name, "score": score if score is not None else 0})
    level = post.get("activity_level", "")
    fields: dict[str, object] = {"goal": post.get("goal", "").strip()[:500], "activities": activities}
    if level in ACTIVITY:
        fields["activity_level"] = level
    else:
        problems.append(Problem(where="activity_level", what=_("Choose how active you are now.")))
    return Read(fields=fields, problems=tuple(problems))


def read_week(post: QueryDict, _catalogue: Catalogue) -> Read:
    """Minutes and places of each weekday."""
    minutes: list[int] = []
    places: list[list[str]] = []
    problems: list[Problem] = []
    for day in range(7):
        raw = post.get(f"minutes-{day}", "").strip() or "0"
        fits = raw.isascii() and raw.isdecimal() and int(raw[:5]) <= MOST_MINUTES
        minutes.append(int(raw) if fits else 0)
        if not fits:
            problems.append(Problem(where=f"minutes-{day}", what=_("Enter minutes from 0 to 240, as in 20.")))
        places.append([p for p in PLACES if p in post.getlist(f"places-{day}")])
        if minutes[day] and not places[day]:
            problems.append(
                Problem(where=f"places-{day}", what=_("Choose at least one place for each day with minutes."))
            )
    if not any(minutes) and not problems:
        problems.append(Problem(where="minutes-0", what=_("Give at least one day a few minutes.")))
    return Read(fields={"minutes": minutes, "places": places}, problems=tuple(problems[:3]))


def read_kit(post: QueryDict, catalogue: Catalogue) -> Read:
    """What there is at each place, and what they like."""
    kit = {place: [k for k in catalogue.equipment if k in post.getlist(f"kit-{place}")] for place in PLACES}
    return Read(
        fields={
            "equipment": {place: items for place, items in kit.items() if items},
            "likes": [name for name in LIKES if name in post.getlist("likes")],
        }
    )


def read_rest(post: QueryDict, catalogue: Catalogue) -> Read:
    """What to leave out, the time of day, units."""
    fields: dict[str, Any] = {
        "dislikes": [e for e in catalogue.exercises if e in post.getlist("dislikes")],
        "preferred_time": post.get("preferred_time") if post.get("preferred_time") in TIMES else None,
        "units": "imperial" if post.get("units") == "imperial" else "metric",
    }
    walk = {"yes": True, "no": False}
    fields["walk_first"] = walk.get(post.get("walk_first", ""))
    return Read(fields=fields)


STEPS: Mapping[str, tuple[Any, Callable[[QueryDict, Catalogue], Read]]] = {
    "pain": (gettext_lazy("Where it hurts"), read_pain),
    "goal": (gettext_lazy("What you want back"), read_goal),
    "week": (gettext_lazy("Your week"), read_week),
    "kit": (gettext_lazy("Places and things"), read_kit),
    "rest": (gettext_lazy("The last details"), read_rest),
}
