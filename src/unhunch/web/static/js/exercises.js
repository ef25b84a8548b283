// Search as you type: hides what does not fit; the server does the same for those without script.
const form = document.querySelector("[data-filters]");
const rows = [...document.querySelectorAll("[data-list] > li")];
const count = document.querySelector("[data-count]");
const none = document.querySelector("[data-none]");

function fits(row, wanted) {
  const words = wanted.get("q").toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => row.dataset.words.includes(word)) &&
    ["place", "kit", "region", "kind"].every((name) =>
      !wanted.get(name) || row.dataset[name].split(" ").includes(wanted.get(name)));
}

function apply() {
  const wanted = new FormData(form);
  let found = 0;
  for (const row of rows) {
    row.hidden = !fits(row, wanted);
    if (!row.hidden) found += 1;
  }
  count.textContent = found === 1 ? count.dataset.one : count.dataset.several.replace("0", found);
  none.hidden = found > 0;
  const query = new URLSearchParams([...wanted].filter(([, value]) => value));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

form.addEventListener("input", apply);
form.addEventListener("submit", (event) => { event.preventDefault(); apply(); });
