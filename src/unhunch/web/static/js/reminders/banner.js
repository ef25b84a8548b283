/* Looks for what is due once a minute and shows it calmly; what is said to it goes back. */

import { caller } from "../player/net.js";
import { awake } from "./awake.js";
import { ends } from "./meetings.js";
import { stillFor } from "./still.js";

const LOOK_MS = 60_000;
const root = document.querySelector("[data-reminders]");
const call = caller("/api/reminders", root.dataset.csrf);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
let shown = null;

const mayNotify = () => "Notification" in window && Notification.permission === "granted";

async function look() {
  const now = Date.now();
  const here = awake(now, Number(root.dataset.away) * 1000);
  // A camera that looks knows better since when somebody has been sitting still.
  const still = stillFor(now);
  const awake_s = Math.round((still ?? here) / 1000);
  // What nobody can see would count as ignored.
  if (document.hidden && !mayNotify()) return;
  try {
    const { reminder } = await call("/look", { awake_s, seen: still !== null, zone });
    if (reminder?.key === shown?.key) return;
    hide();
    if (reminder) show(reminder);
  } catch {
    // The next look asks again.
  }
}

function show(one) {
  const card = root.querySelector("template").content.firstElementChild.cloneNode(true);
  const only = one.kind === "break" ? "break" : "daily";
  card.querySelector("[data-title]").textContent = one.title;
  card.querySelector("[data-text]").textContent = one.text;
  for (const part of card.querySelectorAll("[data-only]")) if (part.dataset.only !== only) part.remove();
  picture(card.querySelector("[data-picture]"), one);
  const meeting = card.querySelector("[data-meeting]");
  for (const end of ends(Date.now())) meeting.append(new Option(end, end));
  for (const button of card.querySelectorAll("[data-say]")) button.addEventListener("click", () => say(one, button.dataset.say, meeting.value));
  shown = { key: one.key, card };
  root.append(card);
  if (one.announce && document.hidden && mayNotify()) notify(one);
}

function picture(place, one) {
  if (!one.picture) return;
  const image = new Image(160, 140);
  image.src = one.picture;
  image.alt = one.picture_words;
  image.className = "still";
  place.append(image);
  place.hidden = false;
}

function notify(one) {
  const note = new Notification(one.outside, { tag: one.key, lang: document.documentElement.lang });
  note.addEventListener("click", () => {
    window.focus();
    note.close();
  });
}

async function say(one, what, until) {
  try {
    const { again_s } = await call("/answer", { key: one.key, what, until, zone }, { keepalive: what === "started" });
    if (again_s) setTimeout(look, again_s * 1000 + 500);
  } catch (error) {
    // One that is over already is none any more; what could not be sent stays to be answered.
    if (error.status !== 422) return;
  }
  hide();
  if (what === "started") location.assign(one.start);
  else look();
}

function hide() {
  const held = shown?.card.contains(document.activeElement);
  shown?.card.remove();
  shown = null;
  if (held) document.querySelector("main")?.focus();
}

look();
setInterval(look, LOOK_MS);
document.addEventListener("visibilitychange", () => !document.hidden && look());
