/* Where the camera stands: angles in degrees around the person (0 front, 90 their left, 180 behind) and up. Pure. */
export const FIELD_DEG = 28;
/* The shape of picture that the views were made for; a narrower one is taken from further away. */
export const SHAPE = 4 / 3.5;
const LOWEST = -5;
const HIGHEST = 80;
const NAMED = { front: 0, side: 90, back: 180 };

/** The angles of a name: the exercise's best ones, or straight from that side. */
export function named(name, view) {
  if (name === "best") return { around: view.around_deg, up: view.up_deg };
  return { around: NAMED[name], up: Math.max(6, Math.min(view.up_deg, 14)) };
}

/** The angles after a turn; the camera goes all the way around, but not below the floor or over the top. */
export function turned(angles, around, up) {
  const whole = (((angles.around + around) % 360) + 360) % 360;
  return { around: whole, up: Math.min(HIGHEST, Math.max(LOWEST, angles.up + up)) };
}

/** How much further away the figure has to be seen from, since the view was framed for its best angles alone. */
export function stepBack(angles, view) {
  const rad = Math.PI / 180;
  const aside = Math.abs(Math.sin((angles.around - view.around_deg) * rad)) + Math.abs(Math.sin((angles.up - view.up_deg) * rad));
  return 1 + 0.3 * Math.min(1, aside * 1.5);
}

/** The camera's place in metres for a picture of that shape (width by height). */
export function place(angles, view, shape) {
  const distance = view.distance_m * Math.max(1, SHAPE / shape);
  const around = (angles.around * Math.PI) / 180;
  const up = (angles.up * Math.PI) / 180;
  const [x, y, z] = view.target_m;
  return [
    x + distance * Math.cos(up) * Math.sin(around),
    y + distance * Math.sin(up),
    z + distance * Math.cos(up) * Math.cos(around),
  ];
}
