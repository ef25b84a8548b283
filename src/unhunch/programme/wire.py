"""A programme as JSON and back: the shape that `unhunch plan --json` prints."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from unhunch.catalogue import Catalogue
from unhunch.errors import InvalidInputError
from unhunch.programme.model import Day, Gave, Item, PlannedDose, PlannedSession, Programme, Week
from unhunch.programme.words import gave_sentence

DOSE_KEYS = ("sets", "repetitions", "hold_s", "duration_s", "rest_s", "tempo", "sides")
Json = Mapping[str, object]


def programme_to_json(programme: Programme, catalogue: Catalogue, language: str = "en") -> dict[str, object]:
    """The programme as plain JSON values; `gave` as sentences, and again with ids in `gave_facts`."""
    return {
        "start": programme.start.isoformat(),
        "weeks": [_week(week) for week in programme.weeks],
        "gave": list(dict.fromkeys(gave_sentence(gave, catalogue, language) for gave in programme.gave)),
        "gave_facts": [{"id": gave.id, "facts": dict(gave.facts), "week": gave.week} for gave in programme.gave],
    }


def programme_from_json(value: Json) -> Programme:
    """The programme whose JSON this is, equal to the one that was written.

    Raises:
        InvalidInputError: the value has another shape.
    """
    try:
        start = date.fromisoformat(str(value["start"]))
        weeks = tuple(_read_week(one) for one in _list(value, "weeks"))
        gave = tuple(_adapt_gave(one) for one in _list(value, "gave_facts"))
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise InvalidInputError(
            "this is not a plan", where="plan", fix="See `unhunch schema plan` for the shape"
        ) from error
    return Programme(start=start, weeks=weeks, gave=gave)


def _week(week: Week) -> dict[str, object]:
    return {
        "index": week.index,
        "start": week.start.isoformat(),
        "days": [
            {"date": day.date.isoformat(), "sessions": [_session(session) for session in day.sessions]}
            for day in week.days
        ],
        "provisional": week.provisional,
    }


def _session(session: PlannedSession) -> dict[str, object]:
    return {
        "id": session.id,
        "kind": session.kind,
        "place": session.place,
        "minutes": session.minutes,
        "optional": session.optional,
        "items": [_item(item) for item in session.items],
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "exercise": item.exercise,
        "part": item.part,
        "level": item.level,
        "dose": dose_to_json(item.dose),
        "seconds": item.seconds,
        "changes": list(item.changes),
        "because": list(item.because),
    }


def dose_to_json(dose: PlannedDose) -> dict[str, object]:
    """The dose's numbers under their names, absent where one does not apply."""
    values = {name: getattr(dose, name) for name in DOSE_KEYS}
    return {name: value for name, value in values.items() if value is not None}


_GAVE: TypeAdapter[Gave] = TypeAdapter(Gave)
_SESSION: TypeAdapter[PlannedSession] = TypeAdapter(PlannedSession)


def _adapt_gave(value: object) -> Gave:
    return _GAVE.validate_python(value)


def _read_week(value: Mapping[str, Any]) -> Week:
    return Week(
        index=int(value["index"]),
        start=date.fromisoformat(value["start"]),
        days=tuple(
            Day(
                date=date.fromisoformat(day["date"]),
                sessions=tuple(_SESSION.validate_python(one) for one in day["sessions"]),
            )
            for day in value["days"]
        ),
        provisional=bool(value["provisional"]),
    )


def _list(value: Json, name: str) -> Sequence[Mapping[str, Any]]:
    found = value[name]
    if not isinstance(found, list):
        raise TypeError(name)
    return found
