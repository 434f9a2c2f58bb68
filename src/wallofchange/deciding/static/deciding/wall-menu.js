import { open } from "./wall-open.js";

/** Open the menu of a card by its button; with Ctrl it opens the idea's page, as any link. */
export function menu(wall) {
  wall.addEventListener("click", (event) => {
    const button = event.target.closest("[data-menu]");
    if (!button || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(button.closest("[data-idea]"));
  });
}
