import { deck } from "./review-deck.js";
import { walk } from "./review-keys.js";

// Without any of this ten cards lie below each other, each with its own form.
const place = document.querySelector("[data-review]");
if (place.querySelector("[data-deck]")) {
  const table = deck(place);
  const steps = place.querySelector("[data-steps]");
  steps.hidden = false;
  steps.addEventListener("click", (event) => table[event.target.closest("[data-step]")?.dataset.step]?.());
  walk(table);
}
