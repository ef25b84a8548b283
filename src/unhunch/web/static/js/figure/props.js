/*
 * The things around and in the hands. A held one follows the fists at every frame: a grip lies along y, a bar along
 * x, and a line (band, cable) runs from (0, 0, 0) to (0, 1, 0) and is stretched.
 */
const GRIP = 0.55;
const BARS = { barbell: "prop_barbell", pulldown: "prop_pulldown_bar" };

/** Places the exercise's things for a body; returns what has to be done whenever the body has moved. */
export function things(three, root, nodes, props, which) {
  for (const old of root.userData.things ?? []) old.removeFromParent();
  root.userData.things = [];
  const copy = (name) => {
    const node = nodes.get(name)?.clone();
    if (!node) return null;
    node.visible = true;
    root.add(node);
    root.userData.things.push(node);
    return node;
  };
  const following = props.flatMap((prop) => {
    const at = new three.Vector3(...(prop.at_m[which] ?? [0, 0, 0]));
    return prop.held ? hold(three, copy, prop, at) : stand(copy(prop.node), prop, at);
  });
  if (!following.length) return () => {};
  const fists = { l: fist(three, nodes, "l"), r: fist(three, nodes, "r") };
  return () => {
    const now = { l: fists.l(), r: fists.r() };
    for (const follow of following) follow(now);
  };
}

const rad = (degrees) => (degrees * Math.PI) / 180;

function stand(node, prop, at) {
  node?.position.copy(at);
  node?.rotation.set(rad(prop.tip_deg), rad(prop.turn_deg), 0, "YXZ");
  node?.scale.set(...prop.size);
  return [];
}

/* What one held thing does as the fists move. */
function hold(three, copy, prop, at) {
  const { hands, kind } = prop.held;
  const grip = (name, hand) => moving(copy(name), (node, fists) => {
    node.position.copy(fists[hand].at);
    node.quaternion.setFromUnitVectors(new three.Vector3(0, 1, 0), fists[hand].axis);
  });
  const bar = () => moving(copy(BARS[kind]), (node, { l, r }) => {
    node.position.copy(l.at).add(r.at).multiplyScalar(0.5);
    node.quaternion.setFromUnitVectors(new three.Vector3(1, 0, 0), l.at.clone().sub(r.at).normalize());
  });
  const line = (name, from, to) => moving(copy(name), (node, fists) => stretch(three, node, from(fists), to(fists)));
  const tied = () => at;
  const held = (hand) => (fists) => fists[hand].at;
  const between = ({ l, r }) => l.at.clone().add(r.at).multiplyScalar(0.5);

  if (kind === "barbell") return bar();
  if (kind === "pulldown") {
    stand(copy(prop.node), prop, new three.Vector3());
    return [...bar(), ...line("prop_pulldown_line", between, tied)];
  }
  if (kind === "cable") {
    stand(copy("prop_cable_stand"), prop, at.clone().setY(0));
    return hands.flatMap((hand) => [...line("prop_cable", tied, held(hand)), ...grip("prop_cable_handle", hand)]);
  }
  if (kind === "band") return at.lengthSq() ? hands.flatMap((hand) => line(prop.node, tied, held(hand))) : line(prop.node, held("r"), held("l"));
  return hands.flatMap((hand) => grip(prop.node, hand));
}

const moving = (node, move) => (node ? [(fists) => move(node, fists)] : []);

/* Where a fist is, and which way a handle runs through it: from the little finger to the index. */
function fist(three, nodes, side) {
  const spot = (name) => new three.Vector3().setFromMatrixPosition(nodes.get(`${name}_${side}`).matrixWorld);
  return () => ({ at: spot("middle_1").lerp(spot("middle_3"), GRIP), axis: spot("index_1").sub(spot("little_1")).normalize() });
}

function stretch(three, node, from, to) {
  const way = to.clone().sub(from);
  node.position.copy(from);
  node.scale.set(1, Math.max(way.length(), 1e-4), 1);
  node.quaternion.setFromUnitVectors(new three.Vector3(0, 1, 0), way.normalize());
}
