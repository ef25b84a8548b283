"""A camera and a coach that are only acted: what they see and say, the test says.

The page, its two threads and their channel are the real ones; what npm brings is played by a few lines.
"""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

POSE = """
fetch("http://elsewhere.test/").catch(() => null);
const told = new BroadcastChannel("acted-coach");
let acted = { size: 1, took: 0 };
told.onmessage = ({ data }) => { acted = { ...acted, ...data }; };
// A look takes as long as the test says, however busy this machine is.
let clock = 0;
performance.now = () => clock;
const point = (x, y) => ({ x, y, z: 0, visibility: 0.95 });
const body = Array.from({ length: 33 }, () => point(0.5, 0.3));
for (const [at, x, y] of [[0, 0.5, 0.2], [7, 0.52, 0.2], [8, 0.48, 0.2], [11, 0.55, 0.3], [12, 0.45, 0.3],
  [13, 0.57, 0.42], [14, 0.43, 0.42], [15, 0.58, 0.54], [16, 0.42, 0.54], [23, 0.53, 0.55], [24, 0.47, 0.55],
  [25, 0.53, 0.72], [26, 0.47, 0.72], [27, 0.53, 0.9], [28, 0.47, 0.9],
  [31, 0.54, 0.93], [32, 0.46, 0.93]]) body[at] = point(x, y);
export const FilesetResolver = { forVisionTasks: async () => ({ wasmLoaderPath: "acted.js" }) };
const outer = { 263: { x: 0.51, y: 0.31 }, 33: { x: 0.49, y: 0.29 } };
export const FaceLandmarker = { createFromOptions: async ({ wasmLoaderPath }) => {
  if (!wasmLoaderPath.endsWith("?face")) throw new Error("the loader runs once in a thread");
  return { detectForVideo: () => ({ faceLandmarks: [outer] }) };
} };
// As large as the test says, around the trunk's middle; 0 is nobody.
const sized = (one) => ({ ...one, x: 0.5 + (one.x - 0.5) * acted.size, y: 0.42 + (one.y - 0.42) * acted.size });
const detectForVideo = () => {
  clock += acted.took;
  return { landmarks: acted.size ? [body.map(sized)] : [] };
};
export const PoseLandmarker = { createFromOptions: async () => ({ detectForVideo }) };
"""
COACH = """
const WELL = { seen: true, limbs: true, turned: true, judging: true, clocks: true, phase: "rest", share: 0.4 };
const NOTHING = { counted: 0, held_s: 0, range: null, unit: "", evenness: null, faults: [], sure_faults: [] };
const told = new BroadcastChannel("acted-coach");
let acted = { view: {}, account: {}, events: [], watching: { view: "front", needs: ["arms"] } };
told.onmessage = ({ data }) => { acted = { ...acted, ...data }; };
const tab = {
  watch: () => JSON.stringify(acted.watching),
  begin: () => {},
  stand: () => {
    if (acted.moment) acted.moment = { ...acted.moment, values: null, looks: 0 };
    return JSON.stringify({ roll: true });
  },
  step: (t, _aspect, _numbers, roll) => {
    told.postMessage({ roll, t });
    if (acted.moment) return JSON.stringify(acted.moment);
    const { events } = acted;
    acted.events = [];
    return JSON.stringify({ events, view: { ...WELL, ...acted.view }, account: { ...NOTHING, ...acted.account } });
  },
};
export const loadPyodide = async () => ({ FS: { writeFile() {} }, runPython: () => tab });
"""
# A picture that changes and is never dark stands for a camera; each one that was opened can be looked at by the test.
CAMERA = """
window.opened = [];
navigator.mediaDevices.getUserMedia = async (wanted) => {
  window.asked = wanted;
  if (window.refusal) throw new DOMException("acted", window.refusal);
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
  const pen = canvas.getContext("2d");
  let shade = 0;
  setInterval(() => {
    shade = (shade + 9) % 200;
    pen.fillStyle = `rgb(200, ${shade}, 120)`;
    pen.fillRect(0, 0, 320, 240);
  }, 60);
  const stream = canvas.captureStream();
  const [track] = stream.getVideoTracks();
  track.getSettings = () => ({ deviceId: wanted.video.deviceId?.exact ?? "first" });
  window.opened.push(track);
  return stream;
};
navigator.mediaDevices.enumerateDevices = async () =>
  (window.devices ?? ["first"]).map((deviceId) => ({ kind: "videoinput", deviceId, label: `Camera ${deviceId}` }));
"""


def make_parts(vendor: Path) -> Path:
    """The folder of parts, with those that are acted."""
    folder = vendor / "camera-acted"
    for name, text in {"tasks-vision/vision_bundle.mjs": POSE, "pyodide/pyodide.mjs": COACH, "coach.zip": ""}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (vendor / "parts.json").write_text(json.dumps({"camera": folder.name}), encoding="utf-8")
    return vendor


def act(page: Page, **said: Any) -> None:
    """From the next picture on the coach says that; `events` are said once.

    `size` is the person's in the picture (1: well in it, 0: nobody), and `took` how long a look takes, in ms.
    """
    page.evaluate('(said) => new BroadcastChannel("acted-coach").postMessage(said)', said)
