/* The timers of a technique's page, one for each practice that has one; only one runs at a time. */
import { all } from "../player/dom.js";
import { guide } from "./guide.js";

const guides = all("[data-guide]").map((root) => guide(root, () => {
  for (const other of guides) if (other.root !== root) other.halt();
}));
