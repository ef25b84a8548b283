/* What a timer shows and does at a moment, from numbers alone: seconds in, nothing of the page. Pure. */

/** How many looks at the skin are due after so many seconds, none of them at the very end. */
export const looksDue = (gone, every, length) => (every ? Math.floor(Math.min(gone, length - 1) / every) : 0);

/** Whether it is over: its time has gone, or, with pauses, the most at once. */
export const isOver = (gone, length, since, wall) => gone >= length || (wall > 0 && since >= wall);

/**
 * A round: tense, then let go, and how much of that half has gone, in seconds. None begins that can't be let go of in
 * full; what is left over at the end is let go.
 */
export function tenseAt(gone, tense, letGo, length) {
  const round = tense + letGo;
  const last = Math.max(1, Math.floor(length / round)) - 1;
  const number = Math.min(last, Math.floor(gone / round));
  const inRound = gone - number * round;
  if (inRound < tense) return { half: "tense", number, gone: inRound, length: tense };
  const whole = number === last ? length - last * round : round;
  return { half: "letGo", number, gone: inRound - tense, length: whole - tense };
}

/** The breath: which half, and how wide the circle is, from 0 (out) to 1 (in). */
export function breathAt(gone, breath) {
  const share = (gone % breath) / breath;
  return { half: share < 0.5 ? "in" : "out", width: (1 - Math.cos(2 * Math.PI * share)) / 2 };
}
