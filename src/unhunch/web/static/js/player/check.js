/* The questions before a session: each answered by a tap, none assumed. */
import { all, one, show } from "./dom.js";

export function check(root, onAnswers) {
  const form = one("[data-check]", root);
  const unwell = all("[name=unwell]", form);

  for (const box of unwell) {
    box.addEventListener("change", () => {
      if (!box.checked) return;
      for (const other of unwell) if (other !== box && (box.value === "none" || other.value === "none")) other.checked = false;
    });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const missing = open(form, unwell);
    tell(form, missing);
    if (!missing.length) onAnswers(answers(form, unwell));
  });
}

function open(form, unwell) {
  const said = new FormData(form);
  const missing = [];
  if (said.get("pain_now") === null) missing.push("q-pain");
  if (said.get("anything_new") === null) missing.push("q-new");
  if (!unwell.some((box) => box.checked)) missing.push("q-unwell");
  if (said.get("short_sleep") === null) missing.push("q-sleep");
  if (said.get("stress") === null) missing.push("q-stress");
  return missing;
}

function tell(form, missing) {
  const box = one("[data-errors]", form);
  show(box, missing.length > 0);
  for (const part of all("[data-question]", form)) part.classList.toggle("has-error", missing.includes(part.id));
  one("ul", box).replaceChildren(...missing.map((id) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = document.getElementById(id).dataset.question;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      one("input", document.getElementById(id)).focus();
    });
    line.append(link);
    return line;
  }));
  if (missing.length) box.focus();
}

function answers(form, unwell) {
  const said = new FormData(form);
  const states = unwell.filter((box) => box.checked && box.value !== "none").map((box) => box.value);
  const blocks = states.filter((state) => state !== "ill");
  return {
    pain_now: Number(said.get("pain_now")),
    anything_new: said.get("anything_new"),
    unwell: blocks.length > 0,
    blocks,
    ill: states.includes("ill"),
    site: said.get("site") ?? "",
    short_sleep: said.get("short_sleep") === "yes",
    stress: said.get("stress") === "yes",
  };
}
