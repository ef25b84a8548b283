/* What the person can do to be seen better, from the landmarks of a moment. Pure; x and y are shares of the picture. */
export const HEAD = 2;
export const WIDTH = 4;
export const POINTS = 33;

const NOSE = 0;
const SHOULDERS = [11, 12];
const HIPS = [23, 24];
const PARTS = { arms: [13, 14, 15, 16], legs: [25, 26, 27, 28], head: [0, 7, 8], trunk: [11, 12, 23, 24] };
const SEEN = 0.5;
const UNSURE = 0.75;
const DIM = 0.22;
/* The trunk's length in picture heights. */
const NEAR = 0.5;
const FAR = 0.12;
const OFF = 0.22;

const point = (numbers, number) => {
  const [x, y, , visibility] = numbers.subarray(HEAD + number * WIDTH, HEAD + number * WIDTH + WIDTH);
  return { x, y, visibility };
};
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (points) => ({ x: mean(points.map((one) => one.x)), y: mean(points.map((one) => one.y)), visibility: Math.min(...points.map((one) => one.visibility)) });

/** Whether a part of the body lies in the picture and is seen. */
export function inPicture(numbers, part) {
  const points = (PARTS[part] ?? []).map((number) => point(numbers, number));
  const seen = points.filter(({ x, y, visibility }) => visibility >= SEEN && x > -0.02 && x < 1.02 && y > -0.02 && y < 1.02);
  /* From the side half of the limbs hide behind the others. */
  return seen.length * 2 >= points.length;
}

/** How to turn, by name: the view that is wanted, or the side that works where that one is not seen; "" where all is well. */
export function turnOf(view, watching) {
  if (!view || !watching) return "";
  if (!view.turned) return watching.near ?? watching.view;
  return !view.limbs && watching.near ? watching.near : "";
}

/**
 * The one thing to do, by its name, or nothing where all is well. `needs` are the parts that show the movement,
 * `light` the mean brightness of the picture (0 to 1, null: unknown).
 */
export function advice(numbers, { needs = [], light = null, turn = "" } = {}) {
  const shoulders = middle(SHOULDERS.map((number) => point(numbers, number)));
  const hips = middle(HIPS.map((number) => point(numbers, number)));
  if (light !== null && light < DIM && shoulders.visibility < UNSURE) return "light";
  if (shoulders.visibility < SEEN) return point(numbers, NOSE).visibility >= SEEN ? "back" : "nobody";
  const trunk = Math.hypot((shoulders.x - hips.x) * numbers[1], shoulders.y - hips.y);
  if (trunk > NEAR || hips.y > 1.05) return "back";
  if (needs.some((part) => !inPicture(numbers, part))) return trunk > FAR * 2 ? "back" : "middle";
  if (trunk < FAR) return "closer";
  if (Math.abs((shoulders.x + hips.x) / 2 - 0.5) > OFF) return "middle";
  if (turn) return turn;
  return light !== null && light < DIM ? "light" : "";
}
