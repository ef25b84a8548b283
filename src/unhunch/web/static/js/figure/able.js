/* What this browser and this person allow: a live figure, motion at all. */
import { soon } from "../player/dom.js";

let able = null;

/* Drawing by the processor alone takes a second a frame and holds up everything else. */
const BY_PROCESSOR = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** Whether the browser draws in three dimensions, and on a graphics chip: a promise, since asking takes a while. */
export function drawsLive() {
  able ??= new Promise((tell) => soon(() => tell(onChip())));
  return able;
}

function onChip() {
  try {
    const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
    const found = Boolean(context) && !BY_PROCESSOR.test(chip(context));
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return found;
  } catch { return false; }
}

function chip(context) {
  const told = context.getExtension("WEBGL_debug_renderer_info");
  return String(context.getParameter(told ? told.UNMASKED_RENDERER_WEBGL : context.RENDERER));
}

/** Whether nothing may move: the system says so, or the person's settings do. */
export const keepsStill = (box) => Boolean(box.dataset.still) || matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Calls back with whether the element is on the screen of a window that is looked at. */
export function whenSeen(element, tell) {
  let near = false;
  let seen = null;
  const judge = () => {
    const now = near && document.visibilityState === "visible";
    if (now !== seen) tell(seen = now);
  };
  const watch = new IntersectionObserver((entries) => { near = entries[entries.length - 1].isIntersecting; judge(); });
  watch.observe(element);
  document.addEventListener("visibilitychange", judge);
  return () => { watch.disconnect(); document.removeEventListener("visibilitychange", judge); };
}
