/* Keeps the screen on while the session runs, where the browser grants it. */
export function wake() {
  let lock = null;
  let wanted = false;

  async function take() {
    if (!wanted || lock || document.visibilityState !== "visible") return;
    try {
      lock = await navigator.wakeLock?.request("screen") ?? null;
      lock?.addEventListener("release", () => { lock = null; });
    } catch { lock = null; }
  }

  document.addEventListener("visibilitychange", take);
  return {
    hold() { wanted = true; take(); },
    release() { wanted = false; lock?.release().catch(() => {}); lock = null; },
  };
}
