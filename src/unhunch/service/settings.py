"""What the person set for themselves: time zone, country, language, sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from unhunch.service.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The person's settings; `time_zone` is an IANA name, `country` an ISO 3166 code or empty (unknown)."""

    time_zone: str = "UTC"
    language: str = "en"
    country: str = ""
    theme: str = "auto"
    voice: bool = True
    sound: bool = True
    reduced_motion: bool = False


def load_settings(ctx: Context, person: str) -> Settings:
    """The settings as last saved, or the defaults."""
    raise NotImplementedError


def save_settings(ctx: Context, person: str, changes: Mapping[str, object]) -> Settings:
    """The settings after the changes, which are kept by field name.

    Raises:
        InvalidInputError: an unknown field, an unknown time zone or a value of the wrong kind.
    """
    raise NotImplementedError


def local_date(ctx: Context, person: str) -> date:
    """Today's date where the person is."""
    raise NotImplementedError
