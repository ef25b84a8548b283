/*
 * A live figure in a box of the page: one canvas, in which it shows one picture, or two beside each other. It
 * draws when it is asked to; what time it is, others decide.
 */
import { named, stepBack, turned } from "./angles.js";
import { loadBody, loadMistakes, loadThree } from "./load.js";
import { person } from "./person.js";
import { stage } from "./stage.js";

const SHARPEST = 2;
const MOST_PIXELS = 1_800_000;

/**
 * `sources` holds the address of three.js and those of the bodies; `places` are the elements that the pictures
 * fill, the box itself where there is one picture.
 */
export async function live(box, sources, places = [box]) {
  const three = await loadThree(sources.three);
  const canvas = Object.assign(document.createElement("canvas"), { className: "fig-canvas" });
  canvas.setAttribute("aria-hidden", "true");
  const studio = stage(three, canvas);
  let who = null;
  let spec = null;
  let angles = { around: 0, up: 10 };
  let last = null;
  let body = "";
  canvas.addEventListener("webglcontextlost", (event) => { event.preventDefault(); box.dispatchEvent(new Event("figure-lost")); });

  function measure() {
    const { width, height } = box.getBoundingClientRect();
    if (!width || !height) return;
    const ratio = Math.min(SHARPEST, devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)));
    studio.size(width, height, ratio);
    draw();
  }
  const watch = new ResizeObserver(measure);

  function draw(moments = last) {
    if (!moments || !who) return;
    last = moments;
    const whole = box.getBoundingClientRect();
    places.forEach((place, number) => {
      const here = place.getBoundingClientRect();
      if (!here.width || !moments[number]) return;
      who.pose(moments[number].animation, moments[number].at);
      studio.draw({ box: [here.left - whole.left, whole.bottom - here.bottom, here.width, here.height], angles, view: framed() });
    });
  }
  const view = () => spec.view[body] ?? Object.values(spec.view)[0];
  const framed = () => ({ ...view(), distance_m: view().distance_m * stepBack(angles, view()) });

  return {
    canvas,
    get angles() { return angles; },
    has: (animation) => who?.has(animation) ?? false,
    /** Shows an exercise on a body; the body, and its mistakes if asked for, are fetched where they are not here yet. */
    async show(wanted, which, mistakes = false) {
      const fresh = which !== body ? await loadBody(three, sources.bodies[which]) : null;
      const wrong = fresh && mistakes ? await loadMistakes(three, sources.faults?.[which]) : [];
      if (fresh) {
        if (who) { studio.scene.remove(who.root); who.dispose(); }
        who = person(three, fresh, which, wrong);
        body = which;
        studio.scene.add(who.root);
      }
      if (wanted !== spec) angles = named("best", wanted.view[which] ?? Object.values(wanted.view)[0]);
      spec = wanted;
      who.dress(spec);
      if (fresh) await studio.warmUp(angles, view());
      if (!canvas.isConnected) { box.append(canvas); watch.observe(box); measure(); }
    },
    look(name) { angles = named(name, view()); draw(); },
    turn(around, up) { angles = turned(angles, around, up); draw(); },
    draw,
    dispose() {
      watch.disconnect();
      who?.dispose();
      canvas.remove();
      studio.dispose();
    },
  };
}
