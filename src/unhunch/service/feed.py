"""The private address under which a calendar reads the reminders: its secret made, compared, taken away."""

import secrets
from hashlib import sha256

from unhunch.records.model import NoteRecord
from unhunch.service.context import Context
from unhunch.service.notes import fresh, latest_note
from unhunch.service.settings import local_date

_KIND = "calendar-feed"
_HASH = "sha256"


def issue_feed(ctx: Context, person: str) -> str:
    """A new secret for the address, shown this once: only its hash is kept. The one before it stops working."""
    token = secrets.token_urlsafe(32)
    _keep(ctx, person, _hashed(token))
    return token


def revoke_feed(ctx: Context, person: str) -> None:
    """Nothing; no address works any more."""
    if has_feed(ctx, person):
        _keep(ctx, person, "")


def has_feed(ctx: Context, person: str) -> bool:
    """Whether there is an address that works."""
    return bool(_kept(ctx, person))


def opens_feed(ctx: Context, person: str, token: str) -> bool:
    """Whether this is the secret in force; how long it takes to say so tells nothing of it."""
    kept = _kept(ctx, person)
    return secrets.compare_digest(kept.encode(), _hashed(token).encode()) and bool(kept)


def _kept(ctx: Context, person: str) -> str:
    note = latest_note(ctx, person, _KIND)
    return "" if note is None else str(note.facts.get(_HASH, ""))


def _keep(ctx: Context, person: str, hashed: str) -> None:
    note = NoteRecord(kind=_KIND, day=local_date(ctx, person), facts={_HASH: hashed})
    ctx.store.append(person, [fresh(ctx, _KIND, note)])


def _hashed(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()
