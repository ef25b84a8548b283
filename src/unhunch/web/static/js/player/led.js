/*
 * What the coach at the camera may lead: one stretch of work, which is one side of one set. A repetition then ends
 * when it was counted, and a hold's clock runs only while the position is held. Pure; times in milliseconds.
 */
const WORKS = ["work", "hold"];

/* So long a step waits for what the coach doesn't see come; then the timer goes on. */
export const PATIENCE_MS = 15_000;

const works = (step) => WORKS.includes(step?.kind);
const pauses = (step) => step?.kind === "rest" && step.repetition > 0;

/** The stretch that the step at `index` belongs to or leads up to; null where no work is left. */
export function stretchAt(steps, index) {
  const at = steps.findIndex((step, place) => place >= index && works(step));
  if (at < 0) return null;
  const { item, set, exercise, kind, phases } = steps[at];
  const joins = (step) => step?.item === item && step.set === set && (works(step) || pauses(step));
  let first = at;
  let last = at;
  while (joins(steps[first - 1])) first -= 1;
  while (joins(steps[last + 1])) last += 1;
  const parts = steps.slice(first, last + 1).filter(works);
  const sides = new Set(parts.map((step) => step.side));
  const turns = new Set(parts.map((step) => `${step.repetition}/${step.side}`));
  return {
    key: `${item}/${set}/${first}`,
    item,
    set,
    exercise,
    first,
    last,
    side: sides.size === 1 ? parts[0].side : null,
    hold_s: kind === "hold" ? heldOf(steps[at], phases) : null,
    ways_s: phases?.length === 3 ? [phases[0], phases[2]] : [],
    leads: parts.every((step) => step.repetition > 0) && turns.size === parts.length,
  };
}

const heldOf = (step, phases) => (phases?.length === 3 ? phases[1] : step.duration_s);

/** How many turns of work of the stretch are behind the step at `index`. */
export const behind = (steps, first, index) => steps.slice(first, index).filter(works).length;

/** The coach leads from here on; `seen` is what it has counted and held (in ms) so far. */
export function leading(state, seen) {
  const stretch = stretchAt(state.steps, state.index);
  if (!stretch?.leads || state.index < stretch.first || state.phase !== "running") return state;
  const { first, last } = stretch;
  const led = { first, last, at: state.index, counted: seen.counted, held: seen.held, share: 0, quiet: 0 };
  const into = Math.max(0, state.elapsed - moveIn(state.steps[state.index]));
  return { ...state, led: { ...led, from: seen.counted - behind(state.steps, first, state.index), heldFrom: seen.held - into } };
}

/** Whether the coach leads the step that is on. */
export const isLed = (state) => Boolean(state.led) && state.index >= state.led.first && state.index <= state.led.last && works(state.steps[state.index]);

/** The state with what the coach has seen since. */
export function told(state, seen) {
  const moved = seen.counted > state.led.counted || seen.held > state.led.held;
  return { ...state, led: { ...state.led, ...seen, quiet: moved ? 0 : state.led.quiet } };
}

const moveIn = (step) => (step.kind === "hold" && step.phases?.length === 3 ? step.phases[0] * 1000 : 0);

/** The state after `passed` of the step's own time, as far as the person has come; `length` is the step's. */
export function followed(state, passed, length) {
  if (!isLed(state)) return { ...state, elapsed: state.elapsed + passed };
  const at = state.led.at === state.index ? state : { ...state, led: { ...state.led, at: state.index, heldFrom: state.led.held } };
  const most = furthest(at, length);
  const elapsed = Math.max(at.elapsed, Math.min(at.elapsed + passed, most));
  const quiet = elapsed < at.elapsed + passed ? at.led.quiet + passed : 0;
  return { ...at, elapsed: most === Infinity && at.steps[at.index].kind === "work" ? length : elapsed, led: { ...at.led, quiet } };
}

/* How far the step's time may run; without end once its repetition was counted or its hold is over. */
function furthest({ steps, index, led, extra }, length) {
  const step = steps[index];
  if (step.kind === "work") return led.counted - led.from > behind(steps, led.first, index) ? Infinity : length - 1;
  const into = moveIn(step);
  const held = led.held - led.heldFrom;
  return held >= heldOf(step, step.phases) * 1000 + extra ? Infinity : Math.min(length - 1, into + held);
}

/** Whether the step waits for the person. */
export const waits = (state) => isLed(state) && state.led.quiet > 2500;
