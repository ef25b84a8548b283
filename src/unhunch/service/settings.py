"""What the person set for themselves: time zone, country, language, sound."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Annotated, ClassVar, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, StrictBool, StringConstraints

from unhunch.catalogue.languages import FIRST
from unhunch.records.model import NoteRecord
from unhunch.service.context import Context
from unhunch.service.forms import read_form
from unhunch.service.kept import reading
from unhunch.service.notes import fresh, latest_note

KIND = "settings"


# Finding all zones reads the machine's whole folder of them.
_zones = cache(available_timezones)


def is_zone(name: str) -> bool:
    """Whether this machine knows such a time zone."""
    return name in _zones()


def _known_zone(name: str) -> str:
    """The name, if this machine knows such a time zone."""
    if not is_zone(name):
        raise ValueError("no such time zone")
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The person's settings; `time_zone` is an IANA name, `country` an ISO 3166 code or empty (unknown)."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    time_zone: Annotated[str, AfterValidator(_known_zone)] = "UTC"
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "en"
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")] = ""
    theme: Literal["auto", "light", "dark"] = "auto"
    text_size: Literal["normal", "large", "largest"] = "normal"
    strict_location: StrictBool = False
    voice: StrictBool = True
    sound: StrictBool = True
    reduced_motion: StrictBool = False


def load_settings(ctx: Context, person: str) -> Settings:
    """The settings as last saved, or the defaults.

    Raises:
        StoreError: what is kept can't be read.
    """
    found = latest_note(ctx, person, KIND)
    return Settings() if found is None else settings_in(found)


def language_for(ctx: Context, chosen: Settings) -> str:
    """The chosen language, or English where that one is not offered any more."""
    return chosen.language if chosen.language in ctx.catalogue.languages else FIRST


def settings_in(note: NoteRecord) -> Settings:
    """The settings that the note holds.

    Raises:
        StoreError: what is kept can't be read.
    """
    known = {one.name for one in fields(Settings)}
    # A setting of a later version, met after going back to this one, is left alone.
    with reading(KIND):
        return read_form(Settings, {name: value for name, value in note.facts.items() if name in known}, KIND)


def save_settings(ctx: Context, person: str, changes: Mapping[str, object]) -> Settings:
    """The settings after the changes, which are kept by field name.

    Raises:
        InvalidInputError: an unknown field, an unknown time zone or a value of the wrong kind.
    """
    before = load_settings(ctx, person)
    after = read_form(Settings, {**asdict(before), **changes}, "settings")
    if after != before:
        day = ctx.clock.now().astimezone(ZoneInfo(after.time_zone)).date()
        ctx.store.append(person, [fresh(ctx, KIND, NoteRecord(kind=KIND, day=day, facts=asdict(after)))])
    return after


def local_date(ctx: Context, person: str) -> date:
    """Today's date where the person is."""
    return date_of(ctx, person, ctx.clock.now())


def date_of(ctx: Context, person: str, at: datetime) -> date:
    """The date of that moment where the person is."""
    return at.astimezone(ZoneInfo(load_settings(ctx, person).time_zone)).date()
