/* When a meeting may end: the next half hours, as wall times. */

const HALF_MS = 30 * 60_000;
const OFFERED = 8;

/** Texts as 14:30, from the half hour that comes after the next few minutes on. */
export function ends(now) {
  const wall = new Date(now);
  const past = wall.getMinutes() * 60_000 + wall.getSeconds() * 1000 + wall.getMilliseconds();
  const first = now - past + (Math.floor((past + 5 * 60_000) / HALF_MS) + 1) * HALF_MS;
  return Array.from({ length: OFFERED }, (_, index) => text(new Date(first + index * HALF_MS)));
}

const text = (at) => `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
