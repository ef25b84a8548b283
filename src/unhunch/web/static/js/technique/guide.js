/*
 * One practice's timer: start, pause, stop; a ring that empties, at once or with each round of tensing
 * and letting go, or a circle that breathes; a tone and the voice at the end.
 * With a wall, the time with pauses has an end too: heat stays on the skin while the clock is held.
 */
import { clock } from "../player/clock.js";
import { one, show, text } from "../player/dom.js";
import { readStep } from "../player/read.js";
import { ring } from "../player/ring.js";
import { sounds } from "../player/sounds.js";
import { breathAt, isOver, looksDue, tenseAt } from "./pace.js";

const SPOKEN_BREATHS = 2;
// Who stops as soon as that began by mistake, and nothing is kept.
const BARELY_S = 20;
const words = JSON.parse(document.getElementById("technique-words").textContent);

export function guide(root, alone) {
  const heard = sounds(root);
  const draw = ring(one("[data-ring]", root));
  const circle = one("[data-circle]", root);
  const motion = matchMedia("(prefers-reduced-motion: reduce)");
  const breath = Number(root.dataset.breath);
  const tense = Number(root.dataset.tense);
  const letGo = Number(root.dataset.letGo);
  const wall = Number(root.dataset.wall);
  const every = Number(root.dataset.look);
  const parts = Object.fromEntries(["before", "during", "after"].map((name) => [name, one(`[data-${name}]`, root)]));
  const pause = one("[data-pause]", root);
  let run = null;

  const gone = () => (run.held + (run.from === null ? 0 : clock.now() - run.from)) / 1000;
  // A sleeping machine holds one of the two clocks, and a clock that is set right moves the other.
  const since = () => Math.max(clock.now() - run.began, Date.parse(clock.stamp()) - run.stamp) / 1000;
  const stage = (name) => { for (const [key, part] of Object.entries(parts)) show(part, key === name); };

  function begin() {
    alone();
    heard.wake();
    const length = Number(one("[name^=length]:checked", root).value);
    run = { length, held: 0, from: clock.now(), began: clock.now(), stamp: Date.parse(clock.stamp()), looks: 0, half: "", breaths: 0 };
    run.timer = clock.every(250, tick);
    stage("during");
    said("");
    hold(false);
    heard.play("go");
    tick();
    if (circle && breath) swell();
    pause.focus({ preventScroll: true });
    parts.during.scrollIntoView({ block: "nearest" });
  }

  function tick() {
    if (!run) return;
    const now = gone();
    if (isOver(now, run.length, since(), wall)) { end(Math.min(now, run.length)); return; }
    const whole = { gone: now, length: run.length };
    const part = tense ? tenseAt(now, tense, letGo, run.length) : whole;
    count(part);
    if (tense) text(one("[data-whole]", root), `${words.left}: ${Object.values(numbers(whole)).join(" ")}`);
    const looks = looksDue(now, every, run.length);
    if (looks > run.looks) { run.looks = looks; heard.play("turn"); said(root.dataset.saidLook); heard.say(root.dataset.saidLook); }
    if (run.from === null) text(one("[data-label]", root), words.paused);
    else if (breath) breathe(now);
    else if (tense) turn(part);
    else text(one("[data-label]", root), words.left);
  }

  function numbers({ gone, length }) {
    const { number, unit } = readStep({ kind: "rest", duration_s: length }, {}, gone * 1000, length * 1000, words);
    return { number, unit };
  }

  function count(part) {
    const { number, unit } = numbers(part);
    text(one("[data-number]", root), number);
    one("[data-number]", root).dataset.long = number.includes(":") ? "1" : "";
    text(one("[data-unit]", root), unit);
    draw({ kind: "rest" }, part.gone * 1000, part.length * 1000);
  }

  function turn({ half, number }) {
    if (run.half === `${half}${number}`) return;
    run.half = `${half}${number}`;
    text(one("[data-label]", root), words[half]);
    const sentence = words[`${half}${number === 0 ? "First" : "Next"}`];
    said(sentence);
    heard.play("turn");
    heard.say(sentence);
  }

  function breathe(now) {
    const { half } = breathAt(now, breath);
    if (half === run.half) return;
    run.half = half;
    text(one("[data-label]", root), words[half]);
    if (half === "in") run.breaths += 1;
    if (run.breaths <= SPOKEN_BREATHS) heard.say(words[half]);
  }

  function swell() {
    if (!run) return;
    const still = motion.matches || Boolean(root.dataset.still);
    circle.toggleAttribute("hidden", still);
    if (!still) circle.setAttribute("r", String(Math.round(60 + 95 * breathAt(gone(), breath).width)));
    run.frame = clock.frame(swell);
  }

  function hold(on) {
    if (on && run.from !== null) { run.held += clock.now() - run.from; run.from = null; }
    else if (!on && run.from === null) run.from = clock.now();
    heard.awake(!on);
    if (on) { heard.hush(); run.half = ""; }
    root.toggleAttribute("data-paused", on);
    text(pause, on ? words.goOn : words.pause);
    tick();
  }

  function halt() {
    if (!run) return;
    clock.cancel(run.timer);
    clock.unframe(run.frame);
    heard.awake(false);
    heard.hush();
    run = null;
    stage("before");
  }

  function end(seconds) {
    halt();
    stage("after");
    one("[data-seconds]", root).value = String(Math.max(1, Math.round(seconds)));
    heard.play("done");
    heard.say(root.dataset.saidDone);
    one("[data-asked]", root).focus();
    // What was done is kept at once; the answer to the question is laid over it.
    fetch(parts.after.action, { method: "POST", body: new FormData(parts.after), redirect: "manual", keepalive: true }).catch(() => {});
  }

  const said = (sentence) => text(one("[data-said]", root), sentence);

  one("[data-start]", root).addEventListener("click", begin);
  pause.addEventListener("click", () => hold(run.from !== null));
  one("[data-stop]", root).addEventListener("click", () => (gone() < BARELY_S ? halt() : end(gone())));
  document.addEventListener("visibilitychange", tick);
  stage("before");
  return { root, halt };
}
