/* The events that the records get; each has a key that is made once, so that sending it twice is harmless. Pure. */
import { itemOpen } from "./steps.js";

const entry = (event) => ({ key: event.key, event });

export function stepEvent(state, run, at, index) {
  return entry({ key: `${run}:step:${index}:${Math.round(state.ticked)}`, at, session: state.session, kind: "step", step: index });
}

export function setEvent(state, run, at, { step, skipped, item, measured }) {
  const key = `${run}:set:${step.item}:${step.set}${skipped ? ":skipped" : ""}`;
  return entry({
    key,
    at,
    session: state.session,
    kind: "set",
    item: step.item,
    exercise: item.exercise,
    set: step.set,
    level: item.level,
    repetitions: skipped ? null : item.repetitions,
    hold_s: skipped ? null : item.hold_s,
    duration_s: skipped ? null : item.duration_s,
    skipped,
    ...measured,
  });
}

export function easedEvent(state, run, at, { item, exercise, level }) {
  return entry({ key: `${run}:eased:${item}`, at, session: state.session, kind: "eased", item, exercise, level, eased: true, too_hard: Boolean(state.taps[item]?.too_hard) });
}

/** How each exercise went: one event for each of which a set was done, or something was said. */
export const exerciseEvents = (state, run, at) => state.items.flatMap((_item, number) => exerciseEvent(state, run, at, number) ?? []);

/* The key holds what was said, so that a later tap is another word and the same tap is not. */
export function exerciseEvent(state, run, at, number) {
  const begun = Object.keys(state.done).some((key) => key.startsWith(`${number}/`));
  const said = state.taps[number] ?? {};
  const hurt = state.hurts[number];
  if (!begun && !hurt && !Object.keys(said).length) return null;
  const item = itemOpen(state, number);
  const words = [said.form, said.two_more, hurt?.worst, said.too_hard].map((word) => word ?? "").join(":");
  return entry({
    key: `${run}:exercise:${number}:${words}`,
    at,
    session: state.session,
    kind: "exercise",
    item: number,
    exercise: item.exercise,
    level: item.level,
    worst: hurt?.worst ?? null,
    eased: Boolean(hurt?.eased),
    still_there: Boolean(hurt?.still),
    form: said.form ?? null,
    two_more: said.two_more ?? null,
    too_hard: Boolean(said.too_hard),
  });
}

export function hurtsEntry(state, run, { felt, item, id }) {
  const key = `${run}:hurts:${item}:${id}`;
  const body = { key, item, score: felt.score, site: felt.site, signs: felt.signs, spread: felt.spread, still_there: felt.still };
  return { key, path: `/sessions/${state.session}/hurts`, body };
}

export function finishEntry(state, run, { worst, effort }) {
  return { key: `${run}:finish`, path: `/sessions/${state.session}/finish`, body: { worst, effort } };
}

export function stopEntry(state, run) {
  return { key: `${run}:stop`, path: `/sessions/${state.session}/stop`, body: { reason: "broken-off" } };
}
