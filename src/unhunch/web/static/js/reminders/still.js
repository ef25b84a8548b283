/*
 * Since when somebody at a desk has been in one position, by where their head and shoulders are in the camera's
 * picture. How they sit is not judged: only whether that changes. Pure but for what is kept; times in milliseconds.
 */
import { HEAD, WIDTH } from "../camera/guide.js";
import { keepSpan, readSpan } from "./span.js";

const KEPT = "unhunch-still";
/* A camera that has not looked for so long tells nothing any more. */
const OLD_MS = 3 * 60_000;
const [NOSE, LEFT, RIGHT] = [0, 11, 12];
const SEEN = 0.5;
/* In shoulder widths. Who looks about or reaches out stays within, or comes back; who sits another way does not. */
const MOVED = 0.3;
const NEARER = 0.2;

/** The middle of the shoulders, the head above it, and how wide the shoulders are, in heights of the picture; null where they are not seen. */
export function placeOf(numbers) {
  const aspect = numbers[1];
  const at = (point) => {
    const [x, y, , seen] = numbers.subarray(HEAD + point * WIDTH, HEAD + (point + 1) * WIDTH);
    return { x: x * aspect, y, seen };
  };
  const [nose, left, right] = [NOSE, LEFT, RIGHT].map(at);
  const wide = Math.hypot(left.x - right.x, left.y - right.y);
  if (Math.min(nose.seen, left.seen, right.seen) < SEEN || !(wide > 0.02)) return null;
  const [x, y] = [(left.x + right.x) / 2, (left.y + right.y) / 2];
  return { x, y, headX: nose.x - x, headY: nose.y - y, wide };
}

function isOther(one, than) {
  const moved = ["x", "y", "headX", "headY"].some((name) => Math.abs(one[name] - than[name]) > MOVED * than.wide);
  return moved || Math.abs(one.wide / than.wide - 1) > NEARER;
}

/** Follows the looks; who was out of sight for `away` was not sitting still. */
export function stillness(away) {
  let here = null;
  let other = null;
  let since = null;
  let gone = null;
  return {
    /** Since when the person has been in this position; null where nobody was seen yet. */
    look(numbers, now) {
      const place = placeOf(numbers);
      if (!place) {
        gone ??= now;
        return since;
      }
      const back = gone !== null && now - gone >= away;
      gone = null;
      /* Another position is one that is held for two looks. */
      if (!here || back || (other && isOther(place, here) && !isOther(place, other))) [here, other, since] = [place, null, now];
      else other = isOther(place, here) ? place : null;
      return since;
    },
    get seen() { return here !== null && gone === null; },
  };
}

export const keepStill = (now, since, store = localStorage) => keepSpan(KEPT, { since, last: now }, store);

/** How long the position has not changed, by a camera that looks now; null where none does. */
export function stillFor(now, store = localStorage) {
  const kept = readSpan(KEPT, store);
  return kept && kept.since <= kept.last && kept.last <= now && now - kept.last < OLD_MS ? now - kept.since : null;
}
