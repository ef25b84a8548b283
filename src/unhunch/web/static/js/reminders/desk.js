/* The camera at the desk: looks now and then, so that a break comes by how long the position has not changed. */
import { chosen } from "../camera/choice.js";
import { eyes, lacking } from "../camera/eyes.js";
import { openCamera } from "../camera/stream.js";
import { one, show, text } from "../player/dom.js";
import { keepStill, stillness } from "./still.js";

/* Positions are held for minutes: more looks would only make the computer warm. */
const LOOK_MS = 3000;
const MINUTE_MS = 60_000;

const root = one("[data-desk]");
const words = JSON.parse(document.getElementById("desk-words").textContent);
const facts = JSON.parse(document.getElementById("camera-facts").textContent);
const video = one("video", root);

let stream = null;
let seer = null;
let still = null;
let timer = 0;
let turn = 0;

function state(on) {
  show(one("[data-before]", root), !on);
  show(one("[data-during]", root), on);
}

function off(problem = "") {
  turn += 1;
  clearInterval(timer);
  stream?.stop();
  seer?.stop();
  [stream, seer] = [null, null];
  delete root.dataset.looking;
  const place = one("[data-problem]", root);
  text(place, problem);
  show(place, Boolean(problem));
  state(false);
  one("[data-begin]", root).focus();
}

async function begin() {
  const why = await lacking(facts);
  if (why !== null) return off(why || words["desk.error.parts"]);
  const mine = ++turn;
  state(true);
  text(one("[data-note]", root), words["desk.getting-ready"]);
  try {
    const found = await openCamera(video, chosen(), () => off(words["desk.unplugged"]));
    if (mine !== turn) return found.stop();
    stream = found;
    const failed = () => (mine === turn ? off(words["desk.error.failed"]) : null);
    const made = await eyes({ ...facts, coach: "" }, { onLooked: (data) => (mine === turn ? looked(data) : null), onFailed: failed });
    if (mine !== turn) return made.stop();
    seer = made;
  } catch (reason) {
    return mine === turn ? off(words[`desk.error.${reason}`] ?? words["desk.error.failed"]) : null;
  }
  still = stillness(Number(root.dataset.away) * 1000);
  root.dataset.looking = "";
  timer = setInterval(look, LOOK_MS);
  return look();
}

/* By a timer, since a video in a window behind others tells of no pictures. */
function look() {
  if (seer && !seer.busy && stream?.live) seer.look(video, performance.now());
}

function looked({ numbers }) {
  const now = Date.now();
  const since = still.look(numbers, now);
  if (since !== null && still.seen) keepStill(now, since);
  const minutes = since === null ? 0 : Math.floor((now - since) / MINUTE_MS);
  text(one("[data-note]", root), still.seen ? words[minutes ? "desk.for" : "desk.new"].replace("{minutes}", minutes) : words["desk.unseen"]);
}

one("[data-begin]", root).addEventListener("click", begin);
one("[data-stop]", root).addEventListener("click", () => off());
window.addEventListener("pagehide", () => { stream?.stop(); seer?.stop(); });
