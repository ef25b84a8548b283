/* Carries out what the machine asks for: words, tones, records, the snapshot. */
import { fillIn } from "./dom.js";
import { easedEvent, exerciseEvent, setEvent, stepEvent } from "./records.js";
import { clock } from "./clock.js";
import { itemOpen } from "./steps.js";

export function effects({ loud, words, getState, getRun, keep, save, flash, finished, measured, unseen }) {
  const carry = {
    say: (effect) => loud.say(effect.text, effect.counts),
    tone: (effect) => loud.play(effect.name),
    hush: () => loud.hush(),
    away: () => flash(words.away, true),
    more: (effect, state) => flash(fillIn(effect.later ? words.moreLater : words.more, { seconds: state.plan.more })),
    step: (effect, state) => keep(stepEvent(state, getRun(), clock.stamp(), effect.index)),
    set: (effect, state) => keep(setEvent(state, getRun(), clock.stamp(), { ...effect, measured: measured(effect) })),
    unseen: () => unseen(),
    eased: (effect, state) => {
      const now = itemOpen(state, effect.item);
      flash(fillIn(words.eased, { name: now.name, dose: now.dose }));
      return keep(easedEvent(state, getRun(), clock.stamp(), effect));
    },
    exercise: (effect, state) => keep(exerciseEvent(state, getRun(), clock.stamp(), effect.item)),
    save: () => save(),
    finished: () => finished(),
  };
  return (list) => {
    for (const effect of list) {
      const done = carry[effect.type]?.(effect, getState());
      done?.catch?.((error) => flash(String(error), true));
    }
  };
}
