/*
 * The figure of the session: it does what the clock says. Live where the browser can, else by the pictures of its
 * loop, else by a still of the moment that the person moves to. It draws states of the machine, and keeps no time.
 */
import { lengthOf } from "../player/machine.js";
import { show } from "../player/dom.js";
import { drawsLive, keepsStill, whenSeen } from "./able.js";
import { chosenBody } from "./choice.js";
import { keyAt } from "./head.js";
import { live } from "./live.js";
import { pace } from "./pace.js";
import { mirroredIn, momentOf } from "./phase.js";
import { reel } from "./reel.js";

/* Between two ticks the figure goes on by itself, but not if none comes. */
const MOST_AHEAD_MS = 400;

export function sessionFigure(stage, { specs, sources }, root, clock) {
  const still = Object.assign(new Image(), { className: "fig-still", alt: "" });
  const speed = pace();
  const able = !keepsStill(root) && Boolean(sources.three) && Object.keys(sources.bodies).length > 0;
  let state = null;
  let spec = null;
  let name = "";
  let dressed = null;
  let figure = able ? null : false;
  let opened = null;
  let film = null;
  let seen = false;
  let waiting = 0;
  stage.append(still);
  stage.addEventListener("figure-lost", plainer);
  whenSeen(stage, (now) => { seen = now; run(); });

  function moment() {
    const ahead = state.phase === "running" ? Math.min(MOST_AHEAD_MS, Math.max(0, clock.now() - state.ticked)) : 0;
    return momentOf(spec, state.steps, state.index, Math.min(state.elapsed + ahead, lengthOf(state)));
  }

  function paint() {
    const at = moment();
    stage.dataset.at = at.toFixed(2);
    stage.toggleAttribute("data-mirrored", mirroredIn(spec, state.steps, state.index));
    if (figure && dressed === spec) figure.draw([{ animation: spec.exercise, at }]);
    film?.show(at);
    const key = spec.keys[keyAt(spec.keys, at)];
    if (key.still && still.getAttribute("src") !== key.still) still.src = key.still;
    show(still, Boolean(key.still));
    stage.setAttribute("aria-label", `${name}. ${key.words}`);
  }

  function run() {
    clock.unframe(waiting);
    speed.pause();
    if (!spec || !(figure || film) || !seen || state.phase !== "running") return;
    const step = () => {
      const from = performance.now();
      paint();
      if (!speed.frame(from, performance.now() - from) && figure) plainer();
      else waiting = clock.frame(step);
    };
    waiting = clock.frame(step);
  }

  async function open() {
    if (!await drawsLive()) throw new Error("Pictures are drawn without a graphics chip");
    return live(stage, sources);
  }

  async function dress(wanted) {
    try {
      opened ??= open();
      figure ??= await opened;
      if (spec !== wanted || figure === false) return;
      await figure.show(wanted, chosenBody(sources.bodies));
      dressed = wanted;
      stage.dataset.screen = "live";
      if (spec === wanted) paint();
      run();
    } catch { plainer(); }
  }

  /* Pictures do where three dimensions don't. */
  function plainer() {
    if (figure) figure.dispose();
    figure = false;
    delete stage.dataset.screen;
    if (spec) { paint(); wind(spec); }
  }

  /* The loop of the exercise, if something may move; the still stays where none comes. */
  async function wind(wanted) {
    unwind();
    const found = keepsStill(root) ? null : await reel(wanted).catch(() => null);
    if (!found) return;
    if (spec !== wanted || figure || film) { found.dispose(); return; }
    film = found;
    stage.append(film.canvas);
    stage.dataset.screen = "loop";
    paint();
    run();
  }

  function unwind() {
    film?.dispose();
    if (film) delete stage.dataset.screen;
    film = null;
  }

  stage.figure = { works: speed.works, fps: speed.fps };
  return {
    /** Whether there is a figure for the exercise; if so it now shows the state. */
    draw(next, item) {
      const before = state?.phase;
      const wanted = specs[item.exercise] ?? null;
      state = next;
      show(stage, Boolean(wanted));
      if (!wanted) { spec = null; unwind(); return false; }
      if (wanted !== spec) {
        spec = wanted;
        name = item.name;
        if (figure === false) wind(wanted);
        else dress(wanted);
      }
      paint();
      if (before !== state.phase) run();
      return true;
    },
  };
}
