/* Short, soft tones; each is a few notes: [hertz, start, length] in seconds. */
const NOTES = {
  ready: [[392, 0, 0.18]],
  go: [[523, 0, 0.14], [659, 0.13, 0.26]],
  count: [[523, 0, 0.09]],
  turn: [[440, 0, 0.16], [554, 0.15, 0.2]],
  rest: [[523, 0, 0.16], [392, 0.15, 0.3]],
  soon: [[440, 0, 0.08]],
  done: [[523, 0, 0.2], [659, 0.18, 0.2], [784, 0.36, 0.5]],
};
const LOUDNESS = 0.14;

/* Asking for devices starts the browser's sound in the background. The first context would wait for it: 60 ms in which nothing moves. */
const begun = () => navigator.mediaDevices?.enumerateDevices().catch(() => {});

export function tones() {
  let audio = null;
  begun();
  let on = true;

  function note(hertz, start, length) {
    const at = audio.currentTime + start;
    const source = audio.createOscillator();
    const swell = audio.createGain();
    source.type = "sine";
    source.frequency.value = hertz;
    swell.gain.setValueAtTime(0.0001, at);
    swell.gain.exponentialRampToValueAtTime(LOUDNESS, at + 0.02);
    swell.gain.exponentialRampToValueAtTime(0.0001, at + length);
    source.connect(swell).connect(audio.destination);
    source.start(at);
    source.stop(at + length + 0.05);
  }

  return {
    get on() { return on; },
    set on(value) { on = value; },
    /* Browsers let sound begin only after a tap; this is called from one. */
    wake() {
      try {
        audio ??= new AudioContext();
        if (audio.state === "suspended") audio.resume();
      } catch { audio = null; }
    },
    play(name) {
      if (!on || audio?.state !== "running") return;
      for (const [hertz, start, length] of NOTES[name] ?? []) note(hertz, start, length);
    },
  };
}
