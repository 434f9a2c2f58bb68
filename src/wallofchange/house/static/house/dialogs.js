/** Open a <dialog> from a button or link with data-opens="its id"; a press beside it closes it. */
export function dialogs(root) {
  root.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    } else if (event.target.closest("[data-closes]") || event.target.matches("dialog[open]")) {
      event.target.closest("dialog")?.close();
    }
  });
}
