/* What of the coach's events is said to the person, in which sentence. Pure. */

/** The sentence for an event of the stretch of work that is on; nothing where it is not for the person. */
export function sentenceFor({ kind, fault }, { exercise, side }, cues, words) {
  if (kind === "cue") return cues[exercise]?.[fault] ?? "";
  if (kind === "mended") return words["camera.mended"];
  if (kind === "other_side") return words[`camera.side.${side}`] ?? "";
  return "";
}
