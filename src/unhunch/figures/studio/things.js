// Props in their places and in the hands: see docs/reference/pictures.md for each thing's own axes.
import * as THREE from "three";

const UP = new THREE.Vector3(0, 1, 0);
const GRIP = 0.55;

/** Where a fist is, and the way from its little to its index finger. */
function fist(figure, side) {
  const at = (bone) => figure.getObjectByName(`${bone}_${side}`).getWorldPosition(new THREE.Vector3());
  const axis = at("index_1").sub(at("little_1")).normalize();
  return { at: at("middle_1").lerp(at("middle_3"), GRIP), axis };
}

function stretch(node, from, to) {
  const way = to.clone().sub(from);
  node.position.copy(from);
  node.quaternion.setFromUnitVectors(UP, way.clone().normalize());
  node.scale.set(1, way.length(), 1);
}

function across(node, a, b) {
  const way = a.clone().sub(b).normalize();
  node.position.copy(a).add(b).multiplyScalar(0.5);
  node.quaternion.setFromUnitVectors(new THREE.Vector3(1, 0, 0), way);
}

/** The props of one exercise for one body; `follow` moves what is held after the figure has moved. */
export class Things {
  constructor(scene, figure) {
    this.scene = scene;
    this.figure = figure;
    this.nodes = new Map();
    figure.traverse((node) => {
      if (node.name.startsWith("prop_")) this.nodes.set(node.name, node);
    });
    for (const node of this.nodes.values()) node.visible = false;
    this.shown = [];
    this.held = [];
  }

  show(props, body) {
    for (const node of this.shown) this.scene.remove(node);
    this.shown = [];
    this.held = [];
    for (const prop of props) {
      const at = new THREE.Vector3(...prop.at_m[body]);
      if (prop.held) this.hold(prop, at);
      else this.place(prop, at);
    }
  }

  copy(name) {
    const node = this.nodes.get(name).clone();
    node.visible = true;
    this.scene.add(node);
    this.shown.push(node);
    return node;
  }

  place(prop, at) {
    const node = this.copy(prop.node);
    node.position.copy(at);
    node.rotation.set(THREE.MathUtils.degToRad(prop.tip_deg), THREE.MathUtils.degToRad(prop.turn_deg), 0, "YXZ");
    node.scale.set(...prop.size);
    return node;
  }

  hold(prop, at) {
    const { hands, kind } = prop.held;
    if (kind === "dumbbells" || kind === "dumbbell") {
      for (const hand of hands) this.held.push({ rule: "grip", node: this.copy(prop.node), hand });
    } else if (kind === "barbell") {
      this.held.push({ rule: "across", node: this.copy(prop.node) });
    } else if (kind === "band") {
      const tied = at.lengthSq() > 0;
      for (const hand of tied ? hands : ["l"]) this.held.push({ rule: "line", node: this.copy(prop.node), hand, at: tied ? at : null });
    } else if (kind === "cable") {
      this.place({ ...prop, node: "prop_cable_stand" }, at.clone().setY(0));
      for (const hand of hands) {
        this.held.push({ rule: "line", node: this.copy("prop_cable"), hand, at });
        this.held.push({ rule: "grip", node: this.copy("prop_cable_handle"), hand });
      }
    } else if (kind === "pulldown") {
      this.place(prop, at.clone().setY(0).setX(0).setZ(0));
      this.held.push({ rule: "across", node: this.copy("prop_pulldown_bar") });
      this.held.push({ rule: "middle", node: this.copy("prop_pulldown_line"), at });
    }
  }

  follow() {
    this.figure.updateMatrixWorld(true);
    const l = fist(this.figure, "l");
    const r = fist(this.figure, "r");
    const fists = { l, r };
    for (const { rule, node, hand, at } of this.held) {
      if (rule === "grip") {
        node.position.copy(fists[hand].at);
        node.quaternion.setFromUnitVectors(UP, fists[hand].axis);
      } else if (rule === "across") across(node, l.at, r.at);
      else if (rule === "middle") stretch(node, l.at.clone().add(r.at).multiplyScalar(0.5), at);
      else stretch(node, at ?? r.at, fists[hand].at);
    }
  }
}
