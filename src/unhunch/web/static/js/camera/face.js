/*
 * How the head rolls, from the points of a face, and how often there is time to look at it. Pure; degrees, the person's
 * left down positive; times in milliseconds.
 */
import { FEW_FPS, SHARE } from "./pace.js";

const HEAD = 2;
const WIDTH = 4;
/* The outer corners of the eyes, by the person's own sides. */
const LEFT = 263;
const RIGHT = 33;
const EYES = [2, 5];
const SHOULDERS = [11, 12];
/* The face is this person's where its eyes lie so near to the pose's, in widths of the shoulders. */
const NEAR = 0.4;
/* Of a true tilt the pose's eyes show this much (`POSE_ROLL_SHARE` of the coach). */
const POSE_SHARE = 0.65;
/* A look and its share of the face's may take so long that form is still judged surely. */
const BUDGET_MS = (SHARE * 1000) / FEW_FPS;
const MOST_APART = 4;
const KEPT = 9;
const FIRST = 3;

const degrees = (across, down) => (Math.atan2(down, across) * 180) / Math.PI;
const half = (degs) => ((degs + 540) % 360) - 180;
const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The roll of the line between the eyes; no number where the points are none of a face. `aspect` is width over height. */
export function rollOf(points, aspect) {
  const [left, right] = [points[LEFT], points[RIGHT]];
  if (!left || !right || Math.hypot(left.x - right.x, left.y - right.y) === 0) return NaN;
  return degrees((left.x - right.x) * aspect, left.y - right.y);
}

const at = (numbers, number) => ({ x: numbers[HEAD + number * WIDTH], y: numbers[HEAD + number * WIDTH + 1] });
const between = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a, b, aspect) => Math.hypot((a.x - b.x) * aspect, a.y - b.y);

/** The same by the pose, which shows but a part of it. */
export function tiltOf(numbers) {
  const [left, right] = EYES.map((number) => at(numbers, number));
  return degrees((left.x - right.x) * numbers[1], left.y - right.y);
}

/** Whether the face is that of the person whose pose it is, and not of somebody behind them. */
export function isHead(points, numbers) {
  const [left, right] = SHOULDERS.map((number) => at(numbers, number));
  const reach = apart(left, right, numbers[1]) * NEAR;
  const eyes = between(...EYES.map((number) => at(numbers, number)));
  return Boolean(points[LEFT]) && apart(eyes, between(points[LEFT], points[RIGHT]), numbers[1]) < reach;
}

/** On each how manieth look there is time for the face; 0 where there is none. `pose` and `face` are what a look takes. */
export function turnOf(pose, face) {
  const left = BUDGET_MS - pose;
  const nth = left > 0 ? Math.max(1, Math.ceil(face / left)) : Infinity;
  return nth <= MOST_APART ? nth : 0;
}

/**
 * Whose turn it is: a machine that turns out too slow for both looks at the pose alone from then on. Between two
 * looks at the face the head goes on as the pose sees it go.
 */
export function faceTurns(model) {
  const poses = [];
  const faces = [];
  let nth = 2;
  let looks = 0;
  let last = { roll: NaN, tilt: NaN };

  const keep = (kept, ms) => { kept.push(ms); if (kept.length > KEPT) kept.shift(); };

  return {
    model,
    /** Whether this look is one at the face, too; `pose` is what the pose took. */
    due(pose) {
      keep(poses, pose);
      if (nth && faces.length >= FIRST) nth = turnOf(middle(poses), middle(faces));
      looks += 1;
      return nth > 0 && looks % nth === 0;
    },
    took(ms, roll, tilt) {
      keep(faces, ms);
      last = { roll, tilt };
    },
    /** The roll now, by the last look at the face and what the pose saw since. */
    since(tilt) { return nth ? last.roll + half(tilt - last.tilt) / POSE_SHARE : NaN; },
    /** What the face takes of each look's time. */
    share: () => (nth && faces.length ? middle(faces) / nth : 0),
  };
}
