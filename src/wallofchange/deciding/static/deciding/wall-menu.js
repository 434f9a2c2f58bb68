/** Open the menu of a card: by its button, or by calling `open(card, fold)` on the dialog's behalf. */
export function menu(wall) {
  wall.addEventListener("click", (event) => {
    const button = event.target.closest("[data-menu]");
    if (!button || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open(button.closest("[data-idea]"));
  });
}

/** Show what can be done with a card; `fold` ("a", "b", "done") opens one of its forms at once. */
export async function open(card, fold = "") {
  const dialog = document.getElementById("card-menu");
  const response = await fetch(card.querySelector("[data-menu]").dataset.menu).catch(() => null);
  if (!response?.ok) {
    document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
    return;
  }
  dialog.innerHTML = await response.text();
  if (!dialog.open) dialog.showModal();
  const details = fold && dialog.querySelector(`[data-fold="${fold}"]`);
  if (!details) return;
  details.open = true;
  details.querySelector("input:not([type=hidden]), textarea")?.focus();
}
