import { glide } from "./wall-glide.js";
import { lane } from "./wall-lane.js";

/** Move a card to a column before the answer is there; the returned function hangs it back. */
export function promise(card, stage) {
  const list = document.querySelector(`.column[data-stage="${stage}"] > ol`);
  if (!list || card.dataset.stage === stage) return () => {};
  const [home, next] = [card.parentElement, card.nextElementSibling];
  glide(card, () => lane(list, card));
  return () => card.isConnected && glide(card, () => home.insertBefore(card, next?.parentElement === home ? next : null));
}
