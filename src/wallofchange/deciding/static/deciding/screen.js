import { live } from "../house/live.js";
import { awake } from "./screen-awake.js";

const TOGETHER = 50; // ms: one move writes several lines of the diary
const AGAIN = 5_000; // ms after which a renewal that did not arrive is tried again
const ANYHOW = 600_000; // ms after which a screen renews though nothing was told

// A screen only looks: it asks for its inside when something happened, and stays as it is meanwhile.
const screen = document.querySelector("[data-screen]");
const wall = screen.querySelector(".screen-wall");
let next;
let due = Infinity;
let asked = 0;
let shown = 0; // the last that was asked for and shown: what was asked before it and comes later is old

/** Look anew after this long, unless that is to happen sooner already. */
function soon(wait) {
  const at = performance.now() + wait;
  if (at >= due) return;
  clearTimeout(next);
  due = at;
  next = setTimeout(renew, wait);
}

async function renew() {
  const mine = ++asked;
  due = Infinity;
  const response = await fetch(screen.dataset.inside).catch(() => null);
  if (response?.status === 404) return gone();
  const html = response?.ok ? await response.text().catch(() => null) : null;
  soon(html === null ? AGAIN : ANYHOW);
  if (html === null || mine < shown) return;
  shown = mine;
  show(html);
}

/** Hang everything where it hangs now; what moved travels there, as long as motion is allowed. */
function show(html) {
  const cards = () => [...wall.querySelectorAll("[id^=card-]")];
  const before = new Map(cards().map((card) => [card.id, card.getBoundingClientRect()]));
  wall.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  const duration = parseFloat(getComputedStyle(wall).getPropertyValue("--calm")) || 0;
  for (const card of duration ? cards() : []) {
    const [from, to] = [before.get(card.id), card.getBoundingClientRect()];
    if (!from || (from.left === to.left && from.top === to.top)) continue;
    card.animate([{ translate: `${from.left - to.left}px ${from.top - to.top}px` }, { translate: "0 0" }], { duration, easing: "ease-out" });
  }
}

function gone() {
  clearTimeout(next);
  delete document.documentElement.dataset.live;
  screen.replaceChildren(document.getElementById("screen-gone").content.cloneNode(true));
}

document.addEventListener("woc:entry", () => soon(TOGETHER));
document.addEventListener("woc:again", () => soon(0));
document.addEventListener("woc:revoked", gone);
live(screen.dataset.stream);
soon(ANYHOW);
awake();
