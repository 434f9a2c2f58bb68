import { lay } from "./review-lay.js";

/** Remembers cards as they were dealt, so that what is taken back is back at once, however late the answer. */
export function dealt() {
  const kept = new Map();

  /** Before somebody says something of it for the first time. */
  function keep(card) {
    if (card.dataset.read === "yes" || kept.has(card.dataset.card)) return;
    const copy = card.cloneNode(true);
    copy.querySelector("form").reset(); // what was ticked meanwhile
    copy.querySelector("[data-themes]").open = false;
    kept.set(card.dataset.card, copy);
  }

  /** Lay it in the place of what was said of it; gives the card that lies there now. */
  function again(card) {
    const copy = kept.get(card.dataset.card)?.cloneNode(true);
    if (copy) lay(copy, card);
    return copy ?? card;
  }

  return { keep, again };
}
