/* Space pauses, arrows go back and forward, up adds time; never while a field or a dialog has the keys. */
const ACTS = { " ": "toggle", ArrowLeft: "back", ArrowRight: "skip", ArrowUp: "more" };
const OWN = "input, select, textarea, summary, [contenteditable]";

export function keys(getActs) {
  document.addEventListener("keydown", (event) => {
    const name = ACTS[event.key];
    if (!name || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(OWN)) return;
    if (event.key === " " && event.target.closest?.("button, a")) return;
    const acts = getActs();
    if (!acts) return;
    event.preventDefault();
    acts[name]();
  });
}
