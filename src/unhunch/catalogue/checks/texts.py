"""Words of exercises: there, in every language that is begun, and none without its fact."""

from collections.abc import Iterator

from unhunch.catalogue.checks.scope import Scope
from unhunch.catalogue.languages import FIRST
from unhunch.catalogue.model import Exercise, ExerciseText, Finding


def text_findings(scope: Scope) -> Iterator[Finding]:
    """Findings about missing, blank, unused and untranslated words."""
    for language in (FIRST, *sorted(set(scope.texts) - {FIRST})):
        texts = scope.texts.get(language, {})
        for exercise in scope.exercises.values():
            where = scope.where(exercise.id, language)
            text = texts.get(exercise.id)
            if text is None:
                yield Finding(where=where, what="is missing or unreadable: no words for this exercise")
                continue
            yield from _safety(where, exercise, text)
            yield from _unused(where, exercise, text)
            yield from _blank(where, text)
            english = scope.texts.get(FIRST, {}).get(exercise.id)
            if english is not None and language != FIRST:
                yield from _untranslated(where, text, english)


def _changes(exercise: Exercise) -> set[str]:
    return {tag for tag, change in exercise.modify_if.items() if change.change}


def _safety(where: str, exercise: Exercise, text: ExerciseText) -> Iterator[Finding]:
    if not text.stop_if:
        yield Finding(where=f"{where}: stop_if", what="has no stop rule")
    if not text.steps:
        yield Finding(where=f"{where}: steps", what="has no step")
    for tag in sorted(_changes(exercise) - set(text.changes)):
        yield Finding(where=f"{where}: changes.{tag}", what="is missing: the change has no words")
    for fault in exercise.faults:
        if fault.id not in text.faults:
            yield Finding(where=f"{where}: faults.{fault.id}", what="is missing")
    for report in exercise.reported:
        if report.source not in text.reported:
            yield Finding(where=f"{where}: reported.{report.source}", what="is missing")


def _unused(where: str, exercise: Exercise, text: ExerciseText) -> Iterator[Finding]:
    used = {
        "changes": _changes(exercise),
        "faults": {fault.id for fault in exercise.faults},
        "reported": {report.source for report in exercise.reported},
        "level_notes": {str(level) for level in exercise.levels},
    }
    for part, ids in used.items():
        for name in sorted(set(getattr(text, part)) - ids):
            yield Finding(where=f"{where}: {part}.{name}", what="belongs to nothing in the facts")


def _blank(where: str, text: ExerciseText) -> Iterator[Finding]:
    parts = {
        "name": (text.name,),
        "start": (text.start,),
        "breathing": (text.breathing,),
        "steps": text.steps,
        "stop_if": text.stop_if,
        "changes": tuple(text.changes.values()),
    }
    for part, sentences in parts.items():
        if any(not sentence.strip() for sentence in sentences):
            yield Finding(where=f"{where}: {part}", what="is blank")


def _untranslated(where: str, text: ExerciseText, english: ExerciseText) -> Iterator[Finding]:
    """Safety text that English has and this language lacks."""
    if len(text.stop_if) < len(english.stop_if):
        yield Finding(where=f"{where}: stop_if", what="has fewer stop rules than English")
    if english.safety_note and not text.safety_note:
        yield Finding(where=f"{where}: safety_note", what="is not translated")
