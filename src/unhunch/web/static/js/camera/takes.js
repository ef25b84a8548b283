/*
 * What a replay is made of: the points of a set, ten times a second at most, with the moments at which something was
 * counted or named. Never a picture. Times in milliseconds, places in thousandths of the picture.
 */
const HEAD = 2;
const WIDTH = 4;
/** The landmarks that are drawn, in the order in which they are kept. */
export const DRAWN = [0, 7, 8, 11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28, 31, 32];
export const APART_MS = 100;
export const LONGEST_MS = 120_000;
const SEEN = 0.5;
const FURTHEST = [-2000, 3000];
const SHORTEST_MS = 2000;
const MOST_MARKS = 200;
const LATE_MS = 1000;
const PAUSE_MS = 1000;

export const newTake = (facts) => ({ ...facts, begun: null, full: false, aspect: 1, led: false, looks: [], faults: [], faults_ms: [], repetitions_ms: [] });

const thousandth = (share) => Math.min(FURTHEST[1], Math.max(FURTHEST[0], Math.round(share * 1000)));

/** Takes a look, unless it comes too soon after the last or too late for the whole. */
export function looked(take, numbers) {
  take.begun ??= numbers[0] * 1000;
  take.aspect = numbers[1];
  const before = take.looks.at(-1)?.[0] ?? -Infinity;
  /* A pause is no part of the set: its time is left out. */
  const gone = numbers[0] * 1000 - take.begun - before;
  if (!take.full && gone > PAUSE_MS && gone < Infinity) take.begun += gone - PAUSE_MS;
  const at = Math.round(numbers[0] * 1000 - take.begun);
  take.full ||= at > LONGEST_MS;
  if (take.full || at - before < APART_MS) return;
  const places = DRAWN.flatMap((number) => {
    const [x, y, , visibility] = numbers.subarray(HEAD + number * WIDTH, HEAD + (number + 1) * WIDTH);
    return visibility >= SEEN ? [thousandth(x), thousandth(y)] : [null, null];
  });
  take.looks.push([at, ...places]);
}

/** Takes what the coach said of that moment (in milliseconds of the camera's time). */
export function happened(take, { kind, fault }, t) {
  if (take.begun === null) return;
  const at = Math.max(0, Math.round(t - take.begun));
  if (kind === "repetition" && take.repetitions_ms.length < MOST_MARKS) take.repetitions_ms.push(at);
  if (kind === "cue" && take.faults.length < MOST_MARKS) { take.faults.push(fault); take.faults_ms.push(at); }
}

export const lengthOf = (take) => take.looks.at(-1)?.[0] ?? 0;

/** Whether there is something to see: the camera led, for a while. */
export const isWorth = (take) => take.led && lengthOf(take) >= SHORTEST_MS;

/**
 * The take with every mark inside it: what was said just after the last look belongs to it, and what was said long
 * after, since the take was full, to nothing.
 */
export function closed(take) {
  const end = lengthOf(take);
  const inside = (at) => at <= end + LATE_MS;
  const within = (at) => Math.min(at, end);
  return {
    ...take,
    faults: take.faults.filter((_fault, number) => inside(take.faults_ms[number])),
    faults_ms: take.faults_ms.filter(inside).map(within),
    repetitions_ms: take.repetitions_ms.filter(inside).map(within),
  };
}

/** The take as it is kept. */
export function keptOf(take) {
  const { replay, exercise, set, side, aspect, mirrored, looks, faults, faults_ms, repetitions_ms } = closed(take);
  return { replay, exercise, set, side, mirrored, aspect: Math.round(aspect * 1000) / 1000, looks, faults, faults_ms, repetitions_ms };
}

/** The moments of a take that are worth a stop, in order: faults with their cue, and repetitions with their number. */
export function momentsOf(take) {
  const faults = take.faults.map((fault, number) => ({ at: take.faults_ms[number], fault }));
  const done = take.repetitions_ms.map((at, number) => ({ at, repetition: number + 1 }));
  return [...faults, ...done].sort((a, b) => a.at - b.at);
}

/** The places of the points at that time, between the looks before and after it; undefined where a point was not seen. */
export function placesAt(take, time) {
  const { looks } = take;
  let low = 0;
  let high = looks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (looks[middle][0] <= time) low = middle; else high = middle - 1;
  }
  const [from, to] = [looks[low], looks[Math.min(low + 1, looks.length - 1)]];
  const share = to[0] > from[0] ? Math.min(1, Math.max(0, (time - from[0]) / (to[0] - from[0]))) : 0;
  const places = {};
  for (const [number, point] of DRAWN.entries()) {
    const [x, y, x2, y2] = [from[1 + 2 * number], from[2 + 2 * number], to[1 + 2 * number], to[2 + 2 * number]];
    if (x === null && x2 === null) continue;
    if (x === null || x2 === null) places[point] = x === null ? (share > 0.5 ? [x2, y2] : null) : share <= 0.5 ? [x, y] : null;
    else places[point] = [x + (x2 - x) * share, y + (y2 - y) * share];
    if (!places[point]) delete places[point];
  }
  return places;
}
