import { glide } from "./wall-glide.js";

/** Put the card of an answer where it hangs now, and the counts of the columns beside it. */
export function place(html) {
  const answer = new DOMParser().parseFromString(html, "text/html");
  const fresh = answer.querySelector("[data-idea]");
  if (!fresh) return null;
  for (const count of answer.querySelectorAll("[data-count]")) {
    for (const shown of document.querySelectorAll(`[data-wall] [data-count="${count.dataset.count}"]`)) {
      shown.textContent = count.textContent;
    }
  }
  return hang(document.adoptNode(fresh));
}

function hang(fresh) {
  const old = document.getElementById(fresh.id);
  const list = document.querySelector(`.column[data-stage="${fresh.dataset.stage}"] > ol`);
  const focused = old?.contains(document.activeElement);
  if (!list) {
    old?.remove();
    return null;
  }
  if (old?.parentElement === list) old.replaceWith(fresh);
  else {
    const from = old?.getBoundingClientRect();
    old?.remove();
    glide(fresh, () => list.prepend(fresh), from);
  }
  const refusal = old?.querySelector(":scope > .refusal");
  if (refusal) fresh.append(refusal); // not read yet
  if (focused) fresh.querySelector(".idea-title a").focus();
  return fresh;
}
