/* The camera's stream: opened by a tap, one camera of several, and shut at once. Errors come as names of sentences. */
/* More than are looked at would only cost time to draw. */
const FPS = 20;

const REASONS = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};

export const reasonOf = (error) => REASONS[error?.name] ?? "busy";

/** The cameras of this machine; their names are known only after one was allowed. */
export async function cameras() {
  const found = await navigator.mediaDevices.enumerateDevices();
  return found.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId);
}

async function ask(device) {
  const wanted = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: FPS } };
  const which = device ? { deviceId: { exact: device } } : { facingMode: "user" };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...wanted, ...which } });
  } catch (error) {
    /* The camera chosen last time may be gone. */
    if (device && ["OverconstrainedError", "NotFoundError"].includes(error.name)) return ask("");
    throw error;
  }
}

/** The stream in the video; `onGone` is called when the camera goes by itself. Throws the name of a sentence. */
export async function openCamera(video, device, onGone) {
  if (!navigator.mediaDevices?.getUserMedia) throw "missing";
  let stream = null;
  try {
    stream = await ask(device);
    const [track] = stream.getVideoTracks();
    track.addEventListener("ended", onGone);
    video.srcObject = stream;
    await video.play();
    return {
      device: track.getSettings().deviceId ?? "",
      get live() { return track.readyState === "live"; },
      stop() {
        track.removeEventListener("ended", onGone);
        for (const one of stream.getTracks()) one.stop();
        video.srcObject = null;
      },
    };
  } catch (error) {
    for (const one of stream?.getTracks() ?? []) one.stop();
    throw reasonOf(error);
  }
}
