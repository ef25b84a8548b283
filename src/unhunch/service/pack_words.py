"""What a file of another collection would add, in sentences that page and terminal share."""

from collections.abc import Mapping

from unhunch.service.pack_import import PackLook

_MOST_NAMES = 200


def told_taken(look: PackLook, words: Mapping[str, str]) -> str:
    """How many exercises would be added."""
    count = len(look.taken)
    form = "none" if not count else "one" if count == 1 else "many"
    return words[f"packs.taken.{form}"].format(count=count)


def told_left_out(look: PackLook, words: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each reason for which something is left out, with how many and the first of their names."""
    return tuple(
        (words[f"packs.left-out.{why}"].format(count=len(names)), names[:_MOST_NAMES])
        for why, names in look.by_reason.items()
    )
