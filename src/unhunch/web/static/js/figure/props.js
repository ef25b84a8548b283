/* The things around and in the hands. Those that are held follow the fists at every frame. */
const BAND = { band: [0x2f8f8a, 0.009], cable: [0x3a3f4a, 0.006], pulldown: [0x3a3f4a, 0.006] };

/** Places the exercise's things; returns what has to be done again whenever the body has moved. */
export function things(three, root, nodes, props, which) {
  for (const old of root.userData.held ?? []) old.removeFromParent();
  root.userData.held = [];
  const following = props.map((prop) => (prop.held ? grip(three, root, nodes, prop, which) : stand(root, nodes, prop, which)));
  return () => following.forEach((follow) => follow?.());
}

function stand(root, nodes, prop, which) {
  const known = nodes.get(prop.node);
  if (!known) return;
  const node = known.visible ? known.clone() : known;
  if (node !== known) { root.add(node); root.userData.held.push(node); }
  node.visible = true;
  node.position.set(...prop.at_m[which]);
  node.rotation.set(rad(prop.tip_deg), rad(prop.turn_deg), 0, "YXZ");
  node.scale.set(...prop.size);
}

const rad = (degrees) => (degrees * Math.PI) / 180;

function grip(three, root, nodes, prop, which) {
  const fists = prop.held.hands.map((side) => fist(three, nodes, side)).filter(Boolean);
  if (!fists.length) return undefined;
  const add = (node) => { node.visible = true; root.add(node); root.userData.held.push(node); return node; };
  const copy = () => { const node = nodes.get(prop.node); return node ? add(node.clone()) : null; };
  const { kind } = prop.held;
  const tied = prop.at_m?.[which] ? new three.Vector3(...prop.at_m[which]) : null;
  if (kind === "barbell" || kind === "pulldown") {
    const bar = copy();
    const cord = kind === "pulldown" && tied ? add(rope(three, kind)) : null;
    return () => {
      const [one, other] = [fists[0](), (fists[1] ?? fists[0])()];
      const middle = one.at.clone().add(other.at).multiplyScalar(0.5);
      if (bar) lay(three, bar, middle, fists.length > 1 ? other.at.clone().sub(one.at) : one.along);
      if (cord) span(three, cord, middle, tied);
    };
  }
  if (kind === "band" || kind === "cable") {
    const between = kind === "band" && !tied && fists.length > 1;
    const cords = (between ? fists.slice(0, 1) : fists).map(() => add(rope(three, kind)));
    return () => cords.forEach((cord, number) => span(three, cord, fists[number]().at, between ? fists[1]().at : tied ?? fists[number]().at));
  }
  const weights = fists.map(copy);
  return () => weights.forEach((weight, number) => { const { at, along } = fists[number](); if (weight) lay(three, weight, at, along); });
}

/* Where a fist is, and which way a handle runs through it: from the little finger to the index. */
function fist(three, nodes, side) {
  const [inner, outer, little, index] = ["middle_1", "middle_3", "little_1", "index_1"].map((name) => nodes.get(`${name}_${side}`));
  if (!inner || !outer || !little || !index) return null;
  const spot = (node) => new three.Vector3().setFromMatrixPosition(node.matrixWorld);
  return () => ({ at: spot(inner).lerp(spot(outer), 0.55), along: spot(index).sub(spot(little)) });
}

/* Puts a thing in its place with its longest side along a direction. */
function lay(three, node, at, along) {
  node.userData.longest ??= longest(three, node);
  node.position.copy(at);
  node.quaternion.setFromUnitVectors(node.userData.longest, along.normalize());
}

function longest(three, node) {
  const turned = node.quaternion.clone();
  node.quaternion.identity();
  const size = new three.Box3().setFromObject(node).getSize(new three.Vector3());
  node.quaternion.copy(turned);
  if (size.x >= size.y && size.x >= size.z) return new three.Vector3(1, 0, 0);
  return size.y >= size.z ? new three.Vector3(0, 1, 0) : new three.Vector3(0, 0, 1);
}

function rope(three, kind) {
  const [color, radius] = BAND[kind];
  const made = new three.Mesh(new three.CylinderGeometry(radius, radius, 1, 10), new three.MeshStandardMaterial({ color, roughness: 0.7 }));
  made.castShadow = true;
  made.frustumCulled = false;
  return made;
}

function span(three, cord, from, to) {
  const way = to.clone().sub(from);
  cord.position.copy(from).addScaledVector(way, 0.5);
  cord.scale.set(1, Math.max(way.length(), 1e-4), 1);
  cord.quaternion.setFromUnitVectors(new three.Vector3(0, 1, 0), way.normalize());
}
