/* The studio: soft light all around, one warm lamp with a soft shadow, a rim from behind; no ground but the page's own. */
import { FIELD_DEG, place } from "./angles.js";

const SHADOW_M = 1.6;

/** What draws into the canvas; `draw(pictures)` takes one picture, or two that lie beside each other. */
export function stage(three, canvas) {
  const renderer = new three.WebGLRenderer({ canvas, antialias: true, alpha: true, powerPreference: "low-power" });
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = three.VSMShadowMap;
  renderer.toneMapping = three.NeutralToneMapping;
  renderer.setScissorTest(true);
  const scene = new three.Scene();
  scene.environment = surroundings(three, renderer);
  scene.environmentIntensity = 0.62;
  const lamps = lit(three, scene);
  const floor = ground(three);
  scene.add(floor);
  const camera = new three.PerspectiveCamera(FIELD_DEG, 1, 0.1, 30);

  function aim(angles, view, shape) {
    camera.aspect = shape;
    camera.position.set(...place(angles, view, shape));
    camera.lookAt(...view.target_m);
    camera.updateProjectionMatrix();
    lamps(angles, view);
  }

  return {
    scene,
    size(width, height, ratio) { renderer.setPixelRatio(ratio); renderer.setSize(width, height, false); },
    /** Draws a picture: its box in CSS pixels from the canvas's lower left, and from where it is seen. */
    draw({ box: [x, y, width, height], angles, view }) {
      aim(angles, view, width / height);
      renderer.setViewport(x, y, width, height);
      renderer.setScissor(x, y, width, height);
      renderer.render(scene, camera);
    },
    warmUp(angles, view) { aim(angles, view, 1); return renderer.compileAsync(scene, camera); },
    dispose() {
      scene.environment.dispose();
      floor.geometry.dispose();
      floor.material.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

function lit(three, scene) {
  const key = new three.DirectionalLight(0xfff1e0, 1.9);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  Object.assign(key.shadow.camera, { left: -SHADOW_M, right: SHADOW_M, top: SHADOW_M, bottom: -SHADOW_M, near: 0.5, far: 9 });
  Object.assign(key.shadow, { radius: 6, blurSamples: 14, bias: -0.0006, normalBias: 0.02 });
  const rim = new three.DirectionalLight(0xffffff, 0.6);
  scene.add(key, key.target, rim, rim.target);
  const at = (lamp, angles, view, around, up, distance_m) => {
    lamp.position.set(...place({ around: angles.around + around, up }, { ...view, distance_m }, Infinity));
    lamp.target.position.set(...view.target_m);
  };
  return (angles, view) => {
    at(key, angles, view, -38, 52, 4.2);
    at(rim, angles, view, 165, 40, 4);
  };
}

function ground(three) {
  const floor = new three.Mesh(new three.CircleGeometry(8, 64), new three.ShadowMaterial({ opacity: 0.22, color: 0x3a2c20 }));
  floor.rotation.x = -Math.PI / 2;
  floor.receiveShadow = true;
  return floor;
}

const ALL = "varying vec3 p; void main() { p = normalize(position); gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0); }";
const SKY = `varying vec3 p; void main() {
  float h = p.y; vec3 up = vec3(1.05, 1.06, 1.10), middle = vec3(0.90, 0.89, 0.88), low = vec3(0.66, 0.60, 0.54);
  gl_FragColor = vec4(h > 0.0 ? mix(middle, up, pow(h, 0.6)) : mix(middle, low, pow(-h, 0.5)), 1.0); }`;

/* A bright room with three windows, as the light that comes from everywhere. */
function surroundings(three, renderer) {
  const room = new three.Scene();
  room.add(new three.Mesh(new three.SphereGeometry(20, 32, 16), new three.ShaderMaterial({ side: three.BackSide, vertexShader: ALL, fragmentShader: SKY })));
  for (const [x, y, z, width, height, light] of [[-8, 9, 8, 7, 7, 3.0], [10, 5, 4, 5, 8, 1.3], [0, 8, -11, 9, 4, 2.2]]) {
    const material = new three.MeshBasicMaterial({ color: new three.Color(light, light, light * 0.98), side: three.DoubleSide });
    const window_ = new three.Mesh(new three.PlaneGeometry(width, height), material);
    window_.position.set(x, y, z);
    window_.lookAt(0, 0, 0);
    room.add(window_);
  }
  const maker = new three.PMREMGenerator(renderer);
  const { texture } = maker.fromScene(room, 0.03);
  maker.dispose();
  return texture;
}
