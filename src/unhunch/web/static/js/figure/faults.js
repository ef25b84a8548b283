/* "Like this" and "not like that": two pictures of one body, at the same moment, opened and closed with the fault. */
import { all, one, show } from "../player/dom.js";
import { drawsLive, keepsStill, whenSeen } from "./able.js";
import { chosenBody } from "./choice.js";
import { begin, moved } from "./head.js";
import { live } from "./live.js";
import { pace } from "./pace.js";

/** Fills every fault of the page that the body can show, once it is opened. */
export function faults(root, spec, sources) {
  const still = keepsStill(root.querySelector("[data-figure]"));
  if (!sources.three || !Object.keys(sources.bodies).length) return;
  for (const fold of all("[data-fault]", root)) {
    if (!(fold.dataset.fault in spec.faults)) continue;
    let close = null;
    fold.addEventListener("toggle", async () => {
      close?.();
      close = null;
      if (!fold.open || !await drawsLive()) return;
      close = await pair(one("[data-pair]", fold), spec, sources, spec.faults[fold.dataset.fault].animation, still).catch(() => null);
    });
  }
}

async function pair(box, spec, sources, animation, still) {
  show(box, true);
  const stage = one("[data-stage]", box);
  const figure = await live(stage, sources, all("[data-place]", stage));
  /* Mistakes are drawn for one body; another one has none of its own. */
  const chosen = chosenBody(sources.bodies);
  await figure.show(spec, sources.faults?.[chosen] ? chosen : Object.keys(sources.faults ?? {})[0] ?? chosen, true);
  if (!figure.has(animation)) { figure.dispose(); show(box, false); return null; }
  const speed = pace();
  let head = begin(spec.loop_s);
  let seen = false;
  let waiting = 0;
  const paint = () => figure.draw([{ animation: spec.exercise, at: head.at }, { animation, at: head.at }]);
  const button = one('[data-do="play"]', box);

  function run(playing) {
    cancelAnimationFrame(waiting);
    speed.pause();
    head = { ...head, now: performance.now(), playing };
    for (const part of all("[data-when]", box)) show(part, (part.dataset.when === "playing") === playing);
    if (playing && seen) waiting = requestAnimationFrame(step);
  }
  function step() {
    const from = performance.now();
    head = moved(head, from);
    paint();
    if (speed.frame(from, performance.now() - from)) waiting = requestAnimationFrame(step);
    else shownStill();
  }
  /* Where it is drawn too slowly to be watched, the moment that tells most stands still. */
  function shownStill() {
    head = { ...head, at: telling(spec).at_s };
    run(false);
    paint();
  }
  const toggle = () => run(!head.playing);
  button.addEventListener("click", toggle);
  const unwatch = whenSeen(stage, (now) => { seen = now; run(head.playing); });
  if (still) shownStill();
  else { paint(); run(true); }
  return () => { cancelAnimationFrame(waiting); button.removeEventListener("click", toggle); unwatch(); figure.dispose(); };
}

const telling = (spec) => spec.keys.find((key) => key.phase === "target") ?? spec.keys[spec.keys.length - 1];
