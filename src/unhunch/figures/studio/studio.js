// One figure in a studio: load a GLB, show a moment of an exercise, give the picture back.
import * as THREE from "three";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { lamps, surroundings } from "/studio/light.js";
import { things } from "/page/props.js";

const RAD = Math.PI / 180;

/** The same colours in a material that is quick to draw without a graphics card. */
function plain({ name, color, vertexColors, side, transparent }) {
  const material = new THREE.MeshLambertMaterial({ color, vertexColors, side, transparent });
  material.name = name;
  return material;
}

const STEPS = new THREE.DataTexture(new Uint8Array([150, 205, 255]), 3, 1, THREE.RedFormat);
STEPS.minFilter = STEPS.magFilter = THREE.NearestFilter;
STEPS.needsUpdate = true;

/** The same colours in three tones, as a drawing has them. */
function toon({ name, color, vertexColors, side, transparent }) {
  const material = transparent
    ? new THREE.MeshBasicMaterial({ color: 0xff7a4a, alphaTest: 0.45, vertexColors: false, side })
    : new THREE.MeshToonMaterial({ color, gradientMap: STEPS, vertexColors, side });
  material.name = name;
  return material;
}

class Studio {
  constructor({ width, height, background, mode = "soft" }) {
    this.mode = mode;
    this.renderer = new THREE.WebGLRenderer({ antialias: true, alpha: background === null, preserveDrawingBuffer: true });
    this.renderer.setSize(width, height);
    this.renderer.shadowMap.enabled = true;
    this.renderer.shadowMap.type = mode === "quick" ? THREE.BasicShadowMap : THREE.VSMShadowMap;
    this.renderer.toneMapping = mode === "flat" ? THREE.NoToneMapping : THREE.NeutralToneMapping;
    document.body.append(this.renderer.domElement);
    this.scene = new THREE.Scene();
    this.scene.background = background === null ? null : new THREE.Color(background);
    this.lamps = lamps(this.scene);
    if (mode === "flat") {
      this.lamps.flat();
    } else if (mode === "quick") {
      this.scene.add(new THREE.HemisphereLight(0xffffff, 0xa8998c, 2.0));
      this.lamps.key.shadow.mapSize.set(512, 512);
    } else {
      this.scene.environment = surroundings(this.renderer);
      this.scene.environmentIntensity = 0.62;
    }
    this.camera = new THREE.PerspectiveCamera(28, width / height, 0.1, 30);
  }

  async load(url, body, mistakes = null) {
    this.figure?.removeFromParent();
    this.body = body;
    const loader = new GLTFLoader();
    loader.setMeshoptDecoder(MeshoptDecoder);
    const file = await loader.loadAsync(url);
    this.figure = file.scene;
    this.clips = mistakes ? [...file.animations, ...(await loader.loadAsync(mistakes)).animations] : file.animations;
    this.scene.add(this.figure);
    this.areas = [];
    this.nodes = new Map();
    this.figure.traverse((node) => this.prepare(node));
    this.mixer = new THREE.AnimationMixer(this.figure);
  }

  prepare(node) {
    this.nodes.set(node.name, node);
    if (node.name.startsWith("prop_")) node.visible = false;
    if (!node.isMesh) return;
    node.frustumCulled = false;
    node.receiveShadow = this.mode !== "flat";
    node.castShadow = true;
    if (this.mode === "quick") node.material = plain(node.material);
    if (this.mode === "flat") node.material = toon(node.material);
    if (!node.name.startsWith("muscle_")) return;
    this.areas.push(node);
    node.visible = false;
    node.castShadow = false;
    node.renderOrder = 2;
    const above = { depthWrite: false, polygonOffset: true, polygonOffsetFactor: -2, polygonOffsetUnits: -2 };
    Object.assign(node.material, above);
    if (node.material.emissive) Object.assign(node.material, { emissive: new THREE.Color(0xf26b3f), emissiveIntensity: 0.22 });
  }

  exercise({ animation, lit, props }) {
    this.mixer.stopAllAction();
    this.mixer.clipAction(THREE.AnimationClip.findByName(this.clips, animation)).play();
    for (const area of this.areas) area.visible = lit.includes(area.name);
    for (const { node } of props) if (!this.nodes.has(node)) throw new Error(`the figure has no ${node}`);
    this.follow = things(THREE, this.figure, this.nodes, props, this.body);
  }

  view({ around_deg: around, up_deg: up, distance_m: distance, target_m: target }) {
    const place = (a, e, d) => [
      target[0] + d * Math.cos(e * RAD) * Math.sin(a * RAD),
      target[1] + d * Math.sin(e * RAD),
      target[2] + d * Math.cos(e * RAD) * Math.cos(a * RAD),
    ];
    this.camera.position.set(...place(around, up, distance));
    this.camera.lookAt(...target);
    this.lamps.aim(place, around, target);
  }

  /** Takes the held things to where the hands are now. */
  settle() {
    this.figure.updateMatrixWorld(true);
    this.follow();
  }

  picture(atS, type = "image/png", quality = undefined) {
    this.mixer.setTime(atS);
    this.settle();
    this.renderer.render(this.scene, this.camera);
    return this.renderer.domElement.toDataURL(type, quality);
  }
}

window.openStudio = (options) => {
  window.studio = new Studio(options);
};
window.ready = true;
