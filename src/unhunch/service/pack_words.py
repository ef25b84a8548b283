"""What a file of another collection or a folder would add, in sentences that page and terminal share."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unhunch.catalogue import Catalogue
from unhunch.service.pack_import import PackLook
from unhunch.service.pack_look import FolderLook, named_in

_MOST_NAMES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFolder:
    """A look at a folder as sentences: how much it adds, what that replaces, what else is said; and the names."""

    adds: str
    replaces: tuple[str, ...]
    beside: tuple[str, ...]
    names: tuple[str, ...]


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


def told_folder(look: FolderLook, catalogue: Catalogue, language: str) -> ToldFolder:
    """What a folder would add, by the names that its exercises have in the language, or else in English."""
    words = catalogue.words(language)
    named = named_in([one.names for one in look.exercises], language)
    new = words["packs.folder.new"]
    old = look.before
    return ToldFolder(
        adds=_adds(look, words),
        replaces=() if look.is_there else tuple(_replaces(look, words, language)),
        beside=() if look.is_there else tuple(_beside(look, catalogue, language)),
        names=tuple(
            new.format(name=name) if old and one.id not in old else name
            for one, name in zip(look.exercises, named, strict=True)
        ),
    )


def _adds(look: FolderLook, words: Mapping[str, str]) -> str:
    if look.is_there:
        return words["packs.folder.same"]
    form = "one" if len(look.exercises) == 1 else "many"
    return words[f"packs.{'folder.holds' if look.replaces else 'taken'}.{form}"].format(count=len(look.exercises))


def _replaces(look: FolderLook, words: Mapping[str, str], language: str) -> Iterator[str]:
    if look.replaces is not None:
        yield words["packs.folder.replaces"].format(name=look.name)
    if look.gone:
        yield words["packs.folder.gone"].format(names=", ".join(named_in(look.gone, language)))


def _beside(look: FolderLook, catalogue: Catalogue, language: str) -> Iterator[str]:
    """In which languages its words are, its own kit, and what a plan may use of it."""
    words, count = catalogue.words(language), len(look.exercises)
    spoken = Counter(code for one in look.exercises for code in one.names)
    said = []
    for code, times in spoken.items():
        name = catalogue.spoken[code].name if code in catalogue.spoken else code
        part = words["packs.folder.part"].format(language=name, count=times, all=count)
        said.append(name if times == count else part)
    yield words["packs.folder.languages"].format(languages=", ".join(said))
    if look.kit:
        yield words["packs.folder.kit"].format(names=", ".join(named_in(look.kit, language)))
    planned = sum(not one.only_prescribed for one in look.exercises)
    if planned:
        yield words["packs.folder.planned" if planned == count else "packs.folder.planned-some"].format(count=planned)
    else:
        yield words["packs.cli.only-prescribed"]
