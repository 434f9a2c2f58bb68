import { send } from "./wall-send.js";
import { turn } from "./wall-turn.js";

/** Move a card: at once on the screen, back where it hung when it is refused. A second key waits for the first. */
export function move(card, to) {
  const pk = card.dataset.idea;
  return turn.take(pk, () => {
    const data = new FormData();
    data.set("to", to);
    data.set("from", (document.getElementById(card.id) ?? card).dataset.stage);
    return send(`/ideas/${pk}/decisions/`, data, pk);
  });
}
