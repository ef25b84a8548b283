// Shows follow-ups as soon as they are asked, and hands an emergency answer to the server on the tap.
const form = document.querySelector("[data-screening]");
const conditional = [...form.querySelectorAll("[data-asked]")];

function answer(id) {
  return form.querySelector(`input[name="${CSS.escape(id)}"]:checked`)?.value ?? "";
}

function reveal() {
  // In the order of the page, so that a follow-up of a hidden follow-up is hidden, too.
  for (const box of conditional) {
    box.hidden = !JSON.parse(box.dataset.asked).every(([id, answers]) => {
      const parent = document.getElementById(id);
      if (!parent) return !box.hidden;
      return !parent.hidden && answers.includes(answer(id));
    });
    for (const field of box.querySelectorAll("input, textarea")) field.disabled = box.hidden;
  }
}

form.addEventListener("change", (event) => {
  reveal();
  if (!event.target.matches("[data-at-once]")) return;
  const tap = document.createElement("button");
  Object.assign(tap, { name: "go", value: "tap", hidden: true });
  form.append(tap);
  form.requestSubmit(tap);
});
reveal();
