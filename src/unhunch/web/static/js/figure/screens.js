/*
 * What a figure can be shown on. Each screen takes the moment to show and whether it plays:
 * live (three dimensions), loop (a moving picture), fade (stills that fade into each other).
 */
import { live } from "./live.js";
import { keyAt } from "./head.js";

/** The live screen; it comes once three.js and the body are here. */
export async function liveScreen(box, sources, spec, body) {
  const figure = await live(box, sources);
  try {
    await figure.show(spec, body);
  } catch (error) {
    figure.dispose();
    throw error;
  }
  box.dataset.screen = "live";
  return {
    name: "live",
    figure,
    show(at) { figure.draw([{ animation: spec.exercise, at }]); },
    dispose() { figure.dispose(); },
  };
}

/** The moving picture: an image knows no time, so it plays from its own start, and a still stands in while it rests. */
export function loopScreen(box, spec) {
  box.dataset.screen = "loop";
  const picture = box.querySelector("[data-still-picture]");
  const { src: still, alt } = picture;
  let playing = false;
  return {
    name: "loop",
    show(at, plays) {
      const key = spec.keys[keyAt(spec.keys, at)];
      if (!plays) Object.assign(picture, { src: key.still || still, alt: key.still ? key.words : alt });
      else if (!playing) Object.assign(picture, { src: spec.loop, alt });
      playing = plays;
    },
    dispose() { Object.assign(picture, { src: still, alt }); },
  };
}

/** Stills, each fading into the next where motion is welcome. */
export function fadeScreen(box, spec) {
  box.dataset.screen = "fade";
  const front = box.querySelector("[data-still-picture]");
  const pictures = spec.keys.map((key) => {
    if (!key.still) return null;
    const picture = Object.assign(new Image(), { src: key.still, alt: key.words, className: "fig-still fig-fading" });
    box.append(picture);
    return picture;
  });
  let shown = -1;
  return {
    name: "fade",
    show(at) {
      const number = keyAt(spec.keys, at);
      if (number === shown || !pictures[number]) return;
      shown = number;
      front.hidden = true;
      pictures.forEach((picture, place) => {
        picture?.classList.toggle("is-shown", place === number);
        picture?.setAttribute("aria-hidden", String(place !== number));
      });
    },
    dispose() {
      front.hidden = false;
      for (const picture of pictures) picture?.remove();
    },
  };
}

/** The next best screen without three dimensions; null where the one still has to do. */
export function plainScreen(box, spec, { moving }) {
  if (moving && spec.loop) return loopScreen(box, spec);
  return spec.keys.filter((key) => key.still).length > 1 ? fadeScreen(box, spec) : null;
}
