/* All time in the player comes from here, so that a test can drive it. Milliseconds. */
export const clock = {
  now: () => performance.now(),
  stamp: () => new Date().toISOString(),
  /* The date on this machine, as the person reads it off a calendar. */
  today: () => new Date().toDateString(),
  every: (ms, run) => setInterval(run, ms),
  after: (ms, run) => setTimeout(run, ms),
  frame: (run) => requestAnimationFrame(run),
  unframe: (frame) => cancelAnimationFrame(frame),
  cancel: (timer) => { clearInterval(timer); clearTimeout(timer); },
};
