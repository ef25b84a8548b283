/* Which body the person chose to look at; kept in this browser alone, and it says nothing about them. */
const NAME = "unhunch-body";

export function chosenBody(bodies) {
  let kept = null;
  try { kept = localStorage.getItem(NAME); } catch { /* a browser that keeps nothing shows the first one */ }
  return kept in bodies ? kept : Object.keys(bodies)[0];
}

export function keepBody(body) {
  try { localStorage.setItem(NAME, body); } catch { /* chosen for this page, then */ }
}
