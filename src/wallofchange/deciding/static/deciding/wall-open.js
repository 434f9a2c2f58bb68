/** Show what can be done with a card; `fold` ("a", "b", "done") opens one of its forms at once. */
export async function open(card, fold = "") {
  const dialog = document.getElementById("card-menu");
  const { cards } = document.querySelector("[data-wall]").dataset;
  const response = await fetch(`${cards}${card.dataset.idea}/opened/`).catch(() => null);
  if (!response?.ok) {
    document.body.dispatchEvent(new CustomEvent("htmx:sendError"));
    return;
  }
  const answer = new DOMParser().parseFromString(await response.text(), "text/html");
  dialog.replaceChildren(...answer.body.childNodes);
  if (!dialog.open) dialog.showModal();
  const details = fold && dialog.querySelector(`[data-fold="${fold}"]`);
  if (!details) return;
  details.open = true;
  details.querySelector("input:not([type=hidden]), textarea")?.focus();
}
