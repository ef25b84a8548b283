/*
 * Events on their way to the records. Each is kept in the browser first and removed only when the
 * server has named its key as stored; until then it is sent again, so nothing is lost and, by its
 * key, nothing counts twice.
 */
import { clock } from "./clock.js";
import * as db from "./db.js";

const BATCH = 100;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

export function queue(call, { onState = () => {} } = {}) {
  let sending = null;
  let again = false;
  let wait = FIRST_WAIT;
  let timer = null;
  const askers = new Map();

  async function push(entry) {
    await db.keep(entry);
    return flush();
  }

  /** The server's answer to a kept request, or null where it did not come in time; it is sent later then. */
  async function ask(entry, patience = 6000) {
    const answered = new Promise((resolve) => { askers.set(entry.key, resolve); });
    push(entry).catch(() => false);
    const late = new Promise((resolve) => { clock.after(patience, () => resolve(null)); });
    return Promise.race([answered, late]).finally(() => askers.delete(entry.key));
  }

  function flush() {
    again = true;
    sending ??= (async () => {
      let reached = true;
      while (again && reached) {
        again = false;
        reached = await sendAll();
      }
      return reached;
    })().finally(() => { sending = null; });
    return sending;
  }

  async function sendAll() {
    for (;;) {
      const waiting = (await db.all("events")).slice(0, BATCH);
      if (!waiting.length) {
        wait = FIRST_WAIT;
        onState({ waiting: 0, reached: true });
        return true;
      }
      try {
        await sendSome(waiting);
        wait = FIRST_WAIT;
      } catch (problem) {
        if (!problem.passes) {
          const through = await sendSingly(waiting).then(() => true, () => false);
          if (through) continue;
        }
        onState({ waiting: waiting.length, reached: false });
        later();
        return false;
      }
    }
  }

  /* Events of one session in a row go together; anything else goes alone, in its turn. */
  async function sendSome(waiting) {
    const [first] = waiting;
    if (first.path) {
      const said = await call(first.path, first.body);
      await db.remove("events", first.order);
      askers.get(first.key)?.(said);
      return;
    }
    const same = [];
    for (const entry of waiting) {
      if (entry.path || entry.event.session !== first.event.session) break;
      same.push(entry);
    }
    const answer = await call(`/sessions/${first.event.session}/events`, { events: same.map((entry) => entry.event) });
    const stored = new Set(answer.keys);
    for (const entry of same) if (stored.has(entry.key)) await db.remove("events", entry.order);
    if (!same.some((entry) => stored.has(entry.key))) await setAside(same[0], "not stored");
  }

  /* One event that does not fit must not hold up the others: it is set aside, never thrown away. */
  async function sendSingly(waiting) {
    for (const entry of waiting) {
      try {
        await sendSome([entry]);
      } catch (problem) {
        if (problem.passes) throw problem;
        await setAside(entry, problem.message);
      }
    }
  }

  async function setAside(entry, why) {
    await db.put("refused", { ...entry, why });
    await db.remove("events", entry.order);
    askers.get(entry.key)?.(null);
    onState({ waiting: 0, reached: true, refused: why });
  }

  function later() {
    if (timer) clock.cancel(timer);
    timer = clock.after(wait, () => { timer = null; flush(); });
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  globalThis.addEventListener?.("online", () => { wait = FIRST_WAIT; flush(); });

  return { push, ask, flush, waiting: async () => (await db.all("events")).length };
}
