import { clocks } from "./today-clock.js";
import { live } from "./live.js";
import { renew } from "./today-renew.js";
import { send } from "./today-send.js";
import { walk } from "./today-walk.js";

const TOGETHER = 60; // ms: one decision writes several lines of the diary
const morning = () => document.getElementById("morning");
let waiting;

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => renew(morning()), TOGETHER);
}

document.addEventListener("woc:entry", ({ detail }) => {
  if ([detail.team, ...(detail.partners ?? [])].includes(Number(morning().dataset.morning))) soon();
});
document.addEventListener("woc:again", soon); // lines were missed while the line was broken
document.getElementById("main").addEventListener("submit", (event) => send(event, morning));
walk(document);
clocks(document);
live(`/stream/?since=${morning().dataset.since}`); // also what was written before this page listened
