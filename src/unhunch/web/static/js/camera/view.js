/* The camera's part of the page: the person's picture, the light that says that it is on, and one sentence. */
import { one, show, text } from "../player/dom.js";
import { chooser, chosen, keep, kept } from "./choice.js";
import { overlay } from "./overlay.js";

const MIRRORED = "unhunch-mirror";
const TOLD = "unhunch-camera-told";
/* The bar ends a little beyond the person's own way. */
const WIDEST = 1.2;

export function cameraView(root, { onTap, onTimer, onChoose }) {
  const box = one("[data-person]", root);
  const button = one("[data-camera-tap]", root);
  const dialog = one('[data-dialog="camera"]');
  const list = chooser(one("[data-camera-choice]", box), onChoose);
  const mirror = one("[data-mirror]", box);
  const draw = overlay(one("[data-bones]", box));
  const note = one("[data-camera-note]", box);
  let ink = "";

  const paintMirror = () => {
    const on = (kept(MIRRORED) ?? "on") === "on";
    mirror.setAttribute("aria-pressed", String(on));
    box.toggleAttribute("data-mirrored", on);
  };
  mirror.addEventListener("click", () => { keep(MIRRORED, mirror.getAttribute("aria-pressed") === "true" ? "off" : "on"); paintMirror(); });
  paintMirror();
  one("[data-by-timer]", box).addEventListener("click", onTimer);
  button.addEventListener("click", () => {
    if (root.dataset.camera || kept(TOLD)) onTap();
    else dialog.showModal();
  });
  one("[data-camera-on]", dialog).addEventListener("click", () => { keep(TOLD, "1"); dialog.close(); onTap(); });

  return {
    video: one("video", box),
    device: chosen,
    /** "", "starting", "on" or "watching"; the light is on where the camera is. */
    turn(state) {
      if (state) root.dataset.camera = state; else delete root.dataset.camera;
      show(box, state !== "");
      show(one("[data-camera-light]", box), state === "on" || state === "watching");
      button.setAttribute("aria-pressed", String(state !== ""));
      ink = getComputedStyle(one("[data-bones]", box)).color;
      if (!state) draw.clear();
    },
    offer: list.offer,
    /** One sentence, and whether it is a cue, which is shown larger. */
    say(sentence, kind = "") {
      note.dataset.kind = kind;
      text(note, sentence);
    },
    offerTimer(on) { show(one("[data-by-timer]", box), on); },
    range(share) {
      show(one("[data-range]", box), share !== null);
      if (share !== null) one("[data-range-done]", box).setAttribute("width", String(Math.round((Math.min(share, WIDEST) / WIDEST) * 1000) / 10));
    },
    bones: (numbers, size) => draw.skeleton(numbers, size, ink),
    shape: (points, size) => draw.silhouette(points, size, ink),
  };
}
