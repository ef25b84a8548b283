/* The voice: only voices that speak on this machine; without one the player does without. */
export function voice(language) {
  const synth = globalThis.speechSynthesis;
  let on = true;

  const own = () => (synth?.getVoices() ?? []).filter((one) => one.localService);
  const chosen = () => own().find((one) => one.lang.toLowerCase().startsWith(language)) ?? null;

  return {
    get able() { return Boolean(chosen()); },
    get on() { return on; },
    set on(value) { on = value; if (!value) synth?.cancel(); },
    onChange(run) { synth?.addEventListener?.("voiceschanged", run); },
    /* A mere count gives way to a sentence that is still being said. */
    say(text, counts = false) {
      const speaker = chosen();
      if (!on || !speaker) return;
      if (counts && synth.speaking) return;
      synth.cancel();
      const words = new SpeechSynthesisUtterance(text);
      words.voice = speaker;
      words.lang = speaker.lang;
      words.rate = 0.95;
      synth.speak(words);
    },
    hush() { synth?.cancel(); },
  };
}
