/* What the ring's middle reads: a number to be seen from two metres, and a word or two. Pure. */
import { phaseOf } from "./steps.js";

const clockWords = (seconds) => {
  const whole = Math.ceil(seconds - 0.001);
  return whole >= 100 ? `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}` : String(whole);
};

export function readStep(step, item, elapsed, length, words) {
  const left = Math.max(0, length - elapsed) / 1000;
  const phase = step.phases?.length ? phaseOf(step, elapsed) : null;
  const extra = elapsed >= step.duration_s * 1000;
  if (step.kind === "done") return { number: "✓", unit: "", label: words.done };
  if (step.kind === "hold" && phase && !extra) return hold(step, item, phase, words);
  if (step.repetition && step.kind === "work") {
    const label = phase ? [words.out, phase.number === 1 ? words.hold : words.out, words.return][phase.number] : words.work;
    return { number: String(step.repetition), unit: ofMany(item.repetitions, words), label };
  }
  if (phase && step.kind === "work") {
    return { number: clockWords(left), unit: words.seconds, label: phase.number === 0 ? words.in : words.outward };
  }
  const label = words[step.kind === "rest" && step.repetition ? "pause" : step.kind] ?? "";
  const number = clockWords(left);
  return { number, unit: number.includes(":") ? words.minutes : words.seconds, label };
}

function hold(step, item, phase, words) {
  const held = step.phases[1];
  const many = (item.repetitions ?? 1) > 1 ? ` · ${step.repetition}/${item.repetitions}` : "";
  if (phase.number === 0) return { number: clockWords(held), unit: words.seconds + many, label: words.easeIn };
  if (phase.number === 2) return { number: "0", unit: words.seconds + many, label: words.letGo };
  return { number: clockWords(phase.left), unit: words.seconds + many, label: words.hold };
}

const ofMany = (repetitions, words) => (repetitions ? words.of.replace("{total}", repetitions) : "");

export const minutesLeft = (seconds, words) => words.minutesLeft.replace("{minutes}", String(Math.max(1, Math.round(seconds / 60))));
