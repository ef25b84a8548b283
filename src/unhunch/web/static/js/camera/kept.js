/* The page of a replay that was kept. */
import { one } from "../player/dom.js";
import { replayPlayer } from "./replay.js";

const { take, facts, words, title } = JSON.parse(document.getElementById("replay-facts").textContent);
replayPlayer(one("[data-replay-here]"), words).load(take, facts, title);
