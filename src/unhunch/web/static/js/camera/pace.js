/*
 * How many pictures a second this machine is asked for. A look may take so much of its time and no more, so that the
 * rest of the page stays quick; a slow machine looks less often. Pure; times in milliseconds.
 */
const MOST_FPS = 20;
export const SHARE = 0.75;
const KEPT = 15;
const EARLY_MS = 8;

/* Fewer than this, and holds and form are judged less surely; fewer than that, and the timer leads. */
export const FEW_FPS = 9;
const LEAST_FPS = 4;

export function pace() {
  const looks = [];
  let next = -Infinity;

  const middle = () => [...looks].sort((a, b) => a - b)[Math.floor(looks.length / 2)] ?? 0;
  const gap = () => Math.max(1000 / MOST_FPS, middle() / SHARE);

  return {
    /** Whether it is time for another look; what came early or late is made up for by the next. */
    due: (now) => now >= next - EARLY_MS,
    begun(now) { next = Math.max(next + gap(), now + EARLY_MS); },
    took(ms) {
      looks.push(ms);
      if (looks.length > KEPT) looks.shift();
    },
    fps: () => Math.round(1000 / gap()),
    /** "well", "few" or "too-few", once enough was seen to tell. */
    state() {
      if (looks.length < KEPT) return "well";
      const fps = 1000 / gap();
      if (fps < LEAST_FPS) return "too-few";
      return fps < FEW_FPS ? "few" : "well";
    },
  };
}
