/* Everything that is heard, and the screen kept awake; each can be muted, and the choice is kept. */
import { all } from "./dom.js";
import { tones } from "./tones.js";
import { voice } from "./voice.js";
import { wake } from "./wake.js";

export function sounds(root) {
  const speak = voice(root.dataset.language);
  const ring = tones();
  const screen = wake();
  const parts = { voice: speak, sound: ring };
  let awake = false;

  for (const button of all("[data-mute]", root)) {
    const name = button.dataset.mute;
    const part = parts[name];
    part.on = (localStorage.getItem(`unhunch-${name}`) ?? (root.dataset[name] ? "on" : "off")) === "on";
    const paint = () => {
      const able = name !== "voice" || speak.able;
      button.setAttribute("aria-pressed", String(part.on && able));
      button.toggleAttribute("disabled", !able);
    };
    button.addEventListener("click", () => {
      part.on = !part.on;
      localStorage.setItem(`unhunch-${name}`, part.on ? "on" : "off");
      if (name === "sound" && part.on) { ring.wake(); ring.play("count"); }
      paint();
    });
    speak.onChange(paint);
    paint();
  }

  return {
    say: (words, counts) => speak.say(words, counts),
    play: (name) => ring.play(name),
    hush: () => speak.hush(),
    wake: () => ring.wake(),
    awake(on) {
      if (on === awake) return;
      awake = on;
      if (on) screen.hold(); else screen.release();
    },
  };
}
