/* Which of several cameras is looked through: chosen once, kept in this browser for every page that has a camera. */
import { show } from "../player/dom.js";

const DEVICE = "unhunch-camera";

export const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
export const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* for this page, then */ } };

/** The camera that was chosen last, or "". */
export const chosen = () => kept(DEVICE) ?? "";

/** The list of cameras, seen only where there are several; `onChoose` is called when another one was chosen and kept. */
export function chooser(list, onChoose) {
  list.addEventListener("change", () => { keep(DEVICE, list.value); onChoose(); });
  return {
    offer(found, device) {
      show(list.closest("label"), found.length > 1);
      list.replaceChildren(...found.map(({ deviceId, label }, number) => new Option(label || `${number + 1}`, deviceId, false, deviceId === device)));
    },
  };
}
