/* A stretch of time that all open pages know of: since when, and when that was last seen to be so. Times in milliseconds. */

/** The stretch of that name, or null where there is none that makes sense. */
export function readSpan(name, store = localStorage) {
  try {
    const kept = JSON.parse(store.getItem(name));
    return Number.isFinite(kept?.since) && Number.isFinite(kept?.last) ? kept : null;
  } catch {
    return null;
  }
}

export function keepSpan(name, span, store = localStorage) {
  try {
    store.setItem(name, JSON.stringify(span));
  } catch {
    // Without a place to keep it the stretch begins with this page.
  }
}
