// The body map follows the check boxes, and the boxes follow a tap on the map.
const body = document.querySelector("[data-body]");
if (body) {
  const chest = body.querySelector("[data-chest]");
  const draw = () => {
    for (const shape of body.querySelectorAll("[data-site]")) {
      shape.classList.toggle("is-chosen", document.getElementById(`site-${shape.dataset.site}`).checked);
    }
    chest.hidden = !document.getElementById("site-chest").checked;
  };
  body.addEventListener("change", draw);
  body.addEventListener("click", (event) => {
    const site = event.target.closest("[data-site]")?.dataset.site;
    if (!site) return;
    const box = document.getElementById(`site-${site}`);
    box.checked = !box.checked;
    draw();
  });
  draw();
}

const presets = document.querySelector("[data-presets]");
if (presets) {
  presets.hidden = false;
  presets.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    for (let day = 0; day < 7; day += 1) {
      if (button.dataset.minutes) document.getElementById(`minutes-${day}`).value = button.dataset.minutes;
      if ("copy" in button.dataset) {
        for (const box of document.querySelectorAll(`[name=places-${day}]`)) {
          box.checked = document.querySelector(`[name=places-0][value=${box.value}]`).checked;
        }
      }
    }
  });
}
