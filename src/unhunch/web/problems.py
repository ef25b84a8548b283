"""What has to be looked at again in a form: where, and in words."""

from dataclasses import dataclass

from unhunch.errors import InvalidInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend; `where` is the id of the field that the list links to."""

    where: str
    what: str


def sentence_of(problem: InvalidInputError) -> str:
    """What is wrong, and what to do."""
    return f"{problem.what[:1].upper()}{problem.what[1:]}. {problem.fix}".strip()
