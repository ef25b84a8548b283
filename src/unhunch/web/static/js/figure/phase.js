/*
 * The moment of the loop that fits a moment of the session: out leads to the target, a hold stays there, back
 * leads to rest. Times in seconds, `elapsed` in milliseconds. Pure.
 */
import { phaseOf } from "../player/steps.js";

const moves = (step) => step.kind === "work" || step.kind === "hold";

/** One stretch of the loop for each target: where it begins, reaches the target, leaves it, and ends. */
export function stretches(spec) {
  const targets = spec.keys.filter((key) => key.phase === "target");
  return targets.map((target, number) => ({
    from: number ? between(spec, targets[number - 1], target) : 0,
    target: target.at_s,
    held: target.at_s + target.hold_s,
    to: number + 1 < targets.length ? between(spec, target, targets[number + 1]) : spec.loop_s,
  }));
}

/* Where one target's way back ends and the way to the next begins: at the rest between them, else halfway. */
function between(spec, one, next) {
  const left = one.at_s + one.hold_s;
  const rest = spec.keys.find((key) => key.phase === "rest" && key.at_s >= left && key.at_s <= next.at_s);
  return rest ? rest.at_s : (left + next.at_s) / 2;
}

/* The stretch that a step shows: its side of an alternating loop, its move of several, else all in one. */
function stretchOf(spec, steps, step) {
  let list = stretches(spec);
  if (!list.length) return { from: 0, target: spec.loop_s, held: spec.loop_s, to: spec.loop_s };
  if (spec.sides === "alternate" && step.side) list = part(list, 2, step.side[0] === (spec.side ?? "l") ? 0 : 1);
  const same = steps.filter((one) => moves(one) && ["item", "set", "repetition", "side"].every((name) => one[name] === step[name]));
  list = part(list, same.length, same.indexOf(step));
  return { ...list[0], to: list[list.length - 1].to };
}

function part(list, parts, number) {
  if (parts < 2 || number < 0 || list.length % parts) return list;
  const each = list.length / parts;
  return list.slice(number * each, (number + 1) * each);
}

/** Where the body waits: at the first key, or at the first one that is called rest. */
export const restAt = (spec) => (spec.keys.find((key) => key.phase === "rest") ?? spec.keys[0]).at_s;

/** The second of the loop to show, for the step at `index` and how long it has run. */
export function momentOf(spec, steps, index, elapsed) {
  const step = steps[index];
  if (step.kind === "ready") return shownBefore(spec, step, elapsed);
  if (!moves(step) && step.kind !== "walk") return restAt(spec);
  const phase = step.phases?.length ? phaseOf(step, elapsed) : null;
  if (!phase && !step.repetition) return (elapsed / 1000) % spec.loop_s;
  const { from, target, held, to } = stretchOf(spec, steps, step);
  if (!phase) return from + (to - from) * Math.min(1, elapsed / (step.duration_s * 1000));
  if (phase.number === 0) return from + (target - from) * phase.share;
  return phase.number === 1 ? target + (held - target) * phase.share : held + (to - held) * phase.share;
}

/* Before it begins, the movement is shown as often as it fits in whole. */
function shownBefore(spec, step, elapsed) {
  const at = elapsed / 1000;
  return at < Math.floor(step.duration_s / spec.loop_s) * spec.loop_s ? at % spec.loop_s : restAt(spec);
}

/** Whether the picture has to be mirrored, because it is drawn for the other side than the one that works. */
export function mirroredIn(spec, steps, index) {
  if (spec.sides !== "one" || !spec.side) return false;
  const { item } = steps[index];
  const side = steps[index].side ?? steps.slice(index).find((step) => step.item === item && step.side)?.side;
  return Boolean(side) && side[0] !== spec.side;
}
