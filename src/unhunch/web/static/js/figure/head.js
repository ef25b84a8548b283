/* The loop's play head: where it is, and whether and how quickly it runs. Pure; `now` in milliseconds. */
export const SLOW = 0.5;

export const begin = (loop_s) => ({ loop_s, at: 0, slow: false, playing: false, now: 0 });

/** The head at that moment; time passes only while it plays. */
export function moved(head, now) {
  if (!head.playing) return { ...head, now };
  const passed = (Math.max(0, now - head.now) / 1000) * (head.slow ? SLOW : 1);
  return { ...head, at: (head.at + passed) % head.loop_s, now };
}

export const played = (head, now, playing) => ({ ...moved(head, now), playing });
export const slowed = (head, now, slow) => ({ ...moved(head, now), slow });
/** The head at one key, standing still there. */
export const stood = (head, at) => ({ ...head, at, playing: false });

/** The number of the key whose words fit that moment: the one that is held, or that the body moves to. */
export function keyAt(keys, at) {
  const found = keys.findIndex((key) => key.at_s + key.hold_s >= at - 1e-6);
  return found < 0 ? 0 : found;
}
