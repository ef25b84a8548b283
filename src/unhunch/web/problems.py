"""What has to be looked at again in a form: where, and in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend; `where` is the id of the field that the list links to."""

    where: str
    what: str
