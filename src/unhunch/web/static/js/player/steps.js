/* Questions about the list of steps: where a segment starts, what an item looks like now. Pure. */

const opensSegment = (step) =>
  step.kind === "rest" ? step.repetition === 0
    : step.kind === "work" || step.kind === "hold" || step.kind === "walk" ? false
      : true;

/* A segment is what "back" and "skip" move by: a wait, or one side of one set. */
function starts(steps, index) {
  const step = steps[index];
  if (opensSegment(step)) return true;
  const before = steps[index - 1];
  if (!before || opensSegment(before)) return true;
  return before.item !== step.item || before.set !== step.set;
}

export function segmentAfter(state, index) {
  for (let at = index + 1; at < state.steps.length; at += 1) if (starts(state.steps, at)) return at;
  return null;
}

/* Back goes to the start of this segment; in its first three seconds to the one before. */
export function segmentBefore(state) {
  let start = state.index;
  while (start > 0 && !starts(state.steps, start)) start -= 1;
  const into = start < state.index || state.elapsed > 3000;
  if (into || start === 0) return start;
  let before = start - 1;
  while (before > 0 && !starts(state.steps, before)) before -= 1;
  return shut(state, state.steps[before].item) ? segmentBefore({ ...state, index: before, elapsed: 0 }) : before;
}

/** The exercise that an item holds now: as planned, or its easier form after a swap. */
export function itemOpen(state, number) {
  const item = state.items[number];
  return item?.easier && number in state.swaps ? item.easier : item;
}

const WORKS = ["work", "hold", "walk"];

/**
 * The exercise that pain said now belongs to: this one from its first moment of work on, and before
 * that, while getting ready or changing position, the one before; at the end the last.
 */
export function feltItem(state) {
  const { item } = state.steps[state.index];
  if (item >= state.items.length) return state.items.length - 1;
  const here = state.steps.slice(0, state.index + 1).some((step) => step.item === item && WORKS.includes(step.kind));
  const begun = here || item in state.swaps || item in state.hurts || Object.keys(state.done).some((key) => key.startsWith(`${item}/`));
  return begun ? item : Math.max(0, item - 1);
}

/* A move that needs a walk before it is shut while that walk was left out or made shorter. */
function shut(state, number) {
  const walk = state.items[number]?.after_walk ?? null;
  return walk !== null && (walk in state.swaps || !state.done[`${walk}/1`]);
}

/** The first step from `index` on whose exercise may be done now. */
export function openFrom(state, index) {
  let at = index;
  while (at < state.steps.length - 1 && shut(state, state.steps[at].item)) at += 1;
  return at;
}

/* The steps with one item in its easier form; the `done` sets that were behind it are not asked again. */
export function swapped(state, number, done) {
  const { easier } = state.items[number] ?? {};
  if (!easier) return state;
  const old = state.steps.filter((step) => step.item === number);
  const first = state.steps.indexOf(old[0]);
  const kept = easier.steps
    .filter((step) => step.set === 0 || step.set > done)
    .filter((step, place) => !(done > 0 && place === 1 && step.kind === "rest"));
  const fresh = kept.some((step) => step.set > 0) ? kept : [];
  const steps = [
    ...state.steps.slice(0, first),
    ...old.filter((step) => step.kind === "position"),
    ...fresh,
    ...state.steps.slice(first + old.length),
  ].map((step, index) => ({ ...step, index }));
  return { ...state, steps };
}

/** How far the whole session is, 0 to 1, by planned seconds. */
export function share(state) {
  const all = state.steps.reduce((sum, step) => sum + step.duration_s, 0);
  const past = state.steps.slice(0, state.index).reduce((sum, step) => sum + step.duration_s, 0);
  const here = Math.min(state.steps[state.index].duration_s, state.elapsed / 1000);
  return all ? (past + here) / all : 1;
}

/** Where a step's repetition stands: which phase (out, hold, back) and how far into it, 0 to 1. */
export function phaseOf(step, elapsed) {
  const phases = step.phases ?? [];
  const cycle = phases.reduce((sum, phase) => sum + phase, 0) * 1000;
  if (!cycle) return null;
  let into = elapsed % cycle;
  if (elapsed >= step.duration_s * 1000) into = cycle - 1;
  for (let number = 0; number < phases.length; number += 1) {
    const length = phases[number] * 1000;
    if (into < length) return { number, share: into / length, left: (length - into) / 1000 };
    into -= length;
  }
  return { number: phases.length - 1, share: 1, left: 0 };
}
