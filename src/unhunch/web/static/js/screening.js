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

// "Not sure" and a choice speak against each other: the later tick stands.
function settle(box) {
  if (box.type !== "checkbox" || !box.checked) return;
  for (const other of form.querySelectorAll(`input[name="${CSS.escape(box.name)}"]`)) {
    if ((other.value === "unsure") !== (box.value === "unsure")) other.checked = false;
  }
}

// An answer alone, or so many ticks together, may be an emergency.
function isAtOnce(field) {
  if (!field.checked || !field.matches("[data-at-once]")) return false;
  return form.querySelectorAll(`input[name="${CSS.escape(field.name)}"]:checked`).length >= Number(field.dataset.atOnce);
}

function hand() {
  const tap = document.createElement("button");
  Object.assign(tap, { name: "go", value: "tap", hidden: true });
  form.append(tap);
  form.requestSubmit(tap);
}

form.addEventListener("change", (event) => {
  settle(event.target);
  reveal();
  if (isAtOnce(event.target)) hand();
});
reveal();
// Whoever taps while the page still loads has answered before this ran; what the server ticked it has judged.
if ([...form.elements].some((field) => !field.defaultChecked && !field.disabled && isAtOnce(field))) hand();
