// A form that takes a moment says so, and is sent once.
for (const form of document.querySelectorAll("[data-busy]")) {
  const told = document.querySelector("[data-busy-words]");
  const before = told?.textContent;
  const show = (busy) => {
    form.toggleAttribute("data-sent", busy);
    for (const button of form.querySelectorAll("button")) button.toggleAttribute("data-waits", busy);
    for (const button of form.querySelectorAll("button")) button.setAttribute("aria-disabled", String(busy));
    if (told) told.textContent = busy ? told.dataset.busyWords : before;
  };
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("data-sent")) event.preventDefault();
    else show(true);
  });
  // Who comes back with the browser's button finds the form as it was.
  addEventListener("pageshow", (event) => { if (event.persisted) show(false); });
}
