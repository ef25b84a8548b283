"""The screening as tables: what was answered beside "no", and what has to come out.

A cell of answers reads `UR-2=yes UR-2-limbs=no`; the choices of a follow-up are joined by `+`, and `unsure` is
the choice of none. Everything that is not named is answered "no" where it is a question of its own, and left open
where it is a follow-up. Facts are `age`, `pain`, `pool`, `strict`, `cleared:<id>=<days ago>`, `read=<days ago>` (the
advice on LOC-1) and `then` (the pain on that day). Age is 41 and pain 3 unless said.
"""

from dataclasses import dataclass

EMERGENCY = "call_emergency_now"
URGENT = "see_doctor_urgently"
BEFORE = "see_doctor_before_exercising"
CARE = "go_on_with_care"
GO_ON = "go_on"

ALL = "all"
GENTLE = "gentle"
QUIET = "quiet"
NONE = "none"

KINDS = {
    ALL: ("walking", "breathing", "warm-up", "mobility", "stretch", "strength", "aerobic", "posture"),
    GENTLE: ("walking", "breathing", "warm-up", "mobility", "stretch"),
    QUIET: ("walking", "breathing"),
    NONE: (),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the answers, the action, its because and tags (separated by blanks), and the rest of the outcome."""

    given: str
    action: str
    because: str = ""
    tags: str = ""
    allowed: str = ALL
    cap: int | None = None
    days: int = 28


def stop(given: str, action: str, because: str, tags: str = "") -> Row:
    """A row that ends in a referral."""
    return Row(given, action, because, tags, NONE, None, 0)


def each(ids: str, action: str) -> tuple[Row, ...]:
    return tuple(stop(f"{id_}={answer}", action, id_) for id_ in ids.split() for answer in ("yes", "unsure"))
