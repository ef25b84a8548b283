/* A person drawn of their points: filled limbs, trunk and head, softly, with a mark where something was named. */
import { placesAt } from "./takes.js";

/* Half widths in lengths of the trunk, at the limb's beginning and end. */
const ARMS = [[[11, 13, 0.115, 0.09], [13, 15, 0.078, 0.058]], [[12, 14, 0.115, 0.09], [14, 16, 0.078, 0.058]]];
const LEGS = [[[23, 25, 0.165, 0.115], [25, 27, 0.115, 0.075]], [[24, 26, 0.165, 0.115], [26, 28, 0.115, 0.075]]];
const FEET = [[27, 31, 0.075, 0.06], [28, 32, 0.075, 0.06]];
const HEAD_HIGH = 0.235;
const HEAD_WIDE = 0.185;
const EDGE = 0.022;
/* A mark stays so long around the moment at which something was named. */
export const MARKED_MS = [600, 1800];
/* Which points a mark lies on, by the part of the body that the fault is about. */
const PARTS = {
  head: [0, 7, 8], shoulders: [11, 12], elbows: [13, 14], hands: [15, 16], trunk: [11, 12, 23, 24], hips: [23, 24],
  knees: [25, 26], feet: [27, 28],
};
/* The trunk's upper and lower end. */
const ENDS = [[11, 12], [23, 24]];
const IN_PAIRS = ["shoulders", "elbows", "hands", "knees", "feet"];

const mean = (points) => [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
const length = ([x, y], [x2, y2]) => Math.hypot(x2 - x, y2 - y);
const middleOf = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/* How large the person is and where, over the whole take, in picture heights: so that nothing jumps. */
function frameOf(take) {
  const trunks = [];
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  let feet = -Infinity;
  for (const [time] of take.looks) {
    const places = placed(take, time);
    for (const [number, [x, y]] of Object.entries(places)) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
      if (Number(number) > 26) feet = Math.max(feet, y);
    }
    const ends = ENDS.map((pair) => pair.map((one) => places[one]).filter(Boolean));
    if (ends.every((points) => points.length)) trunks.push(length(...ends.map(mean)));
  }
  const trunk = trunks.length ? middleOf(trunks) : (box[3] - box[1]) / 3;
  return { trunk, feet, left: box[0] - trunk * 0.3, top: box[1] - trunk * 0.45, right: box[2] + trunk * 0.3, bottom: box[3] + trunk * 0.3 };
}

function placed(take, time) {
  return Object.fromEntries(Object.entries(placesAt(take, time)).map(([number, [x, y]]) => [number, [(x / 1000) * take.aspect, y / 1000]]));
}

/** Draws the take on the canvas; `inks` gives the colours at the moment of drawing. */
export function ghost(canvas, take, inks) {
  const pen = canvas.getContext("2d");
  const frame = frameOf(take);

  /* The person fills the stage, stands on its ground, and faces as in the mirror that they saw. */
  function seat() {
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio].map(Math.round);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const scale = Math.min(width / (frame.right - frame.left), height / (frame.bottom - frame.top));
    const middle = (frame.left + frame.right) / 2;
    const top = (height - (frame.bottom - frame.top) * scale) / 2;
    const way = take.mirrored ? -1 : 1;
    return { scale, place: ([x, y]) => [width / 2 + way * (x - middle) * scale, top + (y - frame.top) * scale] };
  }

  function path(a, b, from, to) {
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0]);
    pen.beginPath();
    pen.arc(...a, from, angle + Math.PI / 2, angle - Math.PI / 2);
    pen.arc(...b, to, angle - Math.PI / 2, angle + Math.PI / 2);
    pen.closePath();
  }

  /* Parts of one limb, [from, to, half width, half width] each: one edge around them all, and none between them. */
  function limb(parts, colour, edge) {
    const seen = parts.filter(([a, b]) => a && b);
    Object.assign(pen, { fillStyle: colour, strokeStyle: edge, lineJoin: "round" });
    for (const part of seen) { path(...part); pen.stroke(); }
    for (const part of seen) { path(...part); pen.fill(); }
  }

  function fill(colour, edge) {
    Object.assign(pen, { fillStyle: colour, strokeStyle: edge, lineJoin: "round" });
    pen.stroke();
    pen.fill();
  }

  /* Sloping shoulders and hips with a waist between them; from the side, where one may hide the other, one slim shape. */
  function trunk(at, size, colour, edge) {
    const [[l, r = l], [hl, hr = hl]] = ENDS.map((pair) => pair.map((number) => at[number]).filter(Boolean));
    if (!l || !hl) return;
    const [top, low] = [mean([l, r]), mean([hl, hr])];
    const spine = Math.atan2(low[1] - top[1], low[0] - top[0]);
    const across = [Math.cos(spine - Math.PI / 2), Math.sin(spine - Math.PI / 2)];
    const along = [Math.cos(spine), Math.sin(spine)];
    const half = (a, b, least) => Math.max(least * size, length(a, b) / 2);
    const [wide, hip] = [half(l, r, 0.15) + 0.09 * size, half(hl, hr, 0.1) + 0.13 * size];
    const waist = Math.min(wide, hip) * 0.92;
    const out = (from, side, width, down) => [0, 1].map((axis) => from[axis] + across[axis] * width * side + along[axis] * down * size);
    const middle = mean([top, low]);
    pen.beginPath();
    pen.moveTo(...out(top, -1, 0.1 * size, -0.17));
    for (const side of [-1, 1]) {
      const down = [
        [out(top, side, wide * 0.62, -0.13), out(top, side, wide * 0.9, -0.07)],
        [out(top, side, wide * 1.04, -0.02), out(top, side, wide, 0.14)],
        [out(middle, side, waist * 0.94, 0), out(low, side, hip, 0.02)],
        [out(low, side, hip * 1.02, 0.12), out(low, side, hip * 0.55, 0.14)],
      ];
      if (side < 0) for (const [bend, end] of down) pen.quadraticCurveTo(...bend, ...end);
      else {
        pen.lineTo(...down[3][1]);
        for (const number of [3, 2, 1, 0]) pen.quadraticCurveTo(...down[number][0], ...(number ? down[number - 1][1] : out(top, side, 0.1 * size, -0.17)));
      }
    }
    pen.closePath();
    fill(colour, edge);
  }

  function head(at, size, ink) {
    const ears = [7, 8].map((number) => at[number]).filter(Boolean);
    const shoulders = [11, 12].map((number) => at[number]).filter(Boolean);
    if (!ears.length || !shoulders.length) return;
    const middle = mean(ears);
    const neck = mean(shoulders);
    limb([[[neck[0], neck[1] - 0.04 * size], middle, 0.085 * size, 0.08 * size]], ink.skin, ink.edge);
    let roll = ears.length > 1 && length(...ears) > 0.12 * size ? Math.atan2(ears[1][1] - ears[0][1], ears[1][0] - ears[0][0]) : Math.atan2(middle[1] - neck[1], middle[0] - neck[0]) + Math.PI / 2;
    if (Math.abs(roll) > Math.PI / 2) roll -= Math.sign(roll) * Math.PI;
    const crown = [middle[0] + Math.sin(roll) * 0.03 * size, middle[1] - Math.cos(roll) * 0.03 * size];
    pen.beginPath();
    pen.ellipse(...crown, HEAD_WIDE * size, HEAD_HIGH * size, roll, 0, 2 * Math.PI);
    fill(ink.skin, ink.edge);
    /* Hair, so that one sees which way the head leans; nothing more of a face. */
    pen.save();
    pen.beginPath();
    pen.ellipse(...crown, HEAD_WIDE * 1.04 * size, HEAD_HIGH * 1.04 * size, roll, Math.PI * 1.02, Math.PI * 1.98);
    pen.closePath();
    pen.fillStyle = ink.hair;
    pen.fill();
    pen.restore();
  }

  function ground(place, size, colour) {
    if (!Number.isFinite(frame.feet)) return;
    const [x, y] = place([(frame.left + frame.right) / 2, frame.feet]);
    pen.beginPath();
    pen.ellipse(x, y + 0.14 * size, size * 0.95, size * 0.1, 0, 0, 2 * Math.PI);
    pen.fillStyle = colour;
    pen.fill();
  }

  function mark(at, part, size, colour) {
    const points = (PARTS[part] ?? PARTS.trunk).map((number) => at[number]).filter(Boolean);
    if (!points.length) return;
    for (const [x, y] of IN_PAIRS.includes(part) ? points : [mean(points)]) {
      pen.beginPath();
      pen.arc(x, y, (part === "head" ? 0.34 : 0.2) * size, 0, 2 * Math.PI);
      pen.globalAlpha = 0.28;
      pen.fillStyle = colour;
      pen.fill();
      pen.globalAlpha = 1;
      Object.assign(pen, { strokeStyle: colour, lineWidth: Math.max(2.5, size * 0.035) });
      pen.stroke();
    }
  }

  return {
    /** Draws the moment; `part` of the body is marked where there is one to mark. */
    draw(time, part = "") {
      const { scale, place } = seat();
      const size = frame.trunk * scale;
      const ink = inks();
      const at = Object.fromEntries(Object.entries(placed(take, time)).map(([number, point]) => [number, place(point)]));
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.lineWidth = 2 * EDGE * size;
      ground(place, size, ink.ground);
      const wide = ([a, b, from, to]) => [at[a], at[b], from * size, to * size];
      for (const foot of FEET) limb([wide(foot)], ink.hair, ink.edge);
      for (const leg of LEGS) limb(leg.map(wide), ink.legs, ink.edge);
      head(at, size, ink);
      trunk(at, size, ink.shirt, ink.edge);
      for (const [sleeve, fore] of ARMS) {
        const [elbow, wrist] = [at[fore[0]], at[fore[1]]];
        limb([wide(fore), [wrist, beyond(elbow, wrist, 0.12 * size), 0.066 * size, 0.06 * size]], ink.skin, ink.edge);
        limb([wide(sleeve)], ink.shirt, ink.edge);
      }
      if (part) mark(at, part, size, ink.mark);
    },
  };
}

function beyond(a, b, more) {
  if (!a || !b) return null;
  const whole = length(a, b) || 1;
  return [0, 1].map((axis) => b[axis] + ((b[axis] - a[axis]) / whole) * more);
}
