"""What a recording shows, as JSON, as text for people, and as a picture."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from unhunch.catalogue.contents import Catalogue
from unhunch.catalogue.model import ExerciseText
from unhunch.cli import render
from unhunch.cli.films import clock, film_facts
from unhunch.cli.recordings import FILM, Done

if TYPE_CHECKING:
    from unhunch.camera import Analysis, Repetition
    from unhunch.camera.filmed import Filmed
    from unhunch.coach import Fidelity, Measured

DIGITS = 4
# With such errors a further decimal of the value says nothing.
WHOLE_FROM = 1.0
TENTHS_FROM = 0.1
SIDES = {"l": "left", "r": "right"}


def as_json(done: Done) -> dict[str, object]:
    """The stable form of docs/reference/analyse.md: all findings of a file, or its error."""
    found = done.analysis
    if found is None:
        return {"file": done.job.file, "error": done.error}
    return {
        "file": done.job.file,
        "exercise": found.exercise,
        "camera": found.camera,
        "recording": {
            "frames": found.frames,
            "length_s": rounded(found.length_s),
            "frames_per_s": None if found.frames_per_s is None else rounded(found.frames_per_s),
            "person_seen_share": rounded(found.seen_share),
            "view": found.view,
        },
        "film": of_film(done.film) if done.film else None,
        "count": len(found.repetitions),
        "repetitions": [of_repetition(one) for one in found.repetitions],
        "faults": [{"t_s": rounded(t_s), "name": name} for t_s, name in found.faults],
        "totals": {name: quantity(one) for name, one in found.totals.items()},
        "measures": {name: quantity(one) for name, one in found.measures.items()},
        "notes": list(found.notes),
        "unseen_faults": list(found.unseen),
        "written": list(done.written),
        **({"error": done.error} if done.error else {}),
    }


def of_film(film: "Filmed") -> dict[str, object]:
    """What the film was like, in JSON's own kinds."""
    return {
        "until_s": rounded(film.until_s),
        "length_s": None if film.length_s is None else rounded(film.length_s),
        "other_person_s": None if film.other_s is None else rounded(film.other_s),
        "damaged": film.damaged,
    }


def of_repetition(one: "Repetition") -> dict[str, object]:
    """A repetition in JSON's own kinds."""
    return {
        "start_s": rounded(one.start_s),
        "end_s": rounded(one.end_s),
        "range": quantity(one.range) if one.range else None,
        "hold": quantity(one.hold) if one.hold else None,
        "form": of_form(one.form) if one.form else None,
    }


def of_form(form: "Fidelity") -> dict[str, object]:
    """The form in JSON's own kinds."""
    reasons = [
        {"name": one.name, "value": one.value, "usual": one.usual, "unit": one.unit, "effect": one.effect}
        for one in form.reasons
    ]
    return {"score": rounded(form.score), "threshold": 0.5, "reasons": reasons}


def quantity(one: "Measured") -> dict[str, object]:
    """A value with its unit and error."""
    return {"value": rounded(one.value), "unit": one.unit, "error": rounded(one.error)}


def rounded(value: float) -> float:
    """The number with four digits after the point, never a negative zero."""
    return round(value, DIGITS) + 0.0


def show_one(done: Done, found: "Analysis", catalogue: Catalogue) -> None:
    """Print what one recording shows."""
    words = catalogue.words()
    known = found.exercise in catalogue.exercises or found.exercise in catalogue.variants
    text = catalogue.text(found.exercise) if known else None
    render.show_title(f"{done.job.file}: {text.name if text else found.exercise}")
    facts = {"count": str(len(found.repetitions)), "length": f"{found.length_s:.1f}"}
    render.show_lines([render.facts_in(words["cli.analyse.repetitions"], facts)])
    if found.repetitions:
        show_repetitions(found, words)
    if found.totals:
        render.show_table(("", ""), totals(found, words))
        render.show_lines([words["cli.analyse.error"]])
    if found.faults:
        show_faults(found, text, words)
    said = {"camera": found.camera, "view": found.view, **(film_facts(done.film) if done.film else {})}
    render.show_lines(render.facts_in(words[f"cli.analyse.note.{name}"], said) for name in found.notes)
    if found.unseen:
        names = (text.faults[name].fault if text and name in text.faults else name for name in found.unseen)
        render.show_lines([render.facts_in(words["cli.analyse.unseen"], {"faults": "; ".join(names).rstrip(".")})])
    if text and text.camera_limits:
        render.show_lines([render.facts_in(words["cli.analyse.limits"], {"limits": text.camera_limits})])
    if done.written:
        render.show_lines([render.facts_in(words["cli.analyse.written"], {"files": ", ".join(done.written)})])
    plots = [path for kind, path in done.job.outputs.items() if kind != FILM]
    missing = [str(path) for path in plots if str(path) not in done.written]
    if missing:
        render.show_lines([render.facts_in(words["cli.analyse.not-written"], {"files": ", ".join(missing)})])
    render.show_lines([""])


def show_faults(found: "Analysis", text: ExerciseText | None, words: Mapping[str, str]) -> None:
    """Print each fault with its time, as the coach would have named it."""
    for t_s, name in found.faults:
        fault = text.faults[name].fault if text and name in text.faults else name
        render.show_lines(
            [render.facts_in(words["cli.analyse.fault"], {"time": clock(t_s), "fault": fault.rstrip(".")})]
        )
    render.show_lines([words["cli.analyse.faults"]])


def show_repetitions(found: "Analysis", words: Mapping[str, str]) -> None:
    """Print each repetition as a line of a table, without the columns of which nothing is known."""
    rows = [row(number, one) for number, one in enumerate(found.repetitions, 1)]
    names = ("", *(words[f"cli.analyse.column.{name}"] for name in ("span", "length", "range", "hold", "form")))
    kept = [at for at in range(len(names)) if any(one[at] for one in rows)]
    render.show_table([names[at] for at in kept], ([one[at] for at in kept] for one in rows))
    if any(one.form for one in found.repetitions):
        render.show_lines([words["cli.analyse.form"]])


def row(number: int, one: "Repetition") -> tuple[str, ...]:
    """One repetition as a line of the table."""
    return (
        str(number),
        f"{one.start_s:.1f} - {one.end_s:.1f} s",
        f"{one.end_s - one.start_s:.1f} s",
        with_error(one.range) if one.range else "",
        with_error(one.hold) if one.hold else "",
        f"{one.form.score:.2f}" if one.form and one.form.reasons else "",
    )


def totals(found: "Analysis", words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each total with its name."""
    measure = measure_name(found.curve.measure) if found.curve else ""
    for name, one in found.totals.items():
        yield render.facts_in(words[f"cli.analyse.total.{name}"], {"measure": measure}), with_error(one)


def with_error(one: "Measured") -> str:
    """The value and its error with no more digits than the error allows."""
    digits = 1 if one.error >= TENTHS_FROM else 2
    if one.error >= WHOLE_FROM and one.unit != "s":
        digits = 0
    return f"{round(one.value, digits) + 0.0:.{digits}f} ± {one.error:.{digits}f} {one.unit}"


def measure_name(name: str) -> str:
    """A measure's name in words, its side last."""
    stem, _, side = name.rpartition("_")
    return f"{stem.replace('_', ' ')}, {SIDES[side]}" if side in SIDES else name.replace("_", " ")


def plot_of(found: "Analysis") -> str:
    """The SVG of the main measure over time with the repetitions; nothing where there is no such measure."""
    from unhunch.charts.curve import Course, curve_chart
    from unhunch.cli.shipped import read_catalogue

    curve = found.curve
    if curve is None:
        return ""
    catalogue = read_catalogue()
    known = found.exercise in catalogue.exercises or found.exercise in catalogue.variants
    spans = [(one.start_s, one.end_s) for one in found.repetitions]
    facts = {
        "name": catalogue.text(found.exercise).name if known else found.exercise,
        "measure": measure_name(curve.measure),
        "count": str(len(spans)),
        "unit": curve.unit,
        "error": f"{curve.error:g}",
        "length": f"{found.length_s:.1f}",
        "spans": ", ".join(f"{start_s:.1f} to {end_s:.1f} s" for start_s, end_s in spans) or "none",
    }
    words = catalogue.words()
    drawn = Course(times_s=curve.times_s, values=curve.values, error=curve.error)
    title = render.facts_in(words["cli.analyse.plot"], facts)
    return curve_chart(drawn, spans, title=title, described=render.facts_in(words["cli.analyse.plot.described"], facts))
