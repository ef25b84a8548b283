"""The profile that the plan has to fit, with its drafts."""

from collections.abc import Mapping

from unhunch.programme.model import Profile
from unhunch.service.context import Context


def load_profile(ctx: Context, person: str) -> Profile | None:
    """The profile as last saved whole, or None."""
    raise NotImplementedError


def load_profile_draft(ctx: Context, person: str) -> Mapping[str, object]:
    """What was filled in so far, over the saved profile, in the form of `unhunch schema profile`."""
    raise NotImplementedError


def save_profile_draft(ctx: Context, person: str, part: Mapping[str, object]) -> Mapping[str, object]:
    """The draft with the part laid over it; nothing is checked but the names of the fields.

    Raises:
        InvalidInputError: an unknown field.
    """
    raise NotImplementedError


def save_profile(ctx: Context, person: str, profile: Mapping[str, object] | None = None) -> Profile:
    """The profile, kept whole: the one given, or else the draft.

    Raises:
        InvalidInputError: a field is missing or does not fit.
    """
    raise NotImplementedError
