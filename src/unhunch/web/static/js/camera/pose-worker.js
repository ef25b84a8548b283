/*
 * Finds the person in pictures, in a thread of its own. A picture is looked at, closed and forgotten; the landmarks
 * go to the coach's thread by their own channel, and to the page, which draws them.
 */
import { faceTurns, isHead, rollOf, tiltOf } from "./face.js";

const POINTS = 33;
const HEAD = 2;
const WIDTH = 4;
const ROLL = HEAD + POINTS * WIDTH;

/* How bright the room is, is looked at now and then, on a few dots. */
const DOTS = 16;
const EVERY = 15;

let looks = 0;
let light = null;
let glance = null;
let landmarker = null;
let coach = null;
let folder = "";
/* The model of the face: null until it is asked for, and for good where it can't be had. */
let face = null;
let turns = null;
let facing = false;

async function begin({ parts, model, port }) {
  coach = port;
  folder = parts;
  const { FilesetResolver, PoseLandmarker } = await import(`${parts}/tasks-vision/vision_bundle.mjs`);
  const files = await FilesetResolver.forVisionTasks(`${parts}/tasks-vision/wasm`, true);
  landmarker = await PoseLandmarker.createFromOptions(files, {
    baseOptions: { modelAssetPath: `${parts}/models/pose_${model}.task`, delegate: "CPU" },
    runningMode: "VIDEO",
    canvas: new OffscreenCanvas(1, 1),
  });
}

/* A module's loader runs once in a thread, so that a second model has its own address of it. */
async function meetFace() {
  const { FaceLandmarker, FilesetResolver } = await import(`${folder}/tasks-vision/vision_bundle.mjs`);
  const files = await FilesetResolver.forVisionTasks(`${folder}/tasks-vision/wasm`, true);
  return FaceLandmarker.createFromOptions({ ...files, wasmLoaderPath: `${files.wasmLoaderPath}?face` }, {
    baseOptions: { modelAssetPath: `${folder}/models/face.task`, delegate: "CPU" },
    runningMode: "VIDEO",
    numFaces: 1,
    outputFaceBlendshapes: false,
    canvas: new OffscreenCanvas(1, 1),
  });
}

/* From now on the face is looked at too, or not; without its model the pose does. */
async function lookAtFace(on) {
  facing = on;
  turns = null;
  if (!on) return;
  face ??= meetFace().catch(() => null);
  const found = await face;
  if (found && facing) turns = faceTurns(found);
}

/* How the head rolls in the picture, in degrees; no number where nobody can tell. */
function rolled(bitmap, t, numbers, took) {
  if (!turns) return NaN;
  if (!turns.due(took)) return turns.since(tiltOf(numbers));
  const from = performance.now();
  const [points] = turns.model.detectForVideo(bitmap, t).faceLandmarks;
  const roll = points && isHead(points, numbers) ? rollOf(points, numbers[1]) : NaN;
  turns.took(performance.now() - from, roll, tiltOf(numbers));
  return roll;
}

/* Time in seconds, width over height, then x, y, z and visibility of each point; all 0 where nobody is seen. The head's roll is last. */
function packed(found, t, aspect) {
  const numbers = new Float64Array(ROLL + 1);
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

async function look({ picture, t }) {
  const from = performance.now();
  const bitmap = await createImageBitmap(picture).finally(() => picture.close());
  const aspect = bitmap.width / bitmap.height;
  let numbers = null;
  let took = 0;
  try {
    if (looks % EVERY === 0) light = brightness(bitmap);
    looks += 1;
    numbers = packed(landmarker.detectForVideo(bitmap, t).landmarks[0], t, aspect);
    took = performance.now() - from;
    numbers[ROLL] = rolled(bitmap, t, numbers, took);
  } finally {
    bitmap.close();
  }
  coach.postMessage(numbers);
  postMessage({ type: "looked", t, took: took + (turns?.share() ?? 0), light, numbers });
}

onmessage = async ({ data }) => {
  try {
    if (data.type === "begin") {
      await begin(data);
      postMessage({ type: "ready" });
    } else if (data.type === "look") await look(data);
    else if (data.type === "face") await lookAtFace(data.on);
  } catch (error) {
    postMessage({ type: "failed", why: String(error?.message ?? error) });
  }
};
