import { focus } from "./wall-focus.js";
import { glide } from "./wall-glide.js";
import { lane } from "./wall-lane.js";
import { written } from "./wall-written.js";

const MOST = 3;

/** Put the card of an answer where it hangs now; the counts come along, or are counted here. */
export function place(html, { counted = true } = {}) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const fresh = answer.querySelector("[data-idea]");
  if (!fresh) return null;
  written.set(fresh, fresh.outerHTML);
  const old = document.getElementById(fresh.id);
  if (counted) for (const count of answer.querySelectorAll("[data-count]")) show(count.dataset.count, () => count.textContent);
  else if (old?.dataset.stage !== fresh.dataset.stage) {
    show(old?.dataset.stage, (n) => Math.max(n - 1, 0));
    show(fresh.dataset.stage, (n) => n + 1);
  }
  if (!counted) keepCalm(old, fresh);
  return hang(document.adoptNode(fresh), old, counted);
}

function show(stage, next) {
  for (const shown of document.querySelectorAll(`[data-wall] [data-count="${stage}"]`)) {
    shown.textContent = next(Number(shown.textContent.replace(/\D/g, "")));
  }
}

/** Three cards at most are marked as waiting long; one that comes by itself does not know of the others. */
function keepCalm(old, fresh) {
  const mark = fresh.querySelector(".mark[data-age]");
  if (!mark || old?.querySelector(".mark[data-age]")) return;
  if (document.querySelectorAll("[data-wall] .mark[data-age]").length >= MOST) mark.remove();
}

function hang(fresh, old, mine) {
  const list = document.querySelector(`.column[data-stage="${fresh.dataset.stage}"] > ol`);
  const held = old?.contains(document.activeElement) && document.activeElement;
  if (!list) {
    old?.remove();
    return null;
  }
  if (old?.parentElement === list) old.replaceWith(fresh);
  else {
    const from = old?.getBoundingClientRect();
    old?.remove();
    glide(fresh, () => lane(list, fresh), from);
  }
  const refusal = old?.querySelector(":scope > .refusal");
  if (refusal) fresh.append(refusal); // not read yet
  if (held) focus.back(fresh, held, { preventScroll: !mine });
  return fresh;
}
