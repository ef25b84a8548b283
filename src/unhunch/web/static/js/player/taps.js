/* How an exercise went: steady, wobbly or lost it, and whether two more were easy. Asked, never assumed. */
import { all, fillIn, one, show, text } from "./dom.js";
import { current } from "./machine.js";
import { itemOpen } from "./steps.js";

const behind = (state, number) => Object.keys(state.done).some((key) => key.startsWith(`${number}/`));

/** What is still to be asked of an item: "form", "two", or nothing. */
export function open(state, number) {
  const item = itemOpen(state, number);
  const said = state.taps[number] ?? {};
  if (!item?.asks_form || !behind(state, number)) return "";
  if (said.form === undefined) return "form";
  return item.asks_two_more && said.two_more === undefined && said.form !== "lost" ? "two" : "";
}

/** The items whose taps are still open, the session over. */
export const stillOpen = (state) => state.items.map((_item, number) => number).filter((number) => open(state, number));

/* The question stands beside the rest after an exercise, and beside the next one until it begins. */
function toAsk(state) {
  const step = current(state);
  const over = step.ends_item && step.kind === "rest" ? step.item : step.item - 1;
  const calm = ["rest", "ready", "position", "done"].includes(step.kind);
  return calm && over >= 0 && open(state, over) ? over : null;
}

/** The card under the ring; `answer(item, answers)` is called for each tap. */
export function dock(root, words, answer) {
  const card = one("[data-dock]", root);
  let asked = null;

  for (const button of all("[data-form]", card)) button.addEventListener("click", () => answer(asked, { form: button.dataset.form }));
  for (const button of all("[data-two]", card)) button.addEventListener("click", () => answer(asked, { two_more: Boolean(button.dataset.two) }));

  return (state) => {
    const number = state.phase === "running" || state.phase === "paused" ? toAsk(state) : null;
    show(card, number !== null);
    asked = number;
    if (number === null) return;
    const question = open(state, number);
    text(one("[data-asked]", card), fillIn(words.howWas, { name: itemOpen(state, number).name }));
    for (const part of all("[data-ask]", card)) show(part, part.dataset.ask === question);
  };
}

/** The list after the session of what was left open. */
export function openList(root, state, words, answer) {
  const numbers = stillOpen(state);
  show(one("[data-open-taps]", root), numbers.length > 0);
  one("[data-open-list]", root).replaceChildren(...numbers.map((number) => line(root, state, number, words, answer)));
}

function line(root, state, number, words, answer) {
  const made = one("template[data-open-item]", root).content.cloneNode(true);
  const item = itemOpen(state, number);
  const said = { ...state.taps[number] };
  text(one("[data-asked]", made), item.name);
  const two = one('[data-ask="two"]', made);
  const marks = all("[data-form], [data-two]", made);
  const paint = () => {
    for (const button of marks) {
      const on = "form" in button.dataset ? button.dataset.form === said.form : said.two_more === Boolean(button.dataset.two);
      button.setAttribute("aria-pressed", String(on));
    }
    show(two, item.asks_two_more && said.form !== "lost");
  };
  for (const button of marks) {
    button.addEventListener("click", () => {
      const answers = "form" in button.dataset ? { form: button.dataset.form } : { two_more: Boolean(button.dataset.two) };
      Object.assign(said, answers);
      answer(number, answers);
      paint();
    });
  }
  paint();
  return made;
}
