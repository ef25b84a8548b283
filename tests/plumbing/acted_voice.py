"""What a page is heard to say and play, and whether it keeps the screen awake: the browser's parts are stood in for."""

import json

from playwright.sync_api import Page

STAND_INS = """
(voices) => {
  window.heard = { spoken: [], notes: [], awake: 0, asked: 0 };
  const synth = {
    speaking: false, getVoices: () => voices, cancel: () => {}, addEventListener: () => {},
    speak: (words) => window.heard.spoken.push([words.voice.name, words.text]),
  };
  Object.defineProperty(window, "speechSynthesis", { value: synth, configurable: true });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const knob = () => ({ setValueAtTime() {}, exponentialRampToValueAtTime() {} });
  window.AudioContext = class {
    constructor() { this.state = "running"; this.currentTime = 0; this.destination = {}; }
    createOscillator() {
      const source = {
        frequency: { value: 0 }, connect: (next) => next, stop() {},
        start: () => window.heard.notes.push(source.frequency.value),
      };
      return source;
    }
    createGain() { return { gain: knob(), connect: (next) => next }; }
  };
  const request = async () => {
    window.heard.awake += 1;
    window.heard.asked += 1;
    return { addEventListener() {}, release: async () => { window.heard.awake -= 1; } };
  };
  Object.defineProperty(navigator, "wakeLock", { value: { request }, configurable: true });
}
"""
REMOTE = {"name": "Far away", "lang": "en-GB", "localService": False}
LOCAL = {"name": "In this machine", "lang": "en-GB", "localService": True}
FOREIGN = {"name": "Another language", "lang": "nl-NL", "localService": True}


def with_voices(*voices: dict[str, object]) -> str:
    """What to run before the page: its browser has these voices, and keeps what it is given to speak and to play."""
    return f"({STAND_INS})({json.dumps(voices)});"


def heard(page: Page, what: str) -> list[object]:
    """What was `spoken` so far, as [voice, words], or which `notes` were played."""
    found = page.evaluate(f"window.heard.{what}")
    assert isinstance(found, list)
    return found
