/*
 * The posture check: leads through three looks from the front and three from the side, by text and voice, since the
 * person stands away from the screen. Nothing is sent; the numbers go into a form that the person may send or not.
 */
import { clock } from "../player/clock.js";
import { all, one, show, text } from "../player/dom.js";
import { voice } from "../player/voice.js";
import { chooser, chosen } from "./choice.js";
import { eyes, lacking, watchVideo } from "./eyes.js";
import { advice } from "./guide.js";
import { overlay } from "./overlay.js";
import { pace } from "./pace.js";
import { cameras, openCamera } from "./stream.js";

const VIEWS = ["front", "side"];
/* A sentence is not said again before this, and advice comes only where it is still true after that. */
const AGAIN_MS = 9000;
const ADVICE_MS = 1200;

const root = one("[data-posture]");
const words = JSON.parse(document.getElementById("posture-words").textContent);
const facts = JSON.parse(document.getElementById("camera-facts").textContent);
const spoken = voice(document.documentElement.lang);
const video = one("video", root);
const canvas = one("[data-bones]", root);
const draw = overlay(canvas);
/* What one camera saw is not mixed with what another sees: the check begins anew. */
const list = chooser(one("[data-camera-choice]", root), () => { off(null); begin(); });

let stream = null;
let seer = null;
let view = 0;
let stood = {};
let speed = pace();
let told = { name: "", at: 0 };
let tip = { name: "", since: 0 };
let turn = 0;

function state(name) {
  for (const part of ["before", "during", "after"]) show(one(`[data-${part}]`, root), part === name);
  show(one("[data-camera-light]", root), name === "during" && Boolean(stream));
}

/* A sentence as text, and spoken when it is another one or long ago. */
function tell(name) {
  text(one("[data-note]", root), words[name] ?? "");
  if (name === told.name && clock.now() - told.at < AGAIN_MS) return;
  told = { name, at: clock.now() };
  spoken.say(words[name] ?? "");
}

function off(why, line = "") {
  turn += 1;
  stream?.stop();
  seer?.stop();
  [stream, seer] = [null, null];
  delete root.dataset.looking;
  draw.clear();
  if (why === null) return;
  const problem = one("[data-problem]", root);
  text(problem, line || (words[`posture.${why}`] ?? ""));
  show(problem, Boolean(why));
  state("before");
  one("[data-begin]", root).focus();
}

async function begin() {
  const why = await lacking(facts);
  if (why !== null) return off("error.parts", why);
  const mine = ++turn;
  [view, stood, speed, told] = [0, {}, pace(), { name: "", at: 0 }];
  for (const dot of all("[data-look]", root)) dot.removeAttribute("data-done");
  state("during");
  one("[data-during]", root).scrollIntoView({ block: "center" });
  tell("posture.begin");
  try {
    const found = await openCamera(video, chosen(), () => off("unplugged"));
    if (mine !== turn) return found.stop();
    stream = found;
    list.offer(await cameras(), found.device);
    if (mine !== turn) return null;
  } catch (reason) {
    return mine === turn ? off(`error.${reason}`) : null;
  }
  state("during");
  tell("posture.getting-ready");
  const mineOnly = (run) => (data) => (mine === turn ? run(data) : null);
  try {
    const made = await eyes(facts, { onLooked: mineOnly(looked), onSaid: mineOnly(said), onFailed: mineOnly(() => off("error.failed")) });
    if (mine !== turn) return made.stop();
    seer = made;
    seer.stand(VIEWS[view]);
    root.dataset.looking = "";
    return watchVideo(video, () => mine === turn && Boolean(stream), () => ({ seer, speed }));
  } catch {
    return mine === turn ? off("error.failed") : null;
  }
}

function looked({ numbers, took, light }) {
  speed.took(took);
  const name = advice(numbers, { needs: ["head", "trunk"], light });
  if (name !== tip.name) tip = { name, since: clock.now() };
  draw.skeleton(numbers, { width: video.videoWidth, height: video.videoHeight }, getComputedStyle(canvas).color);
}

function said({ key, seen, turned, share, moving, looks, values }) {
  if (key !== VIEWS[view]) return;
  one("[data-share]", root).setAttribute("width", String(Math.round(share * 100)));
  all("[data-look]", root).forEach((dot, number) => dot.toggleAttribute("data-done", number < view * 3 + looks));
  show(one("[data-skip-side]", root), view === 1);
  if (values) return next(values);
  const advised = tip.name && clock.now() - tip.since > ADVICE_MS;
  if (moving) return tell("posture.move");
  if (advised) return tell(`posture.do.${tip.name}`);
  if (!seen) return null;
  return tell(turned ? "posture.still" : `posture.${VIEWS[view]}`);
}

function next(values) {
  stood = { ...stood, ...values };
  view += 1;
  if (view < VIEWS.length) {
    tell(`posture.${VIEWS[view]}`);
    return seer.stand(VIEWS[view]);
  }
  return finish();
}

function finish() {
  tell("posture.done");
  off(null);
  const rows = Object.entries(stood).map(([name, { value, between, unit, by }]) => {
    const row = document.createElement("tr");
    const read = by === "face" ? ` (${words["posture.by.face"]})` : "";
    const head = Object.assign(document.createElement("th"), { scope: "row", textContent: words[`posture.measure.${name}`] + read });
    const cells = [value, between].map((number) => Object.assign(document.createElement("td"), { textContent: `${Math.round(number)}${words[`posture.unit.${unit}`]}` }));
    row.append(head, ...cells);
    return row;
  });
  one("[data-rows]", root).replaceChildren(...rows);
  one("[data-stood]", root).value = JSON.stringify(stood);
  state("after");
  one("[data-after-title]", root).focus();
}

one("[data-begin]", root).addEventListener("click", begin);
one("[data-stop]", root).addEventListener("click", () => off("off"));
one("[data-skip-side]", root).addEventListener("click", () => (Object.keys(stood).length ? finish() : off("off")));
one("[data-again]", root).addEventListener("click", () => { stood = {}; state("before"); });
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && stream) off("off"); });
addEventListener("pagehide", () => { if (stream) off(null); });
state("before");
