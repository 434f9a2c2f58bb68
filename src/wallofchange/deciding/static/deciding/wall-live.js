import { live } from "../house/live.js";
import { refresh } from "./wall-refresh.js";
import { renew } from "./wall-renew.js";
import { turn } from "./wall-turn.js";

const APART = 500; // ms over which walls that need a card of their own ask for it, not all at once

/** Show what others do: each line about an idea brings its card along; only a sieved wall asks for it. */
export function watch(wall) {
  const fetching = new Set();

  function fetchSoon(pk) {
    if (fetching.has(pk)) return;
    fetching.add(pk);
    setTimeout(() => {
      fetching.delete(pk);
      turn.take(pk, () => refresh(pk)).catch(() => {});
    }, Math.random() * APART);
  }

  document.addEventListener("woc:entry", ({ detail }) => {
    const pk = detail.noun === "deciding.idea" ? detail.id : detail.idea;
    if (!pk) return;
    const hangs = document.getElementById(`card-${pk}`);
    const fits = hangs || (detail.verb === "pinned" && belongs(wall, detail));
    if (detail.card && fits) turn.tell(pk, detail.card);
    else fetchSoon(pk);
  });
  document.addEventListener("woc:again", () => setTimeout(renew, Math.random() * APART));
  live(`/stream/?cards=1&since=${wall.dataset.since}`);
}

/** Whether a new card hangs on this wall: one that holds nothing back, or only what is of other teams. */
function belongs({ dataset }, { team, partners }) {
  return "whole" in dataset && (!dataset.team || [team, ...partners].includes(Number(dataset.team)));
}
