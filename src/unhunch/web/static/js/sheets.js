// The pictures of a report's other pages, which follow once the first is there; each is loaded when it comes into view.
const paper = document.querySelector("[data-sheets]");
const more = paper?.querySelector("[data-more]");
const first = paper?.querySelector("img");

async function follow() {
  const answer = await fetch(paper.dataset.sheets);
  if (!answer.ok || answer.redirected) return;
  more.outerHTML = await answer.text();
  first.alt = paper.querySelector("[data-first]").textContent;
}

if (more) {
  if (first.complete) follow();
  else first.addEventListener("load", follow, { once: true });
}
