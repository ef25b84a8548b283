/* The figure of an exercise: plays by itself while it is looked at, and does what its buttons and keys say. */
import { all, one, show, text } from "../player/dom.js";
import { drawsLive, keepsStill, whenSeen } from "./able.js";
import { begin, keyAt, moved, played, slowed, stood } from "./head.js";
import { chosenBody, keepBody } from "./choice.js";
import { orbit } from "./orbit.js";
import { pace } from "./pace.js";
import { liveScreen, plainScreen } from "./screens.js";

export async function figure(box, spec, sources) {
  const stage = one("[data-stage]", box);
  const still = keepsStill(box);
  const speed = pace();
  let head = begin(spec.loop_s);
  let screen = null;
  let seen = false;
  let waiting = 0;
  let key = -1;

  async function open() {
    if (!still && sources.three && Object.keys(sources.bodies).length && await drawsLive()) {
      screen = await liveScreen(stage, sources, spec, chosenBody(sources.bodies)).catch(() => null);
    }
    screen ??= plainScreen(stage, spec, { moving: !still });
    ready();
  }

  /* What three dimensions can't do here, pictures do. */
  function plainer() {
    if (screen?.name !== "live") return;
    screen.dispose();
    screen = plainScreen(stage, spec, { moving: !still });
    ready();
  }

  function ready() {
    const name = screen?.name ?? "still";
    box.dataset.figureReady = name;
    if (!screen) delete stage.dataset.screen;
    show(one("[data-controls]", box), Boolean(screen) && !still);
    for (const part of all("[data-only]", box)) show(part, part.dataset.only.split(" ").includes(name));
    stage.tabIndex = name === "live" ? 0 : -1;
    if (name === "live") stage.setAttribute("aria-label", stage.dataset.name);
    else stage.removeAttribute("aria-label");
    set(played(head, performance.now(), Boolean(screen) && !still));
  }

  function set(next) {
    head = next;
    paint();
    run();
  }

  function paint() {
    screen?.show(head.at, head.playing);
    const now = keyAt(spec.keys, head.at);
    if (now !== key) tellKey(key = now);
    for (const part of all("[data-when]", box)) show(part, (part.dataset.when === "playing") === head.playing);
    one('[data-do="slow"]', box)?.setAttribute("aria-pressed", String(head.slow));
  }

  function tellKey(number) {
    text(one("[data-caption]", box), spec.keys[number].words);
    for (const button of all("[data-key]", box)) {
      if (button.dataset.key === spec.keys[number].name) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  function run() {
    cancelAnimationFrame(waiting);
    speed.pause();
    if (!head.playing || !seen || !screen) return;
    head = { ...head, now: performance.now() };
    const step = () => {
      const from = performance.now();
      head = moved(head, from);
      paint();
      const quick = speed.frame(from, performance.now() - from);
      if (!quick && screen.name === "live") plainer();
      else waiting = requestAnimationFrame(step);
    };
    waiting = requestAnimationFrame(step);
  }

  const turn = (around, up) => { screen?.figure?.turn(around, up); mark("angle", ""); };
  const mark = (name, value) => {
    for (const button of all(`[data-${name}]`, box)) button.setAttribute("aria-pressed", String(button.dataset[name] === value));
  };
  const DO = {
    play: () => set(played(head, performance.now(), !head.playing)),
    slow: () => set(slowed(head, performance.now(), !head.slow)),
    mirror: (button) => button.setAttribute("aria-pressed", String(stage.toggleAttribute("data-mirrored"))),
  };

  for (const button of all("[data-do]", box)) button.addEventListener("click", () => DO[button.dataset.do](button));
  for (const button of all("[data-key]", box)) {
    button.addEventListener("click", () => set(stood(head, spec.keys.find((one_) => one_.name === button.dataset.key).at_s)));
  }
  for (const button of all("[data-angle]", box)) {
    button.addEventListener("click", () => { screen?.figure?.look(button.dataset.angle); mark("angle", button.dataset.angle); });
  }
  for (const button of all("[data-body]", box)) {
    button.addEventListener("click", async () => {
      keepBody(button.dataset.body);
      mark("body", button.dataset.body);
      await screen?.figure?.show(spec, button.dataset.body);
      paint();
    });
  }
  orbit(stage, { turn, play: DO.play, best: () => one('[data-angle="best"]', box)?.click() });
  stage.addEventListener("figure-lost", plainer);
  whenSeen(stage, (now) => { seen = now; run(); });
  mark("angle", "best");
  mark("body", chosenBody(sources.bodies) ?? "");
  box.figure = { works: speed.works, fps: speed.fps, get at() { return head.at; }, get angles() { return screen?.figure?.angles; } };
  await open();
}
