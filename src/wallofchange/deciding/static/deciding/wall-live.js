import { live } from "../house/live.js";
import { refresh } from "./wall-refresh.js";

const TOGETHER = 60; // ms: one move writes several lines of the diary

/** Show what others do: each line about an idea fetches that one card again. */
export function watch() {
  const waiting = new Set();

  function fetchAll() {
    for (const pk of waiting) refresh(pk).catch(() => {});
    waiting.clear();
  }

  document.addEventListener("woc:entry", ({ detail }) => {
    const pk = detail.noun === "deciding.idea" ? detail.id : detail.idea;
    if (!pk) return;
    if (!waiting.size) setTimeout(fetchAll, TOGETHER);
    waiting.add(pk);
  });
  document.addEventListener("woc:again", () => location.reload()); // lines were missed while the line was broken
  live();
}
