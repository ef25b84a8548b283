/* three.js and the bodies: each fetched once for a page, however many figures show them. */
const fetched = new Map();

function once(address, fetch_) {
  if (!fetched.has(address)) {
    const coming = fetch_();
    coming.catch(() => fetched.delete(address));
    fetched.set(address, coming);
  }
  return fetched.get(address);
}

export const loadThree = (address) => once(address, () => import(address));

/** The body with all its movements, as a scene to be copied. */
export async function loadBody(three, address) {
  return once(address, async () => {
    const loader = new three.GLTFLoader();
    loader.setMeshoptDecoder(three.MeshoptDecoder);
    const body = await loader.loadAsync(address);
    body.scene.traverse((node) => { if (node.isMesh) prepared(node); });
    return body;
  });
}

/** The mistakes of a body, as clips for its skeleton; none where there is no address. */
export async function loadMistakes(three, address) {
  if (!address) return [];
  const file = await once(address, () => {
    const loader = new three.GLTFLoader();
    loader.setMeshoptDecoder(three.MeshoptDecoder);
    return loader.loadAsync(address);
  });
  return file.animations;
}

/* A muscle lies on the skin like a colour; whatever moves with bones is never left out for being out of sight. */
function prepared(mesh) {
  mesh.frustumCulled = false;
  mesh.receiveShadow = true;
  mesh.castShadow = !isMuscle(mesh);
  if (!isMuscle(mesh)) return;
  Object.assign(mesh.material, { depthWrite: false, polygonOffset: true, polygonOffsetFactor: -2, polygonOffsetUnits: -2 });
  mesh.material.emissive?.setHex(0xf26b3f);
  mesh.material.emissiveIntensity = 0.3;
  mesh.renderOrder = 2;
}

export const isMuscle = (mesh) => mesh.name.startsWith("muscle_");
export const isProp = (mesh) => mesh.name.startsWith("prop_");
