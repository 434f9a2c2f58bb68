import { deck } from "./review-deck.js";
import { walk } from "./review-keys.js";

// Without any of this ten cards lie below each other, each with its own form.
const place = document.querySelector("[data-review]");
if (place.querySelector("[data-deck]")) walk(deck(place));
