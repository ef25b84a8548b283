/* The session's screen: draws a state of the machine, and nothing else. */
import { sessionFigure } from "../figure/session.js";
import { clock } from "./clock.js";
import { all, fillIn, lines, one, show, text } from "./dom.js";
import { current, leftOf, lengthOf } from "./machine.js";
import { minutesLeft, readStep } from "./read.js";
import { isLed } from "./led.js";
import { ring } from "./ring.js";
import { itemOpen, share } from "./steps.js";

export function view(root, words) {
  const play = one('[data-on="play"]', root);
  const draw = ring(one("[data-ring]", play));
  const parts = Object.fromEntries(
    ["over", "name", "dose", "change", "label", "number", "unit", "caption", "next", "picture"].map((name) => [name, one(`[data-${name}]`, play)]),
  );
  const bar = one("[data-bar]", root);
  const facts = JSON.parse(document.getElementById("session-figures").textContent);
  const figure = sessionFigure(one("[data-stage]", play), facts, root, clock);
  const icon = one("[data-icon]", play);
  let picture = "";
  let told = "";

  return (state) => {
    const step = current(state);
    const item = itemOpen(state, step.item) ?? itemOpen(state, state.items.length - 1);
    const length = lengthOf(state);
    play.dataset.kind = step.kind;
    play.dataset.phase = state.phase;
    const read = readStep(step, item, state.elapsed, length, words);
    text(parts.label, state.phase === "paused" ? words.paused : read.label);
    text(parts.number, read.number);
    text(parts.unit, read.unit);
    parts.number.dataset.long = read.number.length > 3 ? "1" : "";
    draw(step, state.elapsed, length, isLed(state) ? state.led : null);
    play.toggleAttribute("data-led", isLed(state));
    text(parts.name, item.name);
    text(parts.over, over(state, step, item, words));
    text(parts.dose, item.dose);
    text(parts.change, item.changes.join(" "));
    show(parts.change, item.changes.length > 0);
    const said = caption(step, state.elapsed);
    text(parts.caption, said);
    parts.caption.dataset.long = said.length > 60 ? "1" : "";
    text(parts.next, next(state, step, words));
    drawPicture(state, item);
    way(state, step);
    howTo(item);
    buttons(state);
  };

  function drawPicture(state, item) {
    show(icon, !figure.draw(state, item));
    if (picture === item.exercise) return;
    picture = item.exercise;
    const own = one(`template[data-position="${item.exercise}"]`) ?? one(`template[data-position="${item.position}"]`);
    icon.replaceChildren(...(own ? [own.content.cloneNode(true)] : []));
    parts.picture.dataset.exercise = item.exercise;
  }

  function way(state, step) {
    const done = Math.round(share(state) * 1000) / 10;
    one("[data-bar-done]", root).setAttribute("width", String(done));
    const whole = String(Math.round(done));
    if (bar.getAttribute("aria-valuenow") !== whole) bar.setAttribute("aria-valuenow", whole);
    const after = state.steps.slice(state.index + 1).reduce((sum, one_) => sum + one_.duration_s, 0);
    text(one("[data-left]", root), step.kind === "done" ? "" : minutesLeft(after + leftOf(state) / 1000, words));
  }

  function howTo(item) {
    if (told === `${item.exercise}/${item.level}`) return;
    told = `${item.exercise}/${item.level}`;
    for (const place of [one("[data-how-side]", root), one("[data-how-dialog]")]) place.replaceChildren(howForm(item));
    text(one("[data-how-name]"), item.name);
  }

  function buttons(state) {
    const running = state.phase === "running";
    for (const part of all("[data-when]", play)) show(part, (part.dataset.when === "running") === running);
    show(one("[data-begin]", play), state.phase === "waiting");
  }
}

function over(state, step, item, words) {
  const number = Math.min(step.item, state.items.length - 1) + 1;
  const parts = [fillIn(words.exercise, { number, total: state.items.length })];
  if (item.sets > 1 && step.set) parts.push(fillIn(words.set, { set: step.set, sets: item.sets }));
  if (step.side && words[step.side]) parts.push(words[step.side]);
  return parts.join(" · ");
}

function caption(step, elapsed) {
  let words = step.caption;
  for (const cue of step.cues ?? []) if (cue.caption && cue.at_s * 1000 <= elapsed) words = cue.caption;
  return words;
}

/* The next exercise is named from the last rest of this one on. */
function next(state, step, words) {
  if (state.phase === "waiting" && state.index === 0) {
    const names = state.items.slice(1).map((item) => item.name).join(", ");
    return [...(state.plan.words ?? []), names ? fillIn(words.then, { names }) : ""].filter(Boolean).join(" ");
  }
  const waits = step.kind === "rest" && step.ends_item;
  const last = !state.steps.slice(state.index + 1).some((later) => later.item === step.item && later.set > step.set);
  const after = itemOpen(state, step.item + 1);
  return after && last && (waits || step.kind === "work" || step.kind === "hold" || step.kind === "walk") ? fillIn(words.next, { name: after.name }) : "";
}

function howForm(item) {
  const form = one("template[data-how-form]").content.cloneNode(true);
  const place = (name) => one(`[data-how="${name}"]`, form);
  text(place("start"), item.start);
  text(place("breathing"), item.breathing);
  lines(place("steps"), item.how);
  lines(place("changes"), item.changes);
  lines(place("stop"), item.stop_if);
  show(place("changes-box"), item.changes.length > 0);
  show(place("stop-box"), item.stop_if.length > 0);
  return form;
}
