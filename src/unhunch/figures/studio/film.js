// A film of the studio's figure: any pose, before a plain, a roomy or a busy ground, in more or less light.
import * as THREE from "three";

/** Numbers 0..1 that are the same for the same seed. */
function numbers(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function ground(kind, seed) {
  if (kind === "plain") return new THREE.Color("#e8e2da");
  const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
  const pen = canvas.getContext("2d");
  const next = numbers(seed);
  if (kind === "room") {
    const wall = pen.createLinearGradient(0, 0, 320, 170);
    wall.addColorStop(0, `hsl(${next() * 60 + 20} 18% ${next() * 20 + 60}%)`);
    wall.addColorStop(1, `hsl(${next() * 60 + 20} 14% ${next() * 20 + 45}%)`);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 320, 240);
    pen.fillStyle = `hsl(${next() * 40 + 20} 22% ${next() * 20 + 30}%)`;
    pen.fillRect(0, 170, 320, 70);
  }
  const patches = kind === "busy" ? 90 : 7;
  for (let number = 0; number < patches; number += 1) {
    pen.fillStyle = `hsl(${next() * 360} ${kind === "busy" ? 40 : 18}% ${next() * 60 + 20}%)`;
    pen.fillRect(next() * 320, next() * 220, next() * 70 + 10, next() * 60 + 10);
  }
  const texture = new THREE.CanvasTexture(canvas);
  texture.colorSpace = THREE.SRGBColorSpace;
  return texture;
}

window.openFilm = ({ bones, ground: kind, seed, light, fov }) => {
  const { studio } = window;
  studio.scene.background = ground(kind, seed);
  studio.lamps.key.intensity *= light;
  studio.lamps.rim.intensity *= light;
  studio.scene.environmentIntensity *= light;
  studio.camera.fov = fov;
  studio.camera.updateProjectionMatrix();
  const nodes = bones.map((bone) => studio.figure.getObjectByName(bone));
  window.shoot = (turns, place) => {
    nodes.forEach((node, number) => node.quaternion.fromArray(turns, number * 4));
    nodes[0].position.fromArray(place);
    studio.settle();
    studio.renderer.render(studio.scene, studio.camera);
    return studio.renderer.domElement.toDataURL("image/jpeg", 0.88);
  };
};
