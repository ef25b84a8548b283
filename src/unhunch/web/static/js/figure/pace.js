/* How quickly frames come, and how long our own part of each takes. Pure; times in milliseconds. */
const WINDOW_MS = 2000;
const FEWEST = 12;
const KEPT = 240;

export function pace() {
  const works = [];
  let times = [];

  return {
    /** The frames of the last two seconds, counted anew after a pause. */
    pause() { times = []; },
    /** Whether the figure is drawn quickly enough to be watched; true until two seconds were seen. */
    frame(now, work) {
      works.push(work);
      if (works.length > KEPT) works.shift();
      times.push(now);
      const begun = now - times[0] >= WINDOW_MS;
      times = times.filter((time) => now - time <= WINDOW_MS);
      return !begun || times.length - 1 >= FEWEST * (WINDOW_MS / 1000);
    },
    works: () => [...works],
    fps: () => (times.length > 1 ? ((times.length - 1) * 1000) / (times[times.length - 1] - times[0]) : 0),
  };
}
