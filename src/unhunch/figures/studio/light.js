// The studio's light: a soft dome to reflect, one warm key with a soft shadow, one cool rim from behind.
import * as THREE from "three";

const DOME = `varying vec3 p;
void main() {
  float h = p.y;
  vec3 up = vec3(1.05, 1.06, 1.10), middle = vec3(.90, .89, .88), low = vec3(.66, .60, .54);
  vec3 c = h > 0. ? mix(middle, up, pow(h, .6)) : mix(middle, low, pow(-h, .5));
  gl_FragColor = vec4(c, 1.);
}`;
const PLACE = `varying vec3 p;
void main() { p = normalize(position); gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.); }`;

/** The surroundings that materials reflect, as a prefiltered texture. */
export function surroundings(renderer) {
  const room = new THREE.Scene();
  const shader = new THREE.ShaderMaterial({ side: THREE.BackSide, vertexShader: PLACE, fragmentShader: DOME });
  room.add(new THREE.Mesh(new THREE.SphereGeometry(20, 32, 16), shader));
  const panel = (x, y, z, w, h, bright) => {
    const color = new THREE.Color(bright, bright, bright * 0.98);
    const mesh = new THREE.Mesh(new THREE.PlaneGeometry(w, h), new THREE.MeshBasicMaterial({ color, side: THREE.DoubleSide }));
    mesh.position.set(x, y, z);
    mesh.lookAt(0, 0, 0);
    room.add(mesh);
  };
  panel(-8, 9, 8, 7, 7, 3.0);
  panel(10, 5, 4, 5, 8, 1.3);
  panel(0, 8, -11, 9, 4, 2.2);
  const maker = new THREE.PMREMGenerator(renderer);
  const texture = maker.fromScene(room, 0.03).texture;
  maker.dispose();
  return texture;
}

/** The lamps and the floor that takes the shadow; `aim` turns them with the camera. */
export function lamps(scene) {
  const key = new THREE.DirectionalLight(0xfff1e0, 1.9);
  key.castShadow = true;
  key.shadow.mapSize.set(1024, 1024);
  Object.assign(key.shadow.camera, { left: -1.6, right: 1.6, top: 1.6, bottom: -1.6, near: 0.5, far: 9 });
  key.shadow.radius = 6;
  key.shadow.blurSamples = 14;
  key.shadow.bias = -0.0006;
  key.shadow.normalBias = 0.02;
  const rim = new THREE.DirectionalLight(0xffffff, 0.6);
  const floor = new THREE.Mesh(
    new THREE.CircleGeometry(8, 64),
    new THREE.ShadowMaterial({ opacity: 0.22, color: 0x3a2c20 }),
  );
  floor.rotation.x = -Math.PI / 2;
  floor.receiveShadow = true;
  scene.add(key, key.target, rim, rim.target, floor);
  const aim = (place, around, target) => {
    key.position.set(...place(around - 38, 52, 4.2));
    key.target.position.set(...target);
    rim.position.set(...place(around + 165, 40, 4));
    rim.target.position.set(...target);
  };
  const flat = () => {
    rim.intensity = 0;
    key.intensity = 3.1;
    key.color.set(0xffffff);
    floor.material.opacity = 0.14;
  };
  return { key, rim, floor, aim, flat };
}
