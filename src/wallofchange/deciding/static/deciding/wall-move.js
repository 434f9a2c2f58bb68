import { send } from "./wall-send.js";

/** Move a card: at once on the screen, back where it hung when it is refused. */
export function move(card, to) {
  const data = new FormData();
  data.set("to", to);
  data.set("from", card.dataset.stage);
  return send(`/ideas/${card.dataset.idea}/decisions/`, data, card.dataset.idea);
}
