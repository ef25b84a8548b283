"""The whole data folder into one Catalogue, with every finding at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from unhunch.catalogue import checks
from unhunch.catalogue.contents import Catalogue, LoreText, Rules
from unhunch.catalogue.gathering import Raw, Shared, gather
from unhunch.catalogue.languages import FIRST, Language, lacking
from unhunch.catalogue.lore import Entry, Equipment, Region, SharedFault, Tag, Technique, Template
from unhunch.catalogue.model import Finding, Rule, Source
from unhunch.catalogue.questionnaire import NO_QUESTIONNAIRE, Questionnaire
from unhunch.catalogue.questionnaire_parse import parse_screening
from unhunch.catalogue.reading import Folder, tables
from unhunch.catalogue.shapes import typed

DATA = Path(__file__).parent / "data"

T = TypeVar("T")


def parse(
    path: Path | str | None = None, packs: Sequence[Path | str] = ()
) -> tuple[Catalogue | None, tuple[Finding, ...]]:
    """The catalogue of a data folder and its packs, and all findings; None when there is any.

    `path` None means the shipped data. Never raises for what is in the files.
    """
    folder = Folder(root=Path(path) if path is not None else DATA)
    lore, faults = _lore(folder), _fact_file(folder, "faults", SharedFault)
    raw = gather(folder, Shared(faults=faults, words={name: text.faults for name, text in lore.items()}))
    catalogue = _whole(folder, raw, lore, faults)
    findings = [*folder.findings, *checks.all_findings(catalogue, raw)]
    for pack in packs:
        from unhunch.catalogue.packs import joined, parse_pack  # noqa: PLC0415 - packs parse too

        found, wrong = parse_pack(Path(pack), catalogue)
        findings.extend(wrong)
        if found is not None:
            catalogue = joined(catalogue, found)
    return (None if findings else catalogue), tuple(findings)


def _whole(folder: Folder, raw: Raw, lore: Mapping[str, LoreText], faults: Mapping[str, SharedFault]) -> Catalogue:
    rules = _rules(folder)
    muscles = lore[FIRST].muscles if FIRST in lore else {}
    catalogue = Catalogue(
        exercises=raw.exercises,
        variants=raw.variants,
        texts=raw.texts,
        rules=Rules(by_id=rules),
        all_words=_words(folder),
        lore=lore,
        sources=_fact_file(folder, "sources", Source),
        tags=_fact_file(folder, "tags", Tag),
        muscles=muscles,
        region_facts=_fact_file(folder, "regions", Region),
        equipment=_fact_file(folder, "equipment", Equipment),
        faults=faults,
        techniques=_fact_file(folder, "techniques", Technique),
        faq=_fact_file(folder, "faq", Entry),
        education=_fact_file(folder, "education", Entry),
        templates=_fact_file(folder, "templates", Template),
        screening=_screening(folder, rules),
    )
    begun = _fact_file(folder, "languages", Language)
    return replace(catalogue, spoken={name: one for name, one in begun.items() if not any(lacking(catalogue, name))})


def _fact_file(folder: Folder, name: str, shape: type[T]) -> dict[str, T]:
    table = folder.table(f"{name}.toml") or {}
    found = {
        key: typed(folder, f"{name}.toml: {key}", shape, value, words=shape is Source) for key, value in table.items()
    }
    return {key: value for key, value in found.items() if value is not None}


def _rules(folder: Folder) -> dict[str, Rule]:
    found: dict[str, Rule] = {}
    for file, table in tables(folder, "rules"):
        for group, entries in table.items():
            for name, value in entries.items() if isinstance(entries, dict) else ():
                where = f"rules/{file}: {group}.{name}"
                rule = typed(folder, where, Rule, value)
                if f"{group}.{name}" in found:
                    folder.say(where, "is there twice")
                if rule is not None:
                    found[f"{group}.{name}"] = rule
            if not isinstance(entries, dict):
                folder.say(f"rules/{file}: {group}", "is not a table of rules")
    return found


def _words(folder: Folder) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file, table in tables(folder, "words"):
        language = file.split(".")[1] if file.count(".") == 2 else ""  # noqa: PLR2004 - room.xx.toml
        if not language:
            folder.say(f"words/{file}", "has no language in its name", "Name it <room>.<language>.toml.")
        for name, text in table.items():
            if not isinstance(text, str):
                folder.say(f"words/{file}: {name}", "is not a sentence")
            elif name in found.setdefault(language, {}):
                folder.say(f"words/{file}: {name}", "is there twice")
            else:
                found[language][name] = text
    return found


def _lore(folder: Folder) -> dict[str, LoreText]:
    """The text files beside the fact files, by language."""
    names = LoreText.__dataclass_fields__
    found: dict[str, dict[str, object]] = {}
    for file in folder.names("", ".toml"):
        parts = file.split(".")
        if len(parts) == 3 and parts[0] in names:  # noqa: PLR2004 - name.language.toml
            table = folder.table(file)
            found.setdefault(parts[1], {})[parts[0]] = table or {}
    typed_texts = {
        language: typed(folder, f"*.{language}.toml", LoreText, value, words=True) for language, value in found.items()
    }
    return {language: text for language, text in typed_texts.items() if text is not None}


def _screening(folder: Folder, rules: Mapping[str, Rule]) -> Questionnaire:
    """The safety questions; an empty questionnaire, and findings, where they can't be read."""
    found = {file.removesuffix(".toml"): table for file, table in tables(folder, "screening")}
    numbers = {
        name: rule.value
        for name, rule in rules.items()
        if isinstance(rule.value, int | float) and not isinstance(rule.value, bool)
    }
    questionnaire, findings = parse_screening(found, numbers)
    folder.findings.extend(findings)
    return questionnaire or NO_QUESTIONNAIRE
