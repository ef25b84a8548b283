/* Small pieces of page handling that every part of the player uses. */
export const one = (selector, root = document) => root.querySelector(selector);
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];
export const show = (element, on = true) => { if (element && element.hidden === on) element.hidden = !on; };
export const text = (element, words) => { if (element && element.textContent !== words) element.textContent = words; };
export const fillIn = (words, facts) => words.replace(/\{(\w+)\}/g, (_whole, name) => String(facts[name] ?? ""));

export function lines(list, sentences, tag = "li") {
  list.replaceChildren(...sentences.map((sentence) => {
    const line = document.createElement(tag);
    line.textContent = sentence;
    return line;
  }));
}

/** The words of the page, by the last part of their id. */
export function pageWords(id = "player-words") {
  const all_ = JSON.parse(document.getElementById(id).textContent);
  const page = {};
  const hurts = {};
  for (const [name, words] of Object.entries(all_)) {
    if (name.startsWith("session.page.")) page[name.slice(13)] = words;
    if (name.startsWith("session.hurts.")) hurts[name.slice(14)] = words;
  }
  return { ...page, hurts };
}

/** Runs it in a task of its own, where the browser knows how: for what is work enough for one. */
export const soon = (run) => (globalThis.scheduler?.postTask ? scheduler.postTask(run, { priority: "user-blocking" }) : run());

/** Shows one screen of the player and moves the focus to its heading, or to what is named. */
export function screen(root, name, named = null) {
  root.dataset.screen = name;
  for (const part of all("[data-on]", root)) show(part, part.dataset.on === name);
  const shown = one(`[data-on="${name}"]`, root);
  // Moving the focus lays the page out.
  soon(() => {
    scrollTo(0, 0);
    (named ?? one("h1[tabindex]", shown ?? root))?.focus({ preventScroll: true });
  });
}
