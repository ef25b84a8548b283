/*
 * Who leads the stretch of work that is on: the coach where it sees what it needs, else the timer, and the one
 * sentence that says why. Pure; times in milliseconds.
 */

/* A limb behind a chair for a moment is no reason to change who leads. */
const LOST_MS = 2500;
const BACK_MS = 800;

/**
 * `stretch` is the work that is on or comes next, `watching` what the coach said of its exercise ({ view, needs }),
 * `view` what it sees now, `before` what this function gave for the moment before (null at first).
 */
export function judged({ stretch, watching, view, pace, over }, before, now) {
  const kept = before?.key === stretch?.key ? before : null;
  if (!stretch || !watching) return { key: stretch?.key, leads: false, why: "", since: now };
  if (watching.view === "none") return { key: stretch.key, leads: false, why: "none", since: now };
  if (over) return { key: stretch.key, leads: false, why: "yours", since: now };
  if (pace === "too-few") return { key: stretch.key, leads: false, why: "slow", since: now };
  if (!stretch.leads) return { key: stretch.key, leads: false, why: "timed", since: now };
  if (stretch.hold_s === null && watching.counts === false) return { key: stretch.key, leads: false, why: "uncounted", since: now };
  const why = missing(view, stretch, watching);
  const well = why === "";
  const was = kept ?? { leads: well, why, since: now, well };
  const since = was.well === well ? was.since : now;
  const long = now - since >= (well ? BACK_MS : LOST_MS);
  const leads = kept === null || long ? well : was.leads;
  return { key: stretch.key, leads, why: leads ? "" : why || was.why, since, well };
}

function missing(view, stretch, { needs }) {
  if (!view?.seen) return "person";
  if (!view.limbs) return needs[0] ?? "person";
  if (stretch.hold_s === null) return "";
  if (!view.turned) return "turned";
  if (!view.judging) return "neutral";
  return view.clocks ? "" : "unclear";
}
