import { send } from "./wall-send.js";

const underWay = new Map(); // by idea: a second key on the same card waits until the first has landed

/** Move a card: at once on the screen, back where it hung when it is refused. */
export function move(card, to) {
  const pk = card.dataset.idea;
  const moved = after(underWay.get(pk), card, to);
  underWay.set(pk, moved);
  return moved.finally(() => underWay.get(pk) === moved && underWay.delete(pk));
}

async function after(before, card, to) {
  await before;
  const data = new FormData();
  data.set("to", to);
  data.set("from", (document.getElementById(card.id) ?? card).dataset.stage);
  return send(`/ideas/${card.dataset.idea}/decisions/`, data, card.dataset.idea);
}
