/* The skeleton over the person's picture, and the silhouette to step into. Draws landmarks, and keeps none. */
import { HEAD, WIDTH } from "./guide.js";

const BONES = [
  [11, 12], [11, 13], [13, 15], [12, 14], [14, 16], [11, 23], [12, 24], [23, 24],
  [23, 25], [25, 27], [24, 26], [26, 28], [27, 31], [28, 32],
];
const JOINTS = [11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28];
/* A limb's width in lengths of the trunk. */
const LIMB = 0.2;
const SEEN = 0.5;

export function overlay(canvas) {
  const pen = canvas.getContext("2d");

  /* The canvas has the picture's own shape; style fits both alike. */
  function fit(width, height) {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    pen.clearRect(0, 0, width, height);
  }

  const at = (numbers, number) => [numbers[HEAD + number * WIDTH] * canvas.width, numbers[HEAD + number * WIDTH + 1] * canvas.height];
  const sure = (numbers, number) => numbers[HEAD + number * WIDTH + 3] >= SEEN;

  function line([x, y], [x2, y2]) {
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x2, y2);
    pen.stroke();
  }

  return {
    clear: () => fit(canvas.width, canvas.height),
    /** The person's own bones; what isn't seen surely isn't drawn. */
    skeleton(numbers, { width, height }, colour) {
      fit(width, height);
      const thick = Math.max(3, height / 110);
      pen.lineCap = "round";
      for (const [edge, wide] of [["#ffffffd0", thick * 1.9], [colour, thick]]) {
        pen.strokeStyle = edge;
        pen.lineWidth = wide;
        for (const [a, b] of BONES) if (sure(numbers, a) && sure(numbers, b)) line(at(numbers, a), at(numbers, b));
      }
      for (const joint of JOINTS.filter((one) => sure(numbers, one))) {
        pen.beginPath();
        pen.arc(...at(numbers, joint), thick * 1.15, 0, 2 * Math.PI);
        pen.fillStyle = "#fff";
        pen.fill();
        pen.lineWidth = thick * 0.6;
        pen.strokeStyle = colour;
        pen.stroke();
      }
    },
    /** The figure at the exercise's start, as a shape to step into; `points` are (33, 2) in picture heights. */
    silhouette(points, { width, height }, colour) {
      fit(width, height);
      const place = ([x, y]) => [width / 2 + x * height, y * height];
      const trunk = Math.hypot(...[0, 1].map((axis) => (points[11][axis] + points[12][axis] - points[23][axis] - points[24][axis]) / 2)) * height;
      pen.globalAlpha = 0.34;
      pen.strokeStyle = colour;
      pen.fillStyle = colour;
      pen.lineCap = "round";
      pen.lineJoin = "round";
      shape(points, place, trunk);
      pen.globalAlpha = 1;
    },
  };

  /* One path for all of it, so that nothing shines through twice. */
  function shape(points, place, trunk) {
    const figure = document.createElement("canvas");
    figure.width = canvas.width;
    figure.height = canvas.height;
    const ink = figure.getContext("2d");
    Object.assign(ink, { strokeStyle: pen.strokeStyle, fillStyle: pen.fillStyle, lineCap: "round", lineJoin: "round", lineWidth: trunk * LIMB });
    for (const [a, b] of BONES) {
      ink.beginPath();
      ink.moveTo(...place(points[a]));
      ink.lineTo(...place(points[b]));
      ink.stroke();
    }
    ink.beginPath();
    for (const corner of [11, 12, 24, 23]) ink.lineTo(...place(points[corner]));
    ink.closePath();
    ink.fill();
    ink.stroke();
    const [ear, other] = [place(points[7]), place(points[8])];
    const head = [(ear[0] + other[0]) / 2, (ear[1] + other[1]) / 2];
    const neck = [11, 12].map((number) => place(points[number])).reduce(([x, y], [x2, y2]) => [(x + x2) / 2, (y + y2) / 2]);
    ink.beginPath();
    ink.moveTo(...neck);
    ink.lineTo(...head);
    ink.stroke();
    ink.beginPath();
    ink.arc(...head, trunk * 0.21, 0, 2 * Math.PI);
    ink.fill();
    pen.drawImage(figure, 0, 0);
  }
}
