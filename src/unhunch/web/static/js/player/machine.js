/*
 * The session as a pure machine: (state, event, now) -> { state, effects }.
 * Nothing here touches the page, the network or the clock. Where the session stands follows from
 * elapsed time alone, so a late or missing tick never makes it drift. Times in milliseconds.
 */
import { PATIENCE_MS, followed, isLed, leading, told } from "./led.js";
import { itemOpen, openFrom, segmentAfter, segmentBefore, swapped } from "./steps.js";

/* A tick that comes this late means that nobody was there: the session waits instead of running on. */
export const AWAY_MS = 30_000;

/** The state before the first step; `saved` goes on where a snapshot of the same session stopped. */
export function begin(plan, saved = null) {
  const fresh = {
    session: plan.session,
    phase: "waiting",
    steps: plan.steps,
    items: plan.items,
    index: Math.min(plan.step ?? 0, plan.steps.length - 1),
    elapsed: 0,
    extra: 0,
    owed: 0,
    cued: 0,
    ticked: 0,
    fresh: true,
    done: Object.fromEntries((plan.done ?? []).map(([item, set]) => [`${item}/${set}`, true])),
    swaps: {},
    taps: {},
    hurts: {},
    reds: 0,
    led: null,
  };
  if (!saved || saved.session !== plan.session) return fresh;
  const kept = { ...fresh, ...saved, items: plan.items, steps: plan.steps, phase: "waiting", done: { ...fresh.done, ...saved.done } };
  for (const [item, done] of Object.entries(kept.swaps)) Object.assign(kept, swapped(kept, Number(item), done));
  kept.index = Math.min(kept.index, kept.steps.length - 1);
  return kept;
}

/** What has to be kept of the state to go on after a reload. */
export function snapshot(state) {
  const { session, index, elapsed, extra, owed, cued, done, swaps, taps, hurts, reds } = state;
  return { session, index, elapsed, extra, owed, cued, done, swaps, taps, hurts, reds };
}

export const current = (state) => state.steps[state.index];
export const lengthOf = (state) => current(state).duration_s * 1000 + state.extra;
export const leftOf = (state) => Math.max(0, lengthOf(state) - state.elapsed);

/** The state after the event, and what the page has to do about it. */
export function reduce(state, event, now) {
  const handle = HANDLERS[event.type];
  if (!handle) return { state, effects: [] };
  return handle(state, event, now);
}

const HANDLERS = {
  start: (state, _event, now) => {
    if (state.phase !== "waiting") return { state, effects: [] };
    return welcomed({ ...state, phase: "running", ticked: now, fresh: true });
  },
  tick: (state, _event, now) => tick(state, now),
  pause: (state, _event, now) => {
    if (state.phase !== "running") return { state, effects: [] };
    const stopped = tick(state, now);
    if (stopped.state.phase !== "running") return stopped;
    return { state: { ...stopped.state, phase: "paused", led: null }, effects: [...stopped.effects, { type: "hush" }, { type: "save" }] };
  },
  resume: (state, _event, now) => {
    if (state.phase !== "paused" && state.phase !== "hurting") return { state, effects: [] };
    return welcomed({ ...state, phase: "running", ticked: now });
  },
  skip: (state, _event, now) => seek(state, segmentAfter(state, state.index), now),
  back: (state, _event, now) => seek(state, segmentBefore(state), now),
  more: (state, event) => more(state, event.ms),
  /* The coach at the camera takes the lead in this stretch, or gives it back to the timer. */
  lead: (state, event) => ({ state: event.on ? leading(state, event.seen) : { ...state, led: null }, effects: [] }),
  seen: (state, event, now) => (state.led && state.phase === "running" ? tick(told(state, event.seen), now) : { state, effects: [] }),
  hurts: (state, _event, now) => {
    if (state.phase === "finished") return { state, effects: [] };
    const stopped = HANDLERS.pause(state, {}, now);
    return { ...stopped, state: { ...stopped.state, phase: "hurting" } };
  },
  hurt: (state, event) => {
    const { item } = event;
    const before = state.hurts[item] ?? { worst: 0, still: false };
    const kept = { worst: Math.max(before.worst, event.score), still: before.still || event.still, eased: event.act === "ease" || before.eased };
    const reds = state.reds + (event.light === "red" ? 1 : 0);
    const next = { ...state, reds, hurts: { ...state.hurts, [item]: kept } };
    return { state: next, effects: [{ type: "save" }] };
  },
  easier: (state, event, now) => ease(state, event.tooHard, now),
  leave: (state, _event, now) => leave(state, now),
  tap: (state, event) => {
    const taps = { ...state.taps, [event.item]: { ...state.taps[event.item], ...event.answers } };
    return { state: { ...state, taps }, effects: [{ type: "exercise", item: event.item }, { type: "save" }] };
  },
  end: (state) => ({ state: { ...state, phase: "finished", led: null }, effects: [{ type: "hush" }, { type: "finished" }, { type: "save" }] }),
  lock: (state) => ({ state: { ...state, phase: "stopped", led: null }, effects: [{ type: "hush" }, { type: "save" }] }),
};

function tick(state, now) {
  if (state.phase !== "running") return { state, effects: [] };
  const passed = now - state.ticked;
  if (passed > AWAY_MS) {
    return { state: { ...state, phase: "paused", ticked: now, led: null }, effects: [{ type: "hush" }, { type: "away" }, { type: "save" }] };
  }
  let next = { ...followed(state, Math.max(0, passed), lengthOf(state)), ticked: now };
  const effects = [];
  if (isLed(next) && next.led.quiet > PATIENCE_MS) {
    next = { ...next, led: null };
    effects.push({ type: "unseen" });
  }
  while (next.phase === "running" && next.elapsed >= lengthOf(next)) {
    const over = next.elapsed - lengthOf(next);
    effects.push(...leaving(next, false));
    next = marked(next);
    if (next.index === next.steps.length - 1) {
      next = { ...next, phase: "finished", elapsed: lengthOf(next) };
      effects.push({ type: "finished" }, { type: "save" });
      break;
    }
    const open = openFrom(next, next.index + 1);
    const there = welcomed(arrived(next, open, over));
    effects.push(...passedOver(next, next.index + 1, open), ...there.effects);
    next = followed(there.state, 0, lengthOf(there.state));
  }
  return { state: withCues(next, effects), effects };
}

function withCues(state, effects) {
  const cues = current(state).cues ?? [];
  let { cued } = state;
  while (cued < cues.length && cues[cued].at_s * 1000 <= state.elapsed) {
    if (cues[cued].say) effects.push({ type: "say", text: cues[cued].say, counts: false });
    cued += 1;
  }
  return cued === state.cued ? state : { ...state, cued };
}

/* Twenty seconds more: of this step where it is one to wait, hold or go on in, else of the next rest. */
function more(state, ms) {
  const step = current(state);
  const counted = (step.kind === "work" || step.kind === "hold") && step.repetition > 0 && !isLongHold(step);
  if (step.kind === "done") return { state, effects: [] };
  const key = counted ? "owed" : "extra";
  return { state: { ...state, [key]: state[key] + ms }, effects: [{ type: "more", later: counted }, { type: "save" }] };
}

const isLongHold = (step) => step.kind === "hold" && step.duration_s >= 15;

function seek(state, index, now) {
  if (state.phase === "finished" || state.phase === "stopped" || index === null) return { state, effects: [] };
  const open = index > state.index ? openFrom(state, index) : index;
  const there = landed(arrived(state, open, 0), now);
  return { state: there.state, effects: [{ type: "hush" }, ...passedOver(state, state.index, open), ...there.effects] };
}

/* What the steps from one to before another leave behind when they are passed over. */
function passedOver(state, from, to) {
  const effects = [];
  for (let at = from; at < to; at += 1) effects.push(...leaving({ ...state, index: at }, true));
  return effects;
}

/* After a jump: a pause by hand stays one, anything else runs on. */
function landed(state, now) {
  const there = { ...state, ticked: now, led: null, phase: state.phase === "hurting" ? "running" : state.phase };
  return there.phase === "running" ? welcomed(there) : { state: there, effects: [{ type: "save" }] };
}

/* A step is announced once, when it begins to run. */
function welcomed(state) {
  if (!state.fresh) return { state, effects: [{ type: "save" }] };
  return { state: { ...state, fresh: false }, effects: [...entering(state), { type: "save" }] };
}

function leave(state, now) {
  const { item } = current(state);
  const after = state.steps.findIndex((step) => step.item > item);
  return seek(state, after < 0 ? state.steps.length - 1 : after, now);
}

function ease(state, tooHard, now) {
  const { item } = current(state);
  if (!state.items[item]?.easier || item in state.swaps) return leave(state, now);
  const done = Object.keys(state.done).filter((key) => key.startsWith(`${item}/`)).length;
  const from = state.items[item];
  const next = swapped({ ...state, swaps: { ...state.swaps, [item]: done } }, item, done);
  const first = next.steps.findIndex((step) => step.item === item && step.kind === "ready");
  const target = first < 0 ? next.steps.findIndex((step) => step.item > item) : first;
  const taps = { ...next.taps, [item]: { ...next.taps[item], too_hard: Boolean(tooHard) } };
  const there = landed({ ...arrived(next, target, 0), taps }, now);
  const eased = { type: "eased", item, exercise: from.exercise, level: from.level };
  return { state: there.state, effects: [{ type: "hush" }, eased, ...there.effects] };
}

function arrived(state, index, elapsed) {
  const step = state.steps[index];
  const waits = step.kind === "rest" || step.kind === "ready" || step.kind === "position";
  return { ...state, index, elapsed, cued: 0, fresh: true, extra: waits ? state.owed : 0, owed: waits ? 0 : state.owed };
}

/* A set counts once, at its last step; passing over it by hand keeps it as skipped. */
function leaving(state, skipped) {
  const step = current(state);
  if (!step.ends_set || state.done[`${step.item}/${step.set}`]) return [];
  return [{ type: "set", step, skipped, item: itemOpen(state, step.item) }];
}

function marked(state) {
  const step = current(state);
  if (!step.ends_set) return state;
  return { ...state, done: { ...state.done, [`${step.item}/${step.set}`]: true } };
}

const TONES = { ready: "ready", position: "ready", work: "go", hold: "go", walk: "go", switch: "turn", rest: "rest", done: "done" };

function entering(state) {
  const step = current(state);
  const effects = [];
  if (step.repetition <= 1 || step.kind === "rest") effects.push({ type: "tone", name: TONES[step.kind] });
  else effects.push({ type: "tone", name: "count" });
  if (step.say) effects.push({ type: "say", text: step.say, counts: step.counts });
  if (step.repetition <= 1) effects.push({ type: "step", index: step.index });
  return effects;
}
