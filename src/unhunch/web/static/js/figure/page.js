/* The figure of an exercise's page, and its faults beside it. */
import { one } from "../player/dom.js";
import { faults } from "./faults.js";
import { figure } from "./player.js";

const box = one("[data-figure]");
const { spec, sources } = JSON.parse(document.getElementById("figure-facts").textContent);
faults(document, spec, sources);
await figure(box, spec, sources);
