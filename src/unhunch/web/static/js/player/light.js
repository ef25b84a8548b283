/*
 * The traffic light in the browser, from the numbers that the server sent with each item, so that
 * "this hurts" works with a dead network too. The server judges again when it gets the answer.
 */
export function judge(limits, { score, signs, still, reds }) {
  if (signs.length) return { light: "red", act: "screen" };
  const rise = score - limits.before;
  const red = score > limits.red_above || (score >= limits.red_from && rise >= limits.red_rise);
  if (red) return { light: "red", act: reds >= 1 ? "end-session" : "stop" };
  if (limits.ease_any_rise && rise > 0) {
    return { light: score >= limits.amber_from ? "amber" : "green", act: still ? "stop" : "ease" };
  }
  return { light: score >= limits.amber_from ? "amber" : "green", act: "go-on" };
}
