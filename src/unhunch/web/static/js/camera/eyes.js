/* The two threads that look and judge, joined by a channel of their own. One picture is under way at a time. */

/**
 * Has the video's pictures looked at, no more often than the pace allows, one at a time, for as long as `alive()`
 * holds. `now` gives the eyes (null: not there yet) and the pace as they are at that moment.
 */
export function watchVideo(video, alive, now) {
  const next = (at) => {
    if (!alive()) return;
    video.requestVideoFrameCallback(next);
    const { seer, speed } = now();
    if (!seer || seer.busy || !speed.due(at)) return;
    speed.begun(at);
    seer.look(video, at);
  };
  video.requestVideoFrameCallback(next);
}

/**
 * Null where the parts are there, which may have come since the page was opened; else why not, in the server's words,
 * or nothing where it can't be asked.
 */
export async function lacking(facts) {
  if (facts.parts) return null;
  const told = await fetch(facts.fetching).then((answer) => answer.json()).catch(() => null);
  facts.parts = told?.url ?? "";
  return facts.parts ? null : told?.line ?? "";
}

/* As the camera gave it where the browser can hand that on: its colours are then worked out where it is looked at. */
function taken(video, t) {
  return "VideoFrame" in window ? new VideoFrame(video, { timestamp: Math.round(t * 1000) }) : createImageBitmap(video);
}

/** `addresses` are those of the parts and of the two threads' own files; without a coach's there is nobody who judges. */
export async function eyes(addresses, { onLooked, onSaid, onFailed }) {
  const pose = new Worker(addresses.pose, { type: "module" });
  const coach = addresses.coach ? new Worker(addresses.coach, { type: "module" }) : null;
  const { port1, port2 } = new MessageChannel();
  const waiting = new Map();
  let busy = false;
  let shut = false;

  const ready = (worker) => new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => {
      if (data.type === "ready") resolve();
      if (data.type === "failed") reject(new Error(data.why));
    });
    worker.addEventListener("error", (event) => { event.preventDefault(); reject(new Error(event.message)); });
  });

  function stop() {
    shut = true;
    pose.terminate();
    coach?.terminate();
  }

  pose.addEventListener("message", ({ data }) => {
    if (data.type === "looked") { busy = false; onLooked(data); }
    if (data.type === "failed") { busy = false; onFailed(data.why); }
  });
  coach?.addEventListener("message", ({ data }) => {
    if (data.type === "said") onSaid(data);
    if (data.type === "failed") onFailed(data.why);
    /* Only the coach knows what it judges by, and only the pose's thread has pictures. */
    if ("roll" in data) pose.postMessage({ type: "face", on: data.roll });
    if (data.type === "watching") { waiting.get(data.key)?.(data); waiting.delete(data.key); }
  });

  const both = Promise.all([pose, coach].filter(Boolean).map(ready));
  pose.postMessage({ type: "begin", parts: addresses.parts, model: "lite", port: port1 }, [port1]);
  coach?.postMessage({ type: "begin", parts: addresses.parts, port: port2 }, [port2]);
  try {
    await both;
  } catch (error) {
    stop();
    throw error;
  }

  return {
    stop,
    get busy() { return busy; },
    /** Takes a picture of the video and has it looked at; `t` is when it was shown. */
    async look(video, t) {
      busy = true;
      try {
        const picture = await taken(video, t);
        if (shut) return picture.close();
        return pose.postMessage({ type: "look", picture, t }, [picture]);
      } catch {
        busy = false;
        return null;
      }
    },
    /** What the coach can do for a stretch of work; it watches that from now on. */
    watch({ key, exercise, side, hold_s, ways_s }) {
      const answered = new Promise((resolve) => { waiting.set(key, resolve); });
      coach.postMessage({ type: "watch", key, exercise, side, hold_s, ways_s });
      return answered;
    },
    /** The posture check of that view begins; what is said from now on are its moments. */
    stand(view) { coach.postMessage({ type: "stand", view }); },
    /** The set of that stretch begins: what was seen before it counts for nothing. */
    begin(key) { coach.postMessage({ type: "set", key }); },
  };
}
