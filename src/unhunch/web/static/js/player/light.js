/*
 * The traffic light in the browser, from the numbers that the server sent with each item, so that
 * "this hurts" works with a dead network too. The server judges again when it gets the answer.
 */
export function judge(limits, { score, signs, still, spread, reds }) {
  if (signs.length) return { light: "red", act: "screen" };
  if (limits.severe_from !== null && score >= limits.severe_from) return { light: "red", act: "screen" };
  const rise = score - limits.before;
  const red = score > limits.red_above || (score >= limits.red_from && rise >= limits.red_rise);
  const rose = limits.ease_any_rise && rise > 0;
  if (red || spread === "further" || (rose && still)) {
    return { light: "red", act: reds >= 1 ? "end-session" : "stop" };
  }
  const light = score >= limits.amber_from ? "amber" : "green";
  return { light, act: rose ? "ease" : "go-on" };
}
