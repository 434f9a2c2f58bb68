import { released } from "../house/pressed.js";
import { turn } from "./wall-turn.js";

/** A card stays where it is while a finger is down on it: its button would not be pressed if it came anew under it. */
export function press(wall) {
  wall.addEventListener("pointerdown", ({ target }) => {
    const card = target.closest(".wall [data-idea]");
    if (card) released().then(turn.hold(card.dataset.idea));
  });
}
