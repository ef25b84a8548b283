"""What to do when it hurts, kept with its consequence."""

from dataclasses import replace

from unhunch.adaptation.light import during
from unhunch.adaptation.model import Act, Hurt
from unhunch.errors import InvalidInputError
from unhunch.programme.model import Item
from unhunch.records.model import TOP_SCORE, AdverseEventRecord, ExerciseRecord, PainRecord, Record, SessionRecord
from unhunch.service.clearance import end_clearance, screening_state
from unhunch.service.context import Context
from unhunch.service.events import exercises_told, merged
from unhunch.service.notes import keyed
from unhunch.service.past import closed_exercises
from unhunch.service.play import Hurts, HurtsAnswer
from unhunch.service.starting import Kept, latest_kept
from unhunch.service.words import Sentence


def this_hurts(ctx: Context, person: str, hurts: Hurts) -> HurtsAnswer:
    """What the traffic light says to do; a stop sign or severe pain ends the clearance, and the screening opens.

    Raises:
        InvalidInputError: the session was not opened, there is no such item, the pain is not 0-10, or a
            sign is unknown.
    """
    kept = latest_kept(ctx, person, hurts.session)
    if kept is None:
        raise InvalidInputError("this session was not opened", where="session", fix="Open it first")
    hurts = _placed(hurts, kept)
    item = _item(ctx, hurts, kept)
    told = exercises_told(ctx, person, hurts.session)
    # The item itself is counted by the answer, so that sending the same again counts it once.
    reds = sum(one.stopped for place, one in told.items() if place[1] != hurts.item)
    said = Hurt(
        before=kept.before,
        score=hurts.score,
        site=hurts.site,
        signs=hurts.signs,
        spread=hurts.spread or "same",
        eased=hurts.still_there,
        reds=reds,
    )
    act = during(said, ctx.catalogue.get(item.exercise), ctx.catalogue)
    _keep(ctx, person, hurts, kept, act, told.get((hurts.session, hurts.item)))
    words = tuple(Sentence(id=name, facts=act.facts) for name in act.because)
    return HurtsAnswer(light=act.light, act=act.kind, instead=_instead(ctx, person, act), words=words)


def _placed(hurts: Hurts, kept: Kept) -> Hurts:
    """What was said, at an exercise: the closing moment after all of them belongs to the last."""
    last = len(kept.session.items) - 1
    return replace(hurts, item=last) if hurts.item == last + 1 else hurts


def _item(ctx: Context, hurts: Hurts, kept: Kept) -> Item:
    if not 0 <= hurts.item < len(kept.session.items):
        raise InvalidInputError("the session has no such item", where="item")
    if not 0 <= hurts.score <= TOP_SCORE:
        raise InvalidInputError("pain is 0 to 10", where="score")
    known = {sign.id for sign in ctx.catalogue.screening.stop_signs}
    unknown = [sign for sign in hurts.signs if sign not in known]
    if unknown:
        raise InvalidInputError(
            "there is no such stop sign", where="signs", fix=f"Use one of {', '.join(sorted(known))}"
        )
    return kept.session.items[hurts.item]


def _instead(ctx: Context, person: str, act: Act) -> str | None:
    """The easier exercise, where nothing closes it to the person."""
    return act.instead if act.instead and act.instead not in closed_exercises(ctx, person) else None


def _keep(ctx: Context, person: str, hurts: Hurts, kept: Kept, act: Act, before: ExerciseRecord | None) -> None:
    item = kept.session.items[hurts.item]
    pain = PainRecord(moment="worst", score=hurts.score, day=kept.day, session=hurts.session, site=hurts.site)
    told = ExerciseRecord(
        session=hurts.session,
        day=kept.day,
        item=hurts.item,
        exercise=item.exercise,
        level=item.level,
        before=kept.before,
        worst=hurts.score,
        eased=act.kind == "ease",
        still_there=hurts.still_there,
        stopped=act.kind in {"stop", "end-session", "screen"},
    )
    records = [
        keyed(ctx, f"hurts:{hurts.key}:pain", pain),
        keyed(ctx, f"hurts:{hurts.key}:exercise", merged(before, told)),
        *_signs(ctx, hurts, kept, item),
    ]
    if act.kind == "screen":
        ended = SessionRecord(
            session=hurts.session, state="stopped", day=kept.day, kind=kept.session.kind, worst=hurts.score,
            reason="stop-sign" if hurts.signs else "severe",
        )  # fmt: skip
        records.append(keyed(ctx, f"hurts:{hurts.key}:stopped", ended))
    new = ctx.store.append(person, records)
    if new and act.kind == "screen" and not hurts.signs and screening_state(ctx, person).stands:
        end_clearance(ctx, person, "severe")


def _signs(ctx: Context, hurts: Hurts, kept: Kept, item: Item) -> list[Record]:
    return [
        keyed(
            ctx,
            f"hurts:{hurts.key}:sign:{sign}",
            AdverseEventRecord(
                day=kept.day, sign=sign, session=hurts.session, exercise=item.exercise, action="rescreen"
            ),
        )
        for sign in hurts.signs
    ]
