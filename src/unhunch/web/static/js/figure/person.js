/* The person on the stage: a copy of the body, dressed for an exercise, posed at a moment of an animation. */
import { isMuscle, isProp } from "./load.js";
import { things } from "./props.js";

export function person(three, body, which, mistakes = []) {
  const root = three.clone(body.scene);
  const nodes = new Map();
  root.traverse((node) => nodes.set(node.name, node));
  const mixer = new three.AnimationMixer(root);
  const clips = new Map([...body.animations, ...mistakes].map((clip) => [clip.name, mixer.clipAction(clip)]));
  let acting = null;
  let held = () => {};

  return {
    root,
    has: (animation) => clips.has(animation),
    /** Shows the muscles and the things of an exercise, and hides all others. */
    dress(spec) {
      for (const node of nodes.values()) {
        if (node.isMesh && isMuscle(node)) node.visible = spec.lit.includes(node.name);
        if (isProp(node)) node.visible = false;
      }
      held = things(three, root, nodes, spec.props, which);
    },
    pose(animation, at_s) {
      const action = clips.get(animation) ?? clips.values().next().value;
      if (action !== acting) {
        acting?.stop();
        action.reset().play();
        acting = action;
      }
      // Just short of its end, a loop is where it began; at its very end three.js would begin it anew.
      mixer.setTime(Math.min(at_s, action.getClip().duration - 1e-4));
      root.updateMatrixWorld(true);
      held();
    },
    dispose() {
      mixer.stopAllAction();
      root.traverse((node) => node.skeleton?.dispose());
    },
  };
}
