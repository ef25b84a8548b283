// A large file takes a while to be taken over and read: a bar says how far it is. Without this, the form does the same.
const form = document.querySelector("[data-upload]");

const setUp = () => {
  const { most, tooLarge, sending, reading, failed } = form.dataset;
  const [error, bar, button] = ["[data-upload-error]", "[data-upload-bar]", "button"].map((one) => form.querySelector(one));
  const [gauge, words] = [bar.querySelector("progress"), bar.querySelector("p")];
  let busy = false;

  const show = (text) => {
    busy = Boolean(text);
    bar.hidden = !busy;
    words.textContent = text;
    button.setAttribute("aria-disabled", String(busy));
  };
  const tell = (text) => {
    show("");
    error.textContent = text;
    error.hidden = !text;
  };
  const read = () => {
    gauge.removeAttribute("value");
    show(reading);
  };
  const answered = ({ target }) => {
    try {
      const { next, error: why } = JSON.parse(target.responseText);
      if (next) location.assign(next);
      else tell(why ?? failed);
    } catch {
      tell(failed);
    }
  };
  const send = () => {
    const request = new XMLHttpRequest();
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", ({ loaded, total }) => { gauge.value = total ? loaded / total : 0; });
    request.upload.addEventListener("load", read);
    request.addEventListener("load", answered);
    request.addEventListener("error", () => tell(failed));
    request.send(new FormData(form));
  };

  form.addEventListener("submit", (event) => {
    const [file] = form.elements.file.files;
    if (busy || file) event.preventDefault();
    if (busy) return;
    tell("");
    if (!file) read();
    else if (file.size > Number(most)) tell(tooLarge);
    else {
      gauge.value = 0;
      show(sending);
      send();
    }
  });
  // Who comes back with the browser's button finds the form as it was.
  addEventListener("pageshow", ({ persisted }) => { if (persisted) show(""); });
};

if (form) setUp();
