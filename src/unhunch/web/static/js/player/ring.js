/*
 * The ring. It empties while something is waited for or held, and breathes with a repetition: it
 * fills on the way out, stays full in the hold, empties on the way back; where the coach leads, the
 * person fills it. Under reduced motion it
 * moves in quarters only.
 */
import { phaseOf } from "./steps.js";

const ROUND = 2 * Math.PI * 180;

export function ring(figure) {
  const arc = figure.querySelector("[data-arc]");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  arc.setAttribute("stroke-dasharray", String(ROUND));
  let shown = -1;

  return (step, elapsed, length, led) => {
    let share = led && step.kind === "work" ? Math.min(1, led.share) : fill(step, elapsed, length);
    if (still.matches) share = Math.ceil(share * 4) / 4;
    const offset = Math.round(ROUND * (1 - share) * 10) / 10;
    if (offset === shown) return;
    shown = offset;
    arc.setAttribute("stroke-dashoffset", String(offset));
    arc.setAttribute("opacity", share < 0.004 ? "0" : "1");
  };
}

export function fill(step, elapsed, length) {
  const phase = step.phases?.length && (step.repetition || step.kind === "work") ? phaseOf(step, elapsed) : null;
  if (phase && step.kind !== "hold" && elapsed < step.duration_s * 1000) {
    if (phase.number === 0) return phase.share;
    return phase.number === 1 ? 1 : 1 - phase.share;
  }
  if (step.kind === "done") return 1;
  if (step.repetition && step.kind === "work") return Math.min(1, elapsed / length);
  return Math.max(0, 1 - elapsed / length);
}
