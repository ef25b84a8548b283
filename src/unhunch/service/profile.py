"""The profile that the plan has to fit, with its drafts."""

from collections.abc import Mapping
from dataclasses import fields

from unhunch.errors import InvalidInputError
from unhunch.programme.model import Profile
from unhunch.programme.profile_wire import kept_profile, profile_from_json, profile_to_json
from unhunch.records.model import NoteRecord, ProfileRecord
from unhunch.service.context import Context
from unhunch.service.kept import reading
from unhunch.service.notes import fresh, latest_note
from unhunch.service.settings import local_date

_DRAFT = "profile-draft"


def load_profile(ctx: Context, person: str) -> Profile | None:
    """The profile as last saved whole, or None.

    Raises:
        StoreError: what is kept can't be read.
    """
    found = ctx.store.latest(person, ProfileRecord)
    if found is None or not isinstance(found.value, ProfileRecord):
        return None
    with reading("profile"):
        return kept_profile(found.value.profile, ctx.catalogue)


def load_profile_draft(ctx: Context, person: str) -> Mapping[str, object]:
    """What was filled in so far, over the saved profile, in the form of `unhunch schema profile`."""
    saved = ctx.store.latest(person, ProfileRecord)
    base = saved.value.profile if saved is not None and isinstance(saved.value, ProfileRecord) else {}
    draft = latest_note(ctx, person, _DRAFT)
    return {**base, **(draft.facts if draft is not None else {})}


def save_profile_draft(ctx: Context, person: str, part: Mapping[str, object]) -> Mapping[str, object]:
    """The draft with the part laid over it; nothing is checked but the names of the fields.

    Raises:
        InvalidInputError: an unknown field.
    """
    unknown = sorted(set(part) - {one.name for one in fields(Profile)})
    if unknown:
        raise InvalidInputError("there is no such field", where=f"profile.{unknown[0]}")
    kept = latest_note(ctx, person, _DRAFT)
    facts = {**(kept.facts if kept is not None else {}), **part}
    _keep_draft(ctx, person, facts)
    return load_profile_draft(ctx, person)


def save_profile(ctx: Context, person: str, profile: Mapping[str, object] | None = None) -> Profile:
    """The profile, kept whole: the one given, or else the draft.

    Raises:
        InvalidInputError: a field is missing or does not fit.
    """
    raw = load_profile_draft(ctx, person) if profile is None else profile
    read = profile_from_json(raw, ctx.catalogue)
    ctx.store.append(person, [fresh(ctx, "profile", ProfileRecord(profile=profile_to_json(read)))])
    if latest_note(ctx, person, _DRAFT) is not None:
        # The draft is in the profile now; an empty one keeps it from covering later changes.
        _keep_draft(ctx, person, {})
    return read


def _keep_draft(ctx: Context, person: str, facts: Mapping[str, object]) -> None:
    value = NoteRecord(kind=_DRAFT, day=local_date(ctx, person), facts=facts)
    ctx.store.append(person, [fresh(ctx, _DRAFT, value)])
