/* The player: puts clock, machine, screen, voice and records together. */
import { coached } from "../camera/coached.js";
import { check } from "./check.js";
import { clock } from "./clock.js";
import * as db from "./db.js";
import { all, fillIn, lines, one, pageWords, screen, show, text } from "./dom.js";
import { effects } from "./effects.js";
import { hurts } from "./hurts.js";
import { keys } from "./keys.js";
import { begin, current, reduce, snapshot } from "./machine.js";
import { caller } from "./net.js";
import { queue } from "./queue.js";
import { exerciseEvents, finishEntry, hurtsEntry, stopEntry } from "./records.js";
import { sounds } from "./sounds.js";
import { dock, openList } from "./taps.js";
import { view } from "./view.js";

const TICK_MS = 100;
const root = one("[data-player]");
const { session } = root.dataset;
const words = pageWords();
const call = caller(root.dataset.api, root.dataset.csrf);
const loud = sounds(root);
const sent = queue(call, { onState: tellConnection });
let state = null;
let run = "";
let reached = true;

/* What sets a waiting session going. Its questions hold for the day on which they were answered. */
const GOES_ON = ["start", "resume", "skip", "back", "easier", "leave"];

function send(event) {
  if (!state) return;
  if (GOES_ON.includes(event.type) && ["waiting", "paused", "hurting"].includes(state.phase) && !isOfToday(state.plan)) return anew();
  const result = reduce(state, event, clock.now());
  const changed = result.state !== state;
  state = result.state;
  carryOut(result.effects);
  if (changed || result.effects.length) paint();
}

const carryOut = effects({
  loud,
  words,
  getState: () => state,
  getRun: () => run,
  keep: (entry) => sent.push(entry),
  save: () => db.put("state", { ...snapshot(state), run, plan: state.plan, phase: state.phase }),
  flash,
  finished: () => after(),
  measured: ({ step, item }) => camera.measured(step, item.repetitions ?? 1),
  unseen: () => camera.unseen(),
});

const drawView = view(root, words);
const camera = coached(root, words, { getState: () => state, send, say: loud.say, flash, call });
const drawDock = dock(root, words, (item, answers) => send({ type: "tap", item, answers }));

function paint() {
  if (["finished", "stopped"].includes(state.phase)) return camera.stop();
  camera.follow(state);
  drawView(state);
  drawDock(state);
  loud.awake(state.phase === "running");
}

function flash(sentence, lasting = false) {
  const place = one("[data-flash]", root);
  text(place, sentence);
  show(place, Boolean(sentence));
  if (sentence && !lasting) clock.after(6000, () => { if (place.textContent === sentence) show(place, false); });
}

function tellConnection({ reached: now, refused }) {
  if (refused) flash(fillIn(words.refused, { why: refused }), true);
  else if (!now && reached) flash(words.offline, true);
  else if (now && !reached) flash(words.online);
  reached = now;
}

/* ---- from the door to the first step ---- */

const isOfToday = (plan) => plan.today === clock.today();

/* A session that waited for another day comes in by the door again. */
function anew() {
  state = null;
  camera.stop();
  loud.hush();
  loud.awake(false);
  for (const dialog of all("dialog[open]")) dialog.close();
  show(one("[data-way]", root), false);
  return enter();
}

async function enter() {
  const kept = await db.get("state", session).catch(() => null);
  const through = await sent.flush();
  if (kept?.phase === "stopped" && !through) return gate("stopped", [words.hurts["screen.red"]]);
  const known = await call(`/sessions/${session}`).catch((problem) => problem);
  if (known instanceof Error) {
    const goesOn = kept?.plan && (isOfToday(kept.plan) || kept.phase === "finished");
    return goesOn && known.status === 0 ? play(kept.plan, kept) : away(known);
  }
  if (known.state === "under-way" && known.opened.timeline) return play(planOf(known.opened), kept?.plan && isOfToday(kept.plan) ? kept : null);
  if (kept?.phase === "finished" && kept.plan && !isOfToday(kept.plan)) return play(kept.plan, kept);
  if (kept) await db.remove("state", session);
  return screen(root, "check");
}

function planOf(opened) {
  return { session, steps: opened.timeline.steps, items: opened.timeline.items, more: opened.timeline.more_s, limits: opened.limits, today: clock.today(), step: opened.step, done: opened.done_sets, words: opened.words };
}

function away(problem) {
  text(one("[data-away-words]", root), problem.status === 0 ? words.unreachable : [problem.message, problem.fix].filter(Boolean).join(" "));
  screen(root, "away");
}

function gate(name, sentences) {
  for (const part of all("[data-gate]", root)) show(part, part.dataset.gate === name);
  lines(one("[data-gate-words]", root), sentences, "p");
  screen(root, "gate");
}

async function answered(answers) {
  loud.wake();
  const opened = await call(`/sessions/${session}/open`, answers).catch((problem) => problem);
  if (opened instanceof Error) {
    if (opened.status === 403 && opened.where === "screening") return gate("screen", [opened.message]);
    return flash(opened.status === 0 ? words.unreachable : [opened.message, opened.fix].filter(Boolean).join(" "), true);
  }
  if (!opened.timeline) return gate(opened.gate === "flare" ? "rest" : opened.gate, opened.words);
  play(planOf(opened), null);
}

function play(plan, kept) {
  run = kept?.run ?? crypto.randomUUID();
  state = { ...begin(plan, kept), limits: plan.limits, plan };
  const again = state.index > 0 || state.elapsed > 0;
  for (const part of all("[data-start-words]", root)) show(part, (part.dataset.startWords === "again") === again);
  show(one("[data-way]", root), true);
  screen(root, "play", one('[data-do="start"]', root));
  paint();
  carryOut([{ type: "save" }]);
  if (again) flash(words.welcomeBack);
  if (current(state).kind === "done" || kept?.phase === "finished") after();
}

/* ---- after the session ---- */

function after() {
  state = { ...state, phase: "finished" };
  camera.stop();
  camera.finish();
  loud.awake(false);
  openList(root, state, words, (item, answers) => send({ type: "tap", item, answers }));
  show(one("[data-way]", root), false);
  screen(root, "after");
  carryOut([{ type: "save" }]);
}

async function close(entry) {
  camera.stop();
  camera.finish();
  for (const event of exerciseEvents(state, run, clock.stamp())) await db.keep(event);
  const finished = await sent.ask(entry);
  await db.remove("state", session);
  state = { ...state, phase: "closed" };
  lines(one("[data-next-words]", root), finished ? finished.words : [words.kept], "p");
  lines(one("[data-changes]", root), finished ? finished.changes.map((change) => change.words) : []);
  screen(root, "next");
}

one("[data-after]", root).addEventListener("submit", (event) => {
  event.preventDefault();
  const said = new FormData(event.target);
  const number = (name) => (said.get(name) === null ? null : Number(said.get(name)));
  close(finishEntry(state, run, { worst: number("worst"), effort: number("effort") }));
});

/* ---- controls ---- */

const askHurts = hurts(words, {
  getState: () => state,
  tell: (judged) => sent.ask(hurtsEntry(state, run, judged), 3000),
  then: {
    judged: (judged) => {
      send({ type: "hurt", item: judged.item, score: judged.felt.score, still: judged.felt.still, light: judged.light, act: judged.act });
      if (judged.act === "screen") send({ type: "lock" });
    },
    nothing: () => send({ type: "resume" }),
    "go-on": () => send({ type: "resume" }),
    ease: () => send({ type: "resume" }),
    easier: () => send({ type: "easier", tooHard: false }),
    leave: () => send({ type: "leave" }),
    end: () => send({ type: "end" }),
  },
});

const DO = {
  start: () => { loud.wake(); send({ type: "start" }); one('[data-do="toggle"]', root).focus({ preventScroll: true }); },
  toggle: () => {
    if (state.phase === "waiting") return DO.start();
    flash("");
    return send({ type: state.phase === "running" ? "pause" : "resume" });
  },
  back: () => send({ type: "back" }),
  skip: () => send({ type: "skip" }),
  more: () => send({ type: "more", ms: state.plan.more * 1000 }),
  hurts: () => { send({ type: "hurts" }); askHurts.ask(); },
};
for (const button of all("[data-do]", root)) button.addEventListener("click", () => DO[button.dataset.do]());
keys(() => (root.dataset.screen === "play" && !one("dialog[open]") ? DO : null));
check(root, answered);
one("[data-again]", root).addEventListener("click", enter);

for (const opener of all("[data-open]", root)) {
  opener.addEventListener("click", () => {
    send({ type: "pause" });
    const dialog = one(`[data-dialog="${opener.dataset.open}"]`);
    const easier = state.items[current(state).item]?.easier;
    const swap = one('[data-easier="swap"]');
    const offered = easier && !(current(state).item in state.swaps);
    show(swap, Boolean(offered));
    if (offered) text(one("[data-easier-name]"), fillIn(words.easierNow, { name: easier.name, dose: easier.dose }));
    dialog.showModal();
  });
}
for (const button of all("dialog [data-close]")) button.addEventListener("click", () => button.closest("dialog").close());
for (const name of ["how", "easier"]) one(`[data-dialog="${name}"]`).addEventListener("close", () => send({ type: "resume" }));
for (const button of all("[data-easier]")) {
  button.addEventListener("click", () => {
    send(button.dataset.easier === "swap" ? { type: "easier", tooHard: true } : { type: "leave" });
    button.closest("dialog").close();
  });
}

one("[data-leave]", root).addEventListener("click", (event) => {
  if (!state || !["running", "paused", "waiting"].includes(state.phase)) return;
  event.preventDefault();
  send({ type: "pause" });
  one('[data-dialog="leave"]').showModal();
});
for (const button of all("[data-leave-for]")) {
  button.addEventListener("click", () => {
    button.closest("dialog").close();
    if (button.dataset.leaveFor === "good") return close(stopEntry(state, run));
    state = { ...state, phase: "left" };
    return location.assign("/today/");
  });
}
addEventListener("beforeunload", (event) => {
  if (state && ["running", "paused", "hurting"].includes(state.phase)) event.preventDefault();
});
addEventListener("pagehide", () => { if (state && !["closed", "left"].includes(state.phase)) carryOut([{ type: "save" }]); });

/* One window plays a session; a second one offers to take it over. */
async function alone(steal = false) {
  if (!navigator.locks) return enter();
  const name = `unhunch-session-${session}`;
  const options = steal ? { steal: true } : { ifAvailable: true };
  return navigator.locks.request(name, options, (lock) => {
    if (!lock) { screen(root, "elsewhere"); return null; }
    enter();
    return new Promise(() => {});
  }).catch(() => {
    state = null;
    camera.stop();
    loud.hush();
    screen(root, "elsewhere");
  });
}
one("[data-take-over]", root).addEventListener("click", () => alone(true));

clock.every(TICK_MS, () => { if (state?.phase === "running") send({ type: "tick" }); });
alone();
