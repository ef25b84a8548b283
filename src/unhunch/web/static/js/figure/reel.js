/* The moving picture of an exercise as single pictures: an image plays by its own clock, a reel shows the moment asked for. */

/** The exercise's reel, or null where the browser can't take a moving picture apart. */
export async function reel(spec) {
  if (!("ImageDecoder" in window) || !spec.loop) return null;
  const answer = await fetch(spec.loop);
  if (!answer.ok) return null;
  const decoder = new ImageDecoder({ data: await answer.arrayBuffer(), type: "image/avif" });
  await decoder.tracks.ready;
  const count = decoder.tracks.selectedTrack.frameCount;
  const canvas = Object.assign(document.createElement("canvas"), { className: "fig-canvas fig-reel" });
  canvas.setAttribute("aria-hidden", "true");
  const brush = canvas.getContext("2d");
  let wanted = 0;
  let shown = -1;
  let busy = false;

  /* One picture at a time: those whose moment is over before their turn comes are left out. */
  async function work() {
    busy = true;
    try {
      while (shown !== wanted) {
        const frameIndex = wanted;
        const { image } = await decoder.decode({ frameIndex });
        paint(image);
        image.close();
        shown = frameIndex;
      }
    } catch { canvas.remove(); } finally { busy = false; }
  }

  function paint(image) {
    const { displayWidth: width, displayHeight: height } = image;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    brush.clearRect(0, 0, width, height);
    brush.drawImage(image, 0, 0);
  }

  function show(at) {
    wanted = Math.floor((at / spec.loop_s) * count + 1e-6) % count;
    return busy ? null : work();
  }

  await show(0);
  if (shown < 0) return null;
  return { canvas, show, dispose() { canvas.remove(); decoder.close(); } };
}
