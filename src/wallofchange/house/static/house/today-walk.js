import { keys } from "./keys.js";
import { lines } from "./today-lines.js";

/** Arrows, or J and K, walk the lines; a letter presses the button that shows it. */
export function walk(document) {
  const letters = [..."abcdefghilmnopqrstuvwxyz+"].flatMap((key) => [[key, press(key)], [key.toUpperCase(), press(key)]]);
  keys(document.body, {
    ...Object.fromEntries(letters),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    j: step(1),
    k: step(-1),
    "?": () => document.getElementById("all-keys").showModal(),
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && leave(event.target));
}

/** The button of this line first; else the first one on the page that belongs to no line, or to one alone. */
function press(key) {
  const name = `[data-key="${key}"]`;
  return (event) => {
    const button = lines.here()?.querySelector(name) ?? alone(name);
    if (!button) return;
    event.preventDefault();
    if (button.matches("summary")) return unfold(button.parentElement);
    const field = button.form?.querySelector(`[data-focus="${key}"]`);
    if (field && !field.value) field.focus();
    else button.click();
  };
}

/** Open at once, not when the browser comes round to it: what one types next is meant for the field. */
function unfold(fold) {
  fold.open = !fold.open;
  if (fold.open) fold.querySelector("input[type=text]")?.focus();
}

const alone = (name) => {
  const found = [...document.querySelectorAll(name)];
  return found.find((button) => !button.closest("[data-line]")) ?? (found.length === 1 ? found[0] : null);
};

function step(by) {
  return (event) => {
    event.preventDefault();
    lines.step(by);
  };
}

function leave(element) {
  const line = element.closest?.("[data-line]");
  if (!line || !element.matches("input, select, summary, button, a")) return;
  element.closest("details")?.removeAttribute("open");
  line.focus();
}
