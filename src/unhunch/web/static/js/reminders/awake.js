/* How long this computer has been awake with a page open: a gap in the looks is a sleep, or nobody's being here. */
import { keepSpan, readSpan } from "./span.js";

const KEPT = "unhunch-awake";

/** Milliseconds since the first of the looks that followed each other, with this one kept. */
export function awake(now, away, store = localStorage) {
  const kept = readSpan(KEPT, store);
  // A clock that was set back tells nothing of how long it was.
  const since = kept && now >= kept.last && now - kept.last < away && kept.since <= now ? kept.since : now;
  keepSpan(KEPT, { since, last: now }, store);
  return now - since;
}
