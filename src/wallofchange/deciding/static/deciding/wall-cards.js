const cardOf = (pk) => document.getElementById(`card-${pk}`);
const listOf = (stage) => document.querySelector(`.column[data-stage="${stage}"] > ol`);

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

/** Move a card to a column before the answer is there; the returned function hangs it back. */
export function promise(card, stage) {
  const list = listOf(stage);
  if (!list || card.dataset.stage === stage) return () => {};
  const [home, next] = [card.parentElement, card.nextElementSibling];
  glide(card, () => list.prepend(card));
  return () => card.isConnected && glide(card, () => home.insertBefore(card, next?.parentElement === home ? next : null));
}

/** Fetch one card again; where it may not be seen any more, it goes. */
export async function refresh(wall, pk) {
  const response = await fetch(`${wall.dataset.cards}${pk}/${location.search}`);
  if (response.status === 404) cardOf(pk)?.remove();
  else if (response.ok && !response.redirected) place(await response.text());
}

function hang(fresh) {
  const old = cardOf(fresh.dataset.idea);
  const list = listOf(fresh.dataset.stage);
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
  if (focused) fresh.querySelector(".idea-title a").focus();
  return fresh;
}

/** Let a card travel from where it was to where it is, as long as motion is allowed. */
function glide(card, move, from = card.isConnected ? card.getBoundingClientRect() : null) {
  const focused = card.contains(document.activeElement) && document.activeElement;
  move();
  if (focused) focused.focus({ preventScroll: true }); // a node that moves loses it
  const style = getComputedStyle(card);
  const duration = parseFloat(style.getPropertyValue("--calm")) || 0;
  if (!duration || !from) return;
  const to = card.getBoundingClientRect();
  const start = `${from.left - to.left}px ${from.top - to.top}px`;
  card.animate([{ translate: start, zIndex: 5 }, { translate: "0 0", zIndex: 5 }], { duration, easing: "ease-out" });
}
