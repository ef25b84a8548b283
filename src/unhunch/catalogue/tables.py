"""The catalogue as a page of tables, for people who check the numbers."""

from collections.abc import Iterator

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.lore import Fact
from unhunch.catalogue.model import Dose, Exercise
from unhunch.catalogue.practice import span_of, span_said

_HEAD = """# The catalogue: exercises, doses and their sources

Every exercise with its three levels, how often, what it needs and where the numbers come from. Level
2 is the dose of the source articles, unaltered, wherever an article gives one; each number carries
its source in brackets. `expert` is expert knowledge that a physiotherapist has yet to review.

Generated from the data by `tools/reference.py`; edit `src/unhunch/catalogue/data/` instead."""


def catalogue_page(catalogue: Catalogue) -> str:
    """All exercises, variants, guided techniques and sources as Markdown."""
    lines = [_HEAD, "", "## Exercises", ""]
    for exercise in catalogue.exercises.values():
        lines += _exercise(catalogue, exercise)
    lines += ["## Variants", ""]
    for exercise in catalogue.variants.values():
        lines += _exercise(catalogue, exercise)
    lines += ["## Techniques with a guide", "", *_practices(catalogue), ""]
    lines += ["## Sources", "", "| Id | What | Checked |", "|---|---|---|"]
    lines += [f"| `{name}` | {_cell(s.what)} | {_cell(s.verified)} |" for name, s in catalogue.sources.items()]
    return "\n".join(lines) + "\n"


def _exercise(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    text = catalogue.text(exercise.id)
    yield f"### {text.name}"
    yield ""
    about = [f"`{exercise.id}`", exercise.kind, exercise.position, "/".join(exercise.places)]
    about += [f"variant of `{exercise.parent}`"] if exercise.parent else []
    about += ["loaded"] if exercise.loaded else []
    yield " · ".join(about)
    yield ""
    yield "| Level | Dose |"
    yield "|---|---|"
    for level, dose in exercise.levels.items():
        yield f"| {level} | {_dose(dose)} |"
    yield ""
    yield f"- How often: {_often(exercise)}"
    if exercise.equipment:
        kit = " and ".join(" or ".join(f"`{item}`" for item in group) for group in exercise.equipment)
        yield f"- Kit: {kit}"
    if exercise.lock:
        lock = exercise.lock
        yield f"- Stays at level {lock.level} until {lock.opens_after_sessions} sessions went well ({lock.source})"
    if exercise.avoid_if:
        yield f"- Not with: {', '.join(f'`{tag}`' for tag in exercise.avoid_if)}"
    yield from _changes(catalogue, exercise)
    for report in exercise.reported:
        yield f"- {report.source} says: {text.reported[report.source]}"
    if text.chosen:
        yield f"- What we chose: {text.chosen}"
    yield ""


def _changes(catalogue: Catalogue, exercise: Exercise) -> Iterator[str]:
    words = catalogue.text(exercise.id).changes
    for tag, change in exercise.modify_if.items():
        said = f"`{change.swap_to}` instead" if change.swap_to else words[tag]
        yield f"- With `{tag}`: {said}"


def _practices(catalogue: Catalogue) -> Iterator[str]:
    yield "| Practice | Grade | Numbers | Not with |"
    yield "|---|---|---|---|"
    for name, technique in catalogue.techniques.items():
        for id_, practice in technique.practices.items():
            named = (practice.length, practice.longest, practice.times_a_day, practice.between, practice.look_every)
            facts = [
                technique.numbers[number]
                for number in (*named, practice.pace, practice.tense, practice.let_go)
                if number
            ]
            numbers = ", ".join(f"{_fact(fact)} {fact.unit} ({fact.source})" for fact in facts)
            tags = ", ".join(f"`{tag}`" for tag in (*technique.not_with, *practice.not_with))
            yield f"| `{name}`: `{id_}` | {technique.grade} | {numbers} | {tags} |"


def _fact(fact: Fact) -> str:
    return span_said(span_of(fact))


_FIELDS = (
    ("sets", "sets {}"),
    ("repetitions", "repetitions {}"),
    ("count", "{} in all"),
    ("hold_s", "hold {} s"),
    ("duration_s", "for {} s"),
    ("rest_s", "rest {} s"),
    ("rep_rest_s", "between repetitions {} s"),
    ("tempo", "tempo {}"),
    ("per_day", "{} times a day"),
    ("per_week", "{} days a week"),
)


def _dose(dose: Dose) -> str:
    parts = [
        f"{shape.format(_span(getattr(dose, field)))} ({dose.source[field]})"
        for field, shape in _FIELDS
        if getattr(dose, field) is not None
    ]
    return ", ".join(parts)


def _often(exercise: Exercise) -> str:
    often = exercise.frequency
    said = f"{_span(often.per_week)} days a week ({often.source})"
    if often.per_day is not None:
        said += f", {_span(often.per_day)} times a day ({often.per_day_source})"
    return said + (", a day of rest between" if often.rest_day_between else "")


def _span(value: tuple[int, int] | int | str) -> str:
    return span_said(value) if isinstance(value, tuple) else str(value)


def _cell(text: str) -> str:
    return text.replace("|", "/")
