/* The browser's own keeping: events not yet sent, and where the session stands. Survives reloads. */
const NAME = "unhunch-player";
const STORES = ["events", "refused", "state"];

let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("events", { keyPath: "order", autoIncrement: true }).createIndex("key", "key", { unique: true });
      request.result.createObjectStore("refused", { keyPath: "key" });
      request.result.createObjectStore("state", { keyPath: "session" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

async function run(store, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const change = db.transaction(store, mode);
    const request = work(change.objectStore(store));
    change.oncomplete = () => resolve(request?.result);
    change.onerror = () => reject(change.error);
    change.onabort = () => reject(change.error);
  });
}

export const put = (store, value) => run(store, "readwrite", (kept) => kept.put(value));
export const get = (store, key) => run(store, "readonly", (kept) => kept.get(key));
export const all = (store) => run(store, "readonly", (kept) => kept.getAll());
export const remove = (store, key) => run(store, "readwrite", (kept) => kept.delete(key));

/** Keeps an event; the same key is kept once. */
export async function keep(event) {
  try {
    await run("events", "readwrite", (kept) => kept.add(event));
  } catch (error) {
    if (error?.name !== "ConstraintError") throw error;
  }
}

/** Everything gone, as "delete everything" asks for. */
export async function wipe() {
  for (const store of STORES) await run(store, "readwrite", (kept) => kept.clear());
}
