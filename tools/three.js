/* What the figure needs of three.js: esbuild makes one small file of it and leaves the rest out. */
export {
  AnimationMixer, BackSide, CircleGeometry, Color, DirectionalLight, DoubleSide, Mesh, MeshBasicMaterial,
  NeutralToneMapping, PerspectiveCamera, PlaneGeometry, PMREMGenerator, Scene, ShaderMaterial, ShadowMaterial,
  SphereGeometry, Vector3, VSMShadowMap, WebGLRenderer,
} from "three";
export { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
export { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
export { clone } from "three/addons/utils/SkeletonUtils.js";
