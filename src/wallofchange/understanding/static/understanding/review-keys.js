import { keys } from "../house/keys.js";
import { themes } from "./review-themes.js";

const PRESSES = ["1", "2", "3", "0", "-", "=", "+", "a"];

/** Every key of the queue does what a button on the card does. */
export function walk(table) {
  const plain = (act) => (event) => {
    event.preventDefault();
    act();
  };
  const press = (key) => plain(() => table.now()?.querySelector(`button[data-key="${key}"]`)?.click());
  const right = (event) => {
    if (event.target.closest("button, a, summary")) return; // there Enter and space do what they always do
    event.preventDefault();
    table.now()?.querySelector("[data-right]").click();
  };
  const letters = { j: plain(table.next), k: plain(table.before), u: plain(table.undo), t: plain(() => themes(table.now())) };
  const capitals = Object.fromEntries(Object.entries(letters).map(([key, act]) => [key.toUpperCase(), act]));
  keys(document.body, {
    ...Object.fromEntries(PRESSES.map((key) => [key, press(key)])),
    ...letters,
    ...capitals,
    A: press("a"),
    Enter: right,
    " ": right,
    "?": plain(() => document.getElementById("all-keys").showModal()),
  });
}
