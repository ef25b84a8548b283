/* "This hurts": where and how much, then what to do, in words; it works with a dead network too. */
import { all, lines, one, show, text } from "./dom.js";
import { judge } from "./light.js";
import { current } from "./machine.js";
import { itemOpen } from "./steps.js";

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
    const { item } = current(state);
    const felt = {
      score: Number(said.get("score") ?? 10),
      signs,
      site: said.get("site") ?? "",
      spread: said.get("spread") ?? "",
      still: Boolean(state.hurts[item]?.eased),
    };
    judged = { ...judge(state.limits[item], { ...felt, reds: state.reds }), felt, item };
    const said_ = await tell(judged);
    if (said_) judged = { ...judged, light: said_.light, act: said_.act, words: said_.words };
    then.judged(judged);
    reply(state, item);
  });

  function reply(state, item) {
    const own = words.hurts[`${judged.act}.${judged.light}`] ?? words.hurts[`${judged.act}.red`];
    lines(one("[data-answer-words]", answer), judged.words?.length ? judged.words : [own], "p");
    for (const part of all("[data-act]", answer)) show(part, part.dataset.act.split(" ").includes(judged.act));
    const easier = itemOpen(state, item)?.easier;
    const button = one('[data-then="easier"]', answer);
    show(button, judged.act === "stop" && Boolean(easier));
    if (easier) text(button, words.easierNow.replace("{name}", easier.name).replace("{dose}", easier.dose));
    dialog.dataset.light = judged.light;
    show(form, false);
    show(answer, true);
    one("[data-answer-title]", answer).focus();
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
