"""What the player sends to keep a replay, and what it gets."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from unhunch.web.api_forms import Count, Name, Sent, Tap

Number = Annotated[int, Field(ge=-10_000, le=1_000_000, strict=True)]
Look = Annotated[tuple[Number | None, ...], Field(max_length=40)]
Moments = Annotated[tuple[Annotated[int, Field(ge=0, le=1_000_000, strict=True)], ...], Field(max_length=200)]


class ReplayIn(Sent):
    """A set's points and its marks; the service says what fits together."""

    replay: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,80}$")]
    exercise: Name
    set: Count
    side: Literal["left", "right"] | None = None
    aspect: Annotated[float, Field(ge=0.1, le=10, allow_inf_nan=False)]
    mirrored: Tap = True
    looks: Annotated[tuple[Look, ...], Field(max_length=2000)]
    faults: Annotated[tuple[Name, ...], Field(max_length=200)] = ()
    faults_ms: Moments = ()
    repetitions_ms: Moments = ()


class ReplayOut(Schema):
    """The replay that is kept, and whether that is new."""

    replay: str
    new: bool
