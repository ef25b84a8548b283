/*
 * Watching sets again in a session: what was seen is kept in this tab's memory alone, offered in the rest after a set
 * and at the session's end, and sent only where the person says so.
 */
import { all, fillIn, one, show, text } from "../player/dom.js";
import { isLed } from "../player/led.js";
import { itemOpen } from "../player/steps.js";
import { replayPlayer } from "./replay.js";
import { happened, isWorth, keptOf, looked, newTake } from "./takes.js";

const WORKS = ["work", "hold"];

export function again(root, words, facts, call) {
  const takes = new Map();
  const box = one("[data-person]", root);
  const over = one("[data-replay-over]", box);
  const offer = one("[data-replay-offer]", box);
  const end = one("[data-replays]", root);
  let onStage = null;
  let atEnd = null;
  let latest = null;
  let chosen = null;

  const of = (take) => ({ cues: facts.cues[take.exercise] ?? {}, parts: facts.marks[take.exercise] ?? {} });
  const titleOf = ({ name, set, side }) => fillIn(words[side ? "replay.side" : "replay.set"], { name, set, side: side ? words[side] : "" });

  /* ---- in the rest after a set ---- */

  function open() {
    onStage ??= replayPlayer(over, words);
    show(over, true);
    box.toggleAttribute("data-replaying", true);
    onStage.load(latest, of(latest), titleOf(latest));
    one("[data-replay-play]:not([hidden]), [data-replay-next]", over).focus({ preventScroll: true });
  }

  function shut() {
    if (over.hidden) return;
    const held = over.contains(document.activeElement);
    onStage.close();
    show(over, false);
    box.toggleAttribute("data-replaying", false);
    if (held) one(offer.hidden ? '[data-do="toggle"]' : "[data-replay-offer]", root).focus({ preventScroll: true });
  }

  offer.addEventListener("click", open);
  one("[data-replay-close]", over).addEventListener("click", shut);

  /* ---- at the session's end ---- */

  function choose(take, button) {
    chosen = take;
    for (const other of all("[data-replay-set]", end)) other.setAttribute("aria-pressed", String(other === button));
    const place = one("[data-replay-here]", end);
    show(place, true);
    atEnd ??= replayPlayer(place, words);
    atEnd.load(take, of(take), titleOf(take));
    paintKeep();
  }

  function paintKeep(said = "") {
    show(one("[data-replay-keep]", end), !chosen.kept);
    text(one("[data-replay-said]", end), chosen.kept ? words["replay.kept"] : said);
    show(one("[data-replay-link]", end), Boolean(chosen.kept));
  }

  async function keep() {
    const take = chosen;
    const button = one("[data-replay-keep]", end);
    button.disabled = true;
    const problem = await call(`/sessions/${root.dataset.session}/replays`, keptOf(take)).then(() => null, (error) => error);
    button.disabled = false;
    take.kept = problem === null;
    if (take === chosen) paintKeep(problem?.status ? `${problem.message}. ${problem.fix}`.trim() : words["replay.away"]);
    if (take.kept) one("[data-replay-link] a", end).focus({ preventScroll: true });
  }

  one("[data-replay-keep]", end).addEventListener("click", keep);

  return {
    /** A stretch of work begins; what was seen of it before is forgotten. */
    begin(stretch, state) {
      shut();
      const name = itemOpen(state, state.steps[stretch.first].item).name;
      const mirrored = box.hasAttribute("data-mirrored");
      takes.set(stretch.key, newTake({ replay: crypto.randomUUID(), exercise: stretch.exercise, set: stretch.set, side: stretch.side, name, mirrored }));
    },
    look(stretch, state, numbers) {
      const take = takes.get(stretch?.key);
      if (!take || state.phase !== "running" || state.index < stretch.first || state.index > stretch.last) return;
      take.led ||= isLed(state);
      looked(take, numbers);
    },
    said(stretch, event, t) {
      const take = takes.get(stretch?.key);
      if (take) happened(take, event, t);
    },
    /** Offers the last set while nothing is to be done, and never stands in the way of the next. */
    follow(state) {
      const works = WORKS.includes(state.steps[state.index]?.kind);
      latest = [...takes.values()].filter(isWorth).at(-1) ?? null;
      show(offer, !works && latest !== null);
      if (works && state.phase === "running") shut();
    },
    shut,
    /** Offers all sets that were seen, at the session's end. */
    finish() {
      shut();
      const worth = [...takes.values()].filter(isWorth);
      show(end, worth.length > 0);
      one("[data-replay-list]", end).replaceChildren(...worth.map((take) => {
        const item = one("template[data-replay-item]", end).content.cloneNode(true);
        const button = one("button", item);
        text(button, titleOf(take));
        button.setAttribute("aria-pressed", String(take === chosen));
        button.addEventListener("click", () => choose(take, button));
        return item;
      }));
    },
  };
}
