/*
 * Finds the person in pictures, in a thread of its own. A picture is looked at, closed and forgotten; the landmarks
 * go to the coach's thread by their own channel, and to the page, which draws them.
 */
const POINTS = 33;
const HEAD = 2;
const WIDTH = 4;

/* How bright the room is, is looked at now and then, on a few dots. */
const DOTS = 16;
const EVERY = 15;

let looks = 0;
let light = null;
let glance = null;
let landmarker = null;
let coach = null;

async function begin({ parts, model, port }) {
  coach = port;
  const { FilesetResolver, PoseLandmarker } = await import(`${parts}/tasks-vision/vision_bundle.mjs`);
  const files = await FilesetResolver.forVisionTasks(`${parts}/tasks-vision/wasm`, true);
  landmarker = await PoseLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: `${parts}/models/pose_${model}.task`, delegate: "CPU" },
    runningMode: "VIDEO",
    canvas: new OffscreenCanvas(1, 1),
  });
}

/* Time in seconds, width over height, then x, y, z and visibility of each point; all 0 where nobody is seen. */
function packed(found, t, aspect) {
  const numbers = new Float64Array(HEAD + POINTS * WIDTH);
  numbers[0] = t / 1000;
  numbers[1] = aspect;
  for (const [number, { x, y, z, visibility }] of (found ?? []).entries()) {
    numbers.set([x, y, z, Math.min(1, Math.max(0, visibility ?? 0))], HEAD + number * WIDTH);
  }
  return numbers;
}

/* The mean brightness of the picture, 0 to 1. */
function brightness(bitmap) {
  glance ??= new OffscreenCanvas(DOTS, DOTS).getContext("2d", { willReadFrequently: true });
  glance.drawImage(bitmap, 0, 0, DOTS, DOTS);
  const { data } = glance.getImageData(0, 0, DOTS, DOTS);
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum += 0.3 * data[at] + 0.59 * data[at + 1] + 0.11 * data[at + 2];
  return sum / (DOTS * DOTS * 255);
}

function look({ bitmap, t }) {
  const from = performance.now();
  const aspect = bitmap.width / bitmap.height;
  let numbers = null;
  try {
    if (looks % EVERY === 0) light = brightness(bitmap);
    looks += 1;
    numbers = packed(landmarker.detectForVideo(bitmap, t).landmarks[0], t, aspect);
  } finally {
    bitmap.close();
  }
  coach.postMessage(numbers);
  postMessage({ type: "looked", t, took: performance.now() - from, light, numbers });
}

onmessage = async ({ data }) => {
  try {
    if (data.type === "begin") {
      await begin(data);
      postMessage({ type: "ready" });
    } else if (data.type === "look") look(data);
  } catch (error) {
    postMessage({ type: "failed", why: String(error?.message ?? error) });
  }
};
