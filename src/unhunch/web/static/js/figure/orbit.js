/* Turning the figure: by drag, or by arrow keys where it has the focus. Up and down on glass scrolls the page as ever. */
const DEGREES_A_PIXEL = 0.5;
const DEGREES_A_KEY = 10;
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export function orbit(stage, { turn, play, best }) {
  let held = null;
  const sign = () => (stage.hasAttribute("data-mirrored") ? -1 : 1);
  const live = () => stage.dataset.screen === "live";

  stage.addEventListener("pointerdown", (event) => {
    if (!live() || event.button) return;
    held = { id: event.pointerId, x: event.clientX, y: event.clientY };
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerId !== held?.id) return;
    const [x, y] = [event.clientX - held.x, event.clientY - held.y];
    Object.assign(held, { x: event.clientX, y: event.clientY });
    turn(-x * DEGREES_A_PIXEL * sign(), event.pointerType === "mouse" ? y * DEGREES_A_PIXEL : 0);
  });
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, () => { held = null; });

  stage.addEventListener("keydown", (event) => {
    if (!live() || event.ctrlKey || event.metaKey || event.altKey || event.target !== stage) return;
    if (event.key in KEYS) turn(KEYS[event.key][0] * DEGREES_A_KEY * sign(), KEYS[event.key][1] * DEGREES_A_KEY);
    else if (event.key === " ") play();
    else if (event.key === "Home") best();
    else return;
    event.preventDefault();
  });
}
