/*
 * Watching a set again: a ghost, a time line with marks, play, slow, and words. It begins still, and under reduced
 * motion it stays so: then it goes from moment to moment.
 */
import { keepsStill } from "../figure/able.js";
import { clock } from "../player/clock.js";
import { all, fillIn, one, show, text } from "../player/dom.js";
import { ghost, MARKED_MS } from "./ghost.js";
import { closed, lengthOf, momentsOf } from "./takes.js";

const SLOW = 0.4;
const SVG = "http://www.w3.org/2000/svg";
const INKS = ["shirt", "skin", "legs", "hair", "edge", "ground", "mark"];

/**
 * The player in `box`. `words` are those that begin with "replay."; `facts` gives each fault's cue and the part of the
 * body that it is about: { cues, parts }.
 */
export function replayPlayer(box, words) {
  const canvas = one("[data-ghost]", box);
  const range = one("[data-scrub]", box);
  const strip = one("[data-stills]", box);
  const still = keepsStill(box);
  let take = null;
  let facts = { cues: {}, parts: {} };
  let drawn = null;
  let time = 0;
  let playing = false;
  let slow = false;
  let frame = 0;
  let before = 0;

  const swatches = Object.fromEntries(INKS.map((name) => [name, one(`[data-ink="${name}"]`, box)]));
  const inks = () => Object.fromEntries(INKS.map((name) => [name, getComputedStyle(swatches[name]).color]));
  const seconds = (ms) => String(Math.round(ms / 1000));

  /* The last fault that was named about now, or the repetition that was just done. */
  function now(at) {
    const faults = take.faults_ms.map((when, number) => ({ when, fault: take.faults[number] }));
    const named = faults.filter(({ when }) => at >= when - MARKED_MS[0] && at <= when + MARKED_MS[1]).at(-1);
    return named?.fault ?? "";
  }

  function captionOf(fault, at) {
    if (fault) return facts.cues[fault] ?? "";
    const done = take.repetitions_ms.filter((when) => when <= at).length;
    return done ? fillIn(words["replay.repetition"], { number: done }) : words["replay.begin"];
  }

  function draw() {
    if (!take) return;
    const fault = now(time);
    drawn.draw(time, fault ? facts.parts[fault] || "trunk" : "");
    const caption = one("[data-replay-caption]", box);
    text(caption, captionOf(fault, time));
    caption.toggleAttribute("data-fault", Boolean(fault));
    const where = fillIn(words["replay.time"], { at: seconds(time), of: seconds(lengthOf(take)) });
    text(one("[data-replay-time]", box), where);
    range.value = String(time);
    range.setAttribute("aria-valuetext", fault ? `${where}: ${facts.cues[fault] ?? ""}` : where);
  }

  function step(at) {
    if (!playing) return;
    time = Math.min(lengthOf(take), time + (at - before) * (slow ? SLOW : 1));
    before = at;
    draw();
    if (time >= lengthOf(take)) return pause();
    frame = clock.frame(step);
  }

  function play() {
    if (time >= lengthOf(take)) time = 0;
    playing = true;
    paint();
    clock.unframe(frame);
    frame = clock.frame((at) => { before = at; step(at); });
  }

  function pause() {
    playing = false;
    clock.unframe(frame);
    paint();
  }

  function paint() {
    for (const part of all("[data-replay-when]", box)) show(part, (part.dataset.replayWhen === "playing") === playing);
    one("[data-replay-slow]", box).setAttribute("aria-pressed", String(slow));
  }

  function go(to) {
    pause();
    time = Math.min(lengthOf(take), Math.max(0, to));
    draw();
  }

  const stops = () => [0, ...momentsOf(take).map(({ at }) => at), lengthOf(take)];

  /* ---- the time line and the moments ---- */

  function line() {
    const place = one("[data-replay-marks]", box);
    const share = (at) => String(Math.round((at / Math.max(1, lengthOf(take))) * 1000));
    place.replaceChildren(...momentsOf(take).map(({ at, fault }) => {
      const mark = document.createElementNS(SVG, "line");
      for (const [name, value] of [["x1", share(at)], ["x2", share(at)], ["y1", fault ? "0" : "10"], ["y2", "24"]]) mark.setAttribute(name, value);
      mark.setAttribute("class", fault ? "g-mark" : "g-repetition");
      return mark;
    }));
  }

  /* Each moment as a picture that does not move; of repetitions only where nothing was named. */
  function stills() {
    const named = momentsOf(take).filter(({ fault }) => fault);
    const found = named.length ? named : momentsOf(take);
    strip.replaceChildren(...found.slice(0, 8).map(({ at, fault, repetition }) => {
      const item = one("template[data-still]", box).content.cloneNode(true);
      const button = one("button", item);
      text(one("[data-still-words]", item), fault ? facts.cues[fault] ?? "" : fillIn(words["replay.repetition"], { number: repetition }));
      text(one("[data-still-time]", item), fillIn(words["replay.at"], { at: seconds(at) }));
      button.addEventListener("click", () => { go(at); range.focus({ preventScroll: true }); });
      return item;
    }));
    show(strip, found.length > 0);
    for (const [number, { at, fault }] of found.slice(0, 8).entries()) {
      const place = all("canvas", strip)[number];
      ghost(place, take, inks).draw(at, fault ? facts.parts[fault] || "trunk" : "");
    }
  }

  one("[data-replay-play]", box).addEventListener("click", () => (playing ? pause() : play()));
  one("[data-replay-slow]", box).addEventListener("click", () => { slow = !slow; paint(); });
  one("[data-replay-before]", box).addEventListener("click", () => go(stops().filter((at) => at < time - 250).at(-1) ?? 0));
  one("[data-replay-next]", box).addEventListener("click", () => go(stops().find((at) => at > time + 50) ?? lengthOf(take)));
  range.addEventListener("input", () => go(Number(range.value)));
  new ResizeObserver(draw).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  for (const part of all("[data-moves]", box)) show(part, !still);

  return {
    /** Shows a take from its beginning, or from its first fault where nothing may move. */
    load(next, of, title) {
      take = closed(next);
      facts = of;
      slow = false;
      text(one("[data-replay-title]", box), title);
      range.max = String(Math.ceil(lengthOf(take) / range.step) * range.step);
      drawn = ghost(canvas, take, inks);
      line();
      go(still ? momentsOf(take)[0]?.at ?? 0 : 0);
      if (strip) stills();
    },
    /** Nothing moves, and nothing is shown any more. */
    close() {
      if (take) pause();
      take = null;
    },
  };
}
