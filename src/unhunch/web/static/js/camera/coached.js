/*
 * The camera in the session: switches it on and off, lets the coach lead where it sees what it needs, says why where
 * it doesn't, and keeps what was measured of each set. The session itself never waits for any of this.
 */
import { clock } from "../player/clock.js";
import { fillIn } from "../player/dom.js";
import { isLed, stretchAt, waits } from "../player/led.js";
import { again as replaysOf } from "./again.js";
import { eyes, lacking, watchVideo } from "./eyes.js";
import { advice, turnOf } from "./guide.js";
import { judged } from "./lead.js";
import { measuredOf } from "./measured.js";
import { pace } from "./pace.js";
import { sentenceFor } from "./said.js";
import { cameras, openCamera } from "./stream.js";
import { cameraView } from "./view.js";

const CUE_MS = 7000;
const ADVICE_MS = 900;

export function coached(root, words, { getState, send, say, flash, call }) {
  const facts = JSON.parse(document.getElementById("camera-facts").textContent);
  const replays = replaysOf(root, words, facts, call);
  const page = cameraView(root, { onTap: () => (status ? off("off") : on()), onTimer: byTimer, onChoose: again });
  const accounts = new Map();
  let stream = null;
  let seer = null;
  /* "", "starting", "on" while the coach gets ready, or "watching"; whatever comes late belongs to another `turn`, and is let go. */
  let status = "";
  let turn = 0;
  let speed = pace();
  let stretch = null;
  let watching = null;
  let said = null;
  let verdict = null;
  let begun = "";
  let over = "";
  /* The exercises of which nothing was seen in a whole wait: the coach does not wait for them again. */
  const blind = new Set();
  let cue = { text: "", until: 0 };
  let tip = { name: "", since: 0 };
  let shapes = null;
  let toldSlow = false;

  /* ---- on and off ---- */

  async function on() {
    const why = await lacking(facts);
    if (why !== null) return flash(why || words["camera.error.parts"], true);
    const mine = begin();
    if (!await opened(mine)) return null;
    page.say(words["camera.coach"]);
    shapes ??= await fetch(facts.silhouettes).then((answer) => answer.json()).catch(() => ({}));
    return wake(mine);
  }

  /* Whether the camera is open; where it isn't, that is said. */
  async function opened(mine) {
    let found = null;
    try {
      found = await openCamera(page.video, page.device(), () => off("unplugged"));
    } catch (reason) {
      if (mine === turn) off(`error.${reason}`);
      return false;
    }
    if (mine !== turn) { found.stop(); return false; }
    stream = found;
    tell(seer ? "watching" : "on");
    watchVideo(page.video, () => found === stream, () => ({ seer, speed }));
    page.offer(await cameras(), found.device);
    return mine === turn;
  }

  function begin() {
    turn += 1;
    speed = pace();
    blind.clear();
    flash("");
    tell("starting");
    page.say(words["camera.begin"]);
    return turn;
  }

  function tell(now) {
    status = now;
    page.turn(now);
  }

  async function wake(mine) {
    if (mine !== turn) return null;
    const mineOnly = (run) => (one) => (mine === turn ? run(one) : null);
    const failed = mineOnly(() => off("error.failed"));
    try {
      const made = await eyes(facts, { onLooked: mineOnly(looked), onSaid: mineOnly(heard), onFailed: failed });
      if (mine !== turn) return made.stop();
      seer = made;
      tell("watching");
      return follow(getState());
    } catch {
      return failed();
    }
  }

  /* The light goes out with the stream, before anything else is done. */
  function off(why) {
    stream?.stop();
    seer?.stop();
    [stream, seer, stretch, watching, said, verdict] = [null, null, null, null, null, null];
    turn += 1;
    tell("");
    replays.shut();
    if (getState()?.led) send({ type: "lead", on: false });
    const sentence = words[`camera.${why}`];
    if (sentence) flash(sentence, why !== "off");
  }

  /* Another camera: the coach goes on, and finds the person anew. */
  async function again() {
    if (!stream) return;
    stream.stop();
    stretch = null;
    if (await opened(turn)) follow(getState());
  }

  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden" && stream) off("hidden"); });
  addEventListener("pagehide", () => { if (stream) off(""); });

  /* ---- looking ---- */

  const size = () => ({ width: page.video.videoWidth, height: page.video.videoHeight });

  function looked({ numbers, took, light }) {
    speed.took(took);
    if (begun && begun === stretch?.key) replays.look(stretch, getState(), numbers);
    if (speed.state() === "few" && !toldSlow) {
      toldSlow = true;
      flash(fillIn(words["camera.few"], { fps: speed.fps() }));
    }
    const turn = turnOf(said?.view, watching);
    const name = watching && watching.view !== "none" ? advice(numbers, { needs: watching.needs, light, turn }) : "";
    if (name !== tip.name) tip = { name, since: clock.now() };
    const shape = shapes?.[stretch?.exercise];
    const away = ["nobody", "back", "closer", "middle"].includes(tip.name) && clock.now() - tip.since > ADVICE_MS;
    if (away && shape && !isLed(getState())) page.shape(watching.flipped ? shape.map(([x, y]) => [-x, y]) : shape, size());
    else page.bones(numbers, size());
  }

  /* ---- what the coach says ---- */

  function heard(one) {
    if (one.key !== stretch?.key || !watching) return;
    said = one;
    if (one.begun) {
      accounts.set(one.key, watching.counts === false ? { ...one.account, counted: null } : one.account);
      for (const event of one.events) {
        replays.said(stretch, event, one.t);
        take(event);
      }
    }
    lead();
  }

  function take(event) {
    const sentence = sentenceFor(event, stretch, facts.cues, words);
    if (!sentence || getState().phase !== "running") return;
    cue = { text: sentence, until: clock.now() + CUE_MS };
    say(sentence, false);
  }

  const seen = () => ({ counted: said.account.counted, held: said.account.held_s * 1000, share: said.view.share });

  function lead() {
    const state = getState();
    const working = state.phase === "running" && state.index >= stretch.first && state.index <= stretch.last;
    const before = verdict;
    const given = over === stretch.key || blind.has(stretch.exercise);
    verdict = judged({ stretch, watching, view: said?.view, pace: speed.state(), over: given }, before, clock.now());
    const led = isLed(state);
    if (working && said?.begun && verdict.leads && !state.led) send({ type: "lead", on: true, seen: seen() });
    else if (state.led && !verdict.leads) send({ type: "lead", on: false });
    else if (led) send({ type: "seen", seen: seen() });
    /* What was sent may have ended the stretch, and with it the verdict. */
    const lost = working && before?.leads && !verdict?.leads && verdict?.why;
    if (lost) say(words[`camera.why.${verdict.why}`], false);
    show();
  }

  function show() {
    const state = getState();
    const led = isLed(state);
    page.offerTimer(waits(state));
    page.range(said?.view?.judging && stretch?.leads ? said.view.share : null);
    if (cue.until > clock.now()) return page.say(cue.text, "cue");
    return page.say(sentence(state, led), led ? "led" : "");
  }

  function sentence(state, led) {
    if (!seer) return words["camera.coach"];
    if (!stretch) return "";
    if (led) return words[waits(state) ? "camera.wait" : "camera.watching"];
    const now = clock.now();
    const working = state.phase === "running" && state.index >= stretch.first;
    const why = verdict?.why ? words[`camera.why.${verdict.why}`] : "";
    if (working || ["none", "timed", "slow", "unclear", "uncounted", "yours"].includes(verdict?.why)) return why;
    if (tip.name && now - tip.since > ADVICE_MS) return words[`camera.do.${tip.name}`];
    return said?.view?.seen && !said.view.judging ? words["camera.do.still"] : words["camera.watching"];
  }

  /* ---- the session under way ---- */

  function follow(state) {
    if (!seer || !state) return;
    const here = stretchAt(state.steps, state.index);
    if (here?.key !== stretch?.key || here?.exercise !== stretch?.exercise) change(here);
    if (stretch && begun !== stretch.key && state.index >= stretch.first && state.phase === "running") {
      begun = stretch.key;
      seer.begin(stretch.key);
      replays.begin(stretch, state);
    }
    replays.follow(state);
    show();
  }

  async function change(here) {
    stretch = here;
    watching = null;
    said = null;
    verdict = null;
    begun = "";
    cue = { text: "", until: 0 };
    if (getState().led) send({ type: "lead", on: false });
    if (!here) return;
    const told = await seer.watch(here);
    if (stretch?.key === told.key) watching = told;
  }

  function byTimer() {
    over = stretch?.key ?? "";
    send({ type: "lead", on: false });
  }

  return {
    follow,
    /** The coach waited long enough; the timer goes on for the rest of this stretch. */
    unseen() {
      if (said && !said.account.counted && !said.account.held_s) blind.add(stretch.exercise);
      byTimer();
      flash(words["camera.unseen"]);
      say(words["camera.unseen"], false);
    },
    measured: (step, repetitions) => measuredOf(accounts, step, repetitions),
    stop: () => { if (status) off(""); },
    /** The session is over: what was seen may be watched again. */
    finish: () => replays.finish(),
  };
}
