/* "This hurts": where and how much, then what to do, in words; it works with a dead network too. */
import { all, lines, one, show, text } from "./dom.js";
import { judge } from "./light.js";
import { current } from "./machine.js";
import { feltItem, itemOpen } from "./steps.js";

export function hurts(words, { getState, tell, then }) {
  const dialog = one('[data-dialog="hurts"]');
  const form = one("[data-hurts]", dialog);
  const answer = one("[data-hurts-answer]", dialog);
  let judged = null;

  function ask() {
    form.reset();
    judged = null;
    show(form, true);
    show(answer, false);
    show(one("[data-hurts-open]", form), false);
    if (!dialog.open) dialog.showModal();
    one("#hurts-title").focus();
  }

  /* Pain in the chest is a stop sign wherever it is said. */
  form.addEventListener("change", (event) => {
    if (event.target.name === "site" && event.target.value === "chest") one('[value="chest-pain"]', form).checked = true;
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = new FormData(form);
    const signs = said.getAll("sign");
    if (said.get("score") === null && !signs.length) {
      show(one("[data-hurts-open]", form), true);
      one('[name="score"]', form).focus();
      return;
    }
    const state = getState();
    const item = feltItem(state);
    const felt = {
      score: Number(said.get("score") ?? 10),
      signs,
      site: said.get("site") ?? "",
      spread: said.get("spread") ?? "",
      still: Boolean(state.hurts[item]?.eased),
    };
    judged = { ...judge(state.limits[item], { ...felt, reds: state.reds }), felt, item, id: crypto.randomUUID() };
    const said_ = await tell(judged);
    if (said_) judged = { ...judged, light: said_.light, act: said_.act, words: said_.words };
    then.judged(judged);
    reply(state, item);
  });

  /* What is offered depends on whether the exercise is under way, behind, or the whole session over. */
  function reply(state, item) {
    const place = state.phase === "finished" ? "over" : item === current(state).item ? "here" : "behind";
    const fits = ({ act, place: at }) => act.split(" ").includes(judged.act) && (!at || at.split(" ").includes(place));
    lines(one("[data-answer-words]", answer), sentences(place), "p");
    for (const part of all("[data-act]", answer)) show(part, fits(part.dataset));
    const easier = itemOpen(state, item)?.easier;
    const button = one('[data-then="easier"]', answer);
    show(button, fits(button.dataset) && Boolean(easier));
    if (easier) text(button, words.easierNow.replace("{name}", easier.name).replace("{dose}", easier.dose));
    dialog.dataset.light = judged.light;
    show(form, false);
    show(answer, true);
    one("[data-answer-title]", answer).focus();
  }

  function sentences(place) {
    const ends = judged.act === "screen" || (judged.act === "end-session" && place !== "over");
    if (place !== "here" && !ends) return [words.hurts.kept];
    const own = words.hurts[`${judged.act}.${judged.light}`] ?? words.hurts[`${judged.act}.red`];
    return judged.words?.length ? judged.words : [own];
  }

  for (const button of all("[data-then]", answer)) {
    button.addEventListener("click", () => {
      if (button.dataset.then !== "screen") dialog.close();
      then[button.dataset.then]?.(judged);
    });
  }

  /* Escape goes back to the session while nothing is said yet; an answer is not closed unread. */
  dialog.addEventListener("cancel", (event) => {
    if (judged) event.preventDefault();
  });
  dialog.addEventListener("close", () => { if (!judged) then.nothing(); });

  return { ask };
}
