/* How long this computer has been awake with a page open: a gap in the looks is a sleep, or nobody's being here. */

const KEPT = "unhunch-awake";

const read = (store) => {
  try {
    const kept = JSON.parse(store.getItem(KEPT));
    return Number.isFinite(kept?.since) && Number.isFinite(kept?.last) ? kept : null;
  } catch {
    return null;
  }
};

/** Milliseconds since the first of the looks that followed each other, with this one kept. */
export function awake(now, away, store = localStorage) {
  const kept = read(store);
  // A clock that was set back tells nothing of how long it was.
  const since = kept && now >= kept.last && now - kept.last < away && kept.since <= now ? kept.since : now;
  try {
    store.setItem(KEPT, JSON.stringify({ since, last: now }));
  } catch {
    // Without a place to keep it the stretch begins with this page.
  }
  return now - since;
}
